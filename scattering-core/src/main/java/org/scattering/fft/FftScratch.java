package org.scattering.fft;

import org.scattering.kernel.Split;

/** Two more buffers, for transforms that take a detour. */
public final class FftScratch {
    private final Split first;
    private final Split second;

    /**
     * Allocates both.
     *
     * @param numbers complex numbers in each
     */
    public FftScratch(int numbers) {
        first = new Split(numbers);
        second = new Split(numbers);
    }

    Split first() {
        return first;
    }

    Split second() {
        return second;
    }
}
