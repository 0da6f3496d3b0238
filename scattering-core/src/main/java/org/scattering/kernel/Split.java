package org.scattering.kernel;

/**
 * Complex numbers as two arrays, [row][lane] with the lanes side by side: lane l of row n lies at n·width + l.
 *
 * <p>{@link #swapped()} exchanges real and imaginary parts without moving data, which turns a forward DFT into an
 * (unscaled) inverse one: IDFT(z) = swap(DFT(swap(z))).
 */
public final class Split {
    private final float[] re;
    private final float[] im;
    private final Split swapped;

    /**
     * Allocates zeros.
     *
     * @param numbers complex numbers
     */
    public Split(int numbers) {
        re = new float[numbers];
        im = new float[numbers];
        swapped = new Split(this);
    }

    private Split(Split original) {
        re = original.im;
        im = original.re;
        swapped = original;
    }

    /**
     * The real parts.
     *
     * @return the array itself
     */
    public float[] re() {
        return re;
    }

    /**
     * The imaginary parts.
     *
     * @return the array itself
     */
    public float[] im() {
        return im;
    }

    /**
     * The same memory with the parts exchanged.
     *
     * @return a view
     */
    public Split swapped() {
        return swapped;
    }
}
