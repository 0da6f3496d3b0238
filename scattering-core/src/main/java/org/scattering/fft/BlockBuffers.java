package org.scattering.fft;

import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/** What a {@link ComplexFft} works with: the twin to use and two blocks. Not thread-safe. */
public final class BlockBuffers {
    private final Kernels kernels;
    private final Split first;
    private final Split second;
    private final BlockBuffers swapped;

    /**
     * Joins them.
     *
     * @param kernels the twin to use
     * @param first a block of at least {@link ComplexFft#bufferRows()} rows
     * @param second another one
     */
    public BlockBuffers(Kernels kernels, Split first, Split second) {
        this.kernels = kernels;
        this.first = first;
        this.second = second;
        swapped = new BlockBuffers(this);
    }

    private BlockBuffers(BlockBuffers original) {
        kernels = original.kernels;
        first = original.first.swapped();
        second = original.second.swapped();
        swapped = original;
    }

    Kernels kernels() {
        return kernels;
    }

    Split first() {
        return first;
    }

    Split second() {
        return second;
    }

    /** The same blocks for inverse transforms. */
    BlockBuffers swapped() {
        return swapped;
    }
}
