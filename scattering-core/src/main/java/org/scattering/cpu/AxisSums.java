package org.scattering.cpu;

import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;
import org.scattering.kernel.TwoLines;

/**
 * Weighted sums along one axis of an image: samples of x ⋆ φ, {@link Averager#GROUP} of them at a time, of two lines of points at
 * once, a row of lanes a point. A line is laid out first so that its sums take rows as they stand.
 */
abstract sealed class AxisSums permits WindowSums, MirroredSums {
    static final int GROUP = Averager.GROUP;
    static final int BLOCK = Kernels.BLOCK;

    private final int length;
    private final int from;
    private final int kept;

    AxisSums(int length, int from, int kept) {
        this.length = length;
        this.from = from;
        this.kept = kept;
    }

    /**
     * The cheaper kind.
     *
     * @param phi φ along the axis, periodic and even
     * @param step points a sample
     * @param from the first kept sample
     * @param kept how many
     */
    static AxisSums of(double[] phi, int step, int from, int kept) {
        return windowsAreCheaper(phi, step, from, kept)
                ? new WindowSums(phi, step, from, kept)
                : new MirroredSums(phi, step, from, kept);
    }

    private static boolean windowsAreCheaper(double[] phi, int step, int from, int kept) {
        return WindowSums.products(phi, step, kept) <= MirroredSums.products(phi.length, step, from, kept);
    }

    /** The products a line of the cheaper kind, without its tables, which may be large where nobody wants them. */
    static long products(double[] phi, int step, int from, int kept) {
        return windowsAreCheaper(phi, step, from, kept)
                ? WindowSums.products(phi, step, kept)
                : MirroredSums.products(phi.length, step, from, kept);
    }

    /** Points of a line. */
    final int length() {
        return length;
    }

    final int from() {
        return from;
    }

    final int kept() {
        return kept;
    }

    /** Rows of a line that is laid out. */
    abstract int rows();

    /** Where the first kept sample is among the sums. */
    abstract int first();

    /** Sums of a line: kept ones, and those that fill up groups. */
    abstract int slots();

    /** Lays out the moduli of a line of complex points. */
    abstract void layOutModuli(Kernels kernels, Split z, float[] data, int to);

    /** Lays out a line of real points. */
    abstract void layOut(Kernels kernels, float[] data, int from, int to);

    /** The sums of two lines that are laid out. */
    abstract void sum(Kernels kernels, float[] data, int from, int to, TwoLines lines);
}
