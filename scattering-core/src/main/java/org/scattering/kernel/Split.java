package org.scattering.kernel;

/**
 * Complex numbers with their real and imaginary parts apart, as two stretches of one array: number n lies at {@code re() + n}
 * and {@code im() + n} of {@code data()}.
 *
 * <p>{@link #swapped()} exchanges real and imaginary parts without moving data, which turns a forward DFT into an
 * (unscaled) inverse one: IDFT(z) = swap(DFT(swap(z))).
 */
public final class Split {
    private final float[] data;
    private final int re;
    private final int im;
    private final Split swapped;

    /**
     * A part of an array.
     *
     * @param data the array
     * @param re where the real parts begin
     * @param im where the imaginary parts begin
     */
    public Split(float[] data, int re, int im) {
        this.data = data;
        this.re = re;
        this.im = im;
        swapped = new Split(this);
    }

    private Split(Split original) {
        data = original.data;
        re = original.im;
        im = original.re;
        swapped = original;
    }

    /**
     * The array.
     *
     * @return the array itself
     */
    public float[] data() {
        return data;
    }

    /**
     * The real parts.
     *
     * @return where they begin
     */
    public int re() {
        return re;
    }

    /**
     * The imaginary parts.
     *
     * @return where they begin
     */
    public int im() {
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
