package org.scattering.cpu;

import java.util.Arrays;
import org.scattering.fft.BlockBuffers;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Memory;
import org.scattering.kernel.Split;

/** The memory of one thread that every sweep uses in turn: three blocks for the first-level cache, and two grids. */
final class Work {
    final Kernels kernels;
    /** Where a block is put together. */
    final Split block;
    /** Where another one is, which is also a buffer of {@link #fft}. */
    final Split second;
    /** The buffers of a block's FFT. */
    final BlockBuffers fft;
    /** Two grids of signals or spectra. */
    final Split a;

    final Split b;
    /** Sums that are not complete yet, see {@link Averager}: real parts. */
    final Split sums;
    /** Real signals in natural order, to be stored: where they begin in {@link #data}. */
    final int natural;
    /** What all stretches are parts of. */
    final float[] data;

    Work(Kernels kernels, BufferSizes sizes, Memory memory) {
        this.kernels = kernels;
        block = memory.complex(sizes.block());
        Split first = memory.complex(sizes.block());
        second = memory.complex(sizes.block());
        fft = new BlockBuffers(kernels, first, second);
        a = memory.complex(sizes.grid());
        b = memory.complex(sizes.grid());
        int sumsAt = memory.take(sizes.sums());
        natural = memory.take(sizes.natural());
        data = memory.data();
        sums = new Split(data, sumsAt, sumsAt);
    }

    void clear(int from, int numbers) {
        Arrays.fill(data, from, from + numbers, 0);
    }

    void clear(Split split, int numbers) {
        clear(split.re(), numbers);
        clear(split.im(), numbers);
    }
}
