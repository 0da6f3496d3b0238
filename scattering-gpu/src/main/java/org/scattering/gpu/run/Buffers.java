package org.scattering.gpu.run;

import java.util.ArrayList;
import java.util.List;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.DeviceMemory;
import org.scattering.gpu.driver.PinnedMemory;

/** The memory of a lane for chunks of so many signals. */
final class Buffers implements AutoCloseable {
    /** Doubles a signal, see {@code measure.cuh}. */
    static final int STATS = 4;

    private final List<AutoCloseable> all = new ArrayList<>();
    final int signals;
    final DeviceMemory input;
    final DeviceMemory offsets;
    final DeviceMemory lengths;
    final DeviceMemory stats;
    final DeviceMemory spectra;
    final DeviceMemory work;
    final DeviceMemory partial;
    final DeviceMemory output;
    final PinnedMemory stagedInput;
    final PinnedMemory stagedOffsets;
    final PinnedMemory stagedLengths;
    final PinnedMemory stagedStats;
    final PinnedMemory stagedOutput;

    Buffers(LaneSizes sizes, int signals) {
        this.signals = signals;
        try {
            input = device(signals * sizes.inputBytes(false));
            offsets = device(8L * (signals + 1));
            lengths = device(4L * signals);
            stats = device(8L * STATS * signals);
            spectra = device(signals * sizes.spectrumBytes());
            work = device(8 * sizes.workNumbers(signals));
            partial = device(4 * sizes.partialNumbers(signals));
            output = device(signals * sizes.outputBytes());
            stagedInput = pinned(signals * sizes.inputBytes(false));
            stagedOffsets = pinned(8L * (signals + 1));
            stagedLengths = pinned(4L * signals);
            stagedStats = pinned(8L * STATS * signals);
            stagedOutput = pinned(signals * sizes.outputBytes());
        } catch (CudaException e) {
            close();
            throw e;
        }
    }

    private DeviceMemory device(long bytes) {
        DeviceMemory memory = new DeviceMemory(bytes);
        all.add(memory);
        return memory;
    }

    private PinnedMemory pinned(long bytes) {
        PinnedMemory memory = new PinnedMemory(bytes);
        all.add(memory);
        return memory;
    }

    @Override
    public void close() {
        for (AutoCloseable memory : all) {
            switch (memory) {
                case DeviceMemory m -> m.close();
                case PinnedMemory m -> m.close();
                default -> throw new AssertionError(memory);
            }
        }
    }
}
