package org.scattering.gpu.run;

import java.util.ArrayList;
import java.util.List;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.DeviceMemory;
import org.scattering.gpu.driver.PinnedMemory;
import org.scattering.gpu.tables.Layout;

/** The memory of a lane for chunks of so many signals. */
final class Buffers implements AutoCloseable {
    private final List<AutoCloseable> all = new ArrayList<>();
    final int signals;
    final DeviceMemory input;
    final DeviceMemory offsets;
    final DeviceMemory lengths;
    final DeviceMemory stats;
    final DeviceMemory spectra;
    final DeviceMemory work;
    final DeviceMemory partial;
    final DeviceMemory rowSums;
    final DeviceMemory exact;
    final DeviceMemory output;
    final PinnedMemory stagedInput;
    final PinnedMemory stagedOffsets;
    final PinnedMemory stagedLengths;
    final PinnedMemory stagedStats;
    final PinnedMemory stagedExact;
    final PinnedMemory stagedOutput;

    /** Where the samples come from, and the coefficients go. */
    enum Ends {
        /** The host, by way of pinned memory. */
        HOST,
        /** Arrays on the device, which need no room here. */
        DEVICE
    }

    /**
     * As many signals as there is memory for, of the wanted ones or a half, a quarter … of them.
     *
     * @throws CudaException where there is too little for one
     */
    static Buffers fitting(LaneSizes sizes, int wanted, Ends ends) {
        for (int signals = wanted; ; signals /= 2) {
            try {
                return new Buffers(sizes, signals, ends);
            } catch (CudaException e) {
                if (!e.outOfMemory() || signals <= 1) {
                    throw e;
                }
            }
        }
    }

    private Buffers(LaneSizes sizes, int signals, Ends ends) {
        this.signals = signals;
        int atEnds = ends == Ends.HOST ? signals : 0;
        try {
            input = device(atEnds * sizes.inputBytes(false));
            offsets = device(8L * (signals + 1));
            lengths = device(4L * signals);
            stats = device(8L * Layout.STATS * signals);
            spectra = device(signals * sizes.spectrumBytes());
            work = device(8 * sizes.workNumbers(signals));
            partial = device(4 * sizes.partialNumbers(signals));
            rowSums = device(signals * sizes.rowSumBytes());
            exact = device(signals * sizes.exactBytes());
            output = device(atEnds * sizes.outputBytes());
            stagedInput = pinned(atEnds * sizes.inputBytes(false));
            stagedOffsets = pinned(8L * (signals + 1));
            stagedLengths = pinned(4L * signals);
            stagedStats = pinned(8L * Layout.STATS * signals);
            stagedExact = pinned(atEnds * sizes.exactBytes());
            stagedOutput = pinned(atEnds * sizes.outputBytes());
        } catch (RuntimeException e) {
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
