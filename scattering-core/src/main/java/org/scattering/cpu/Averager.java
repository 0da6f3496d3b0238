package org.scattering.cpu;

import org.scattering.kernel.Split;

/**
 * S = U ⋆ φ at the output's rate as plain weighted sums, taken while U is in the first-level cache. A path that nothing
 * follows needs no spectrum, and few samples of S are kept: the sums are cheaper than a Fourier transform of U. Immutable and
 * thread-safe.
 */
abstract class Averager implements Sweeps.Rows {
    /**
     * The part of φ, by its l1 norm, that may be left out at its ends: what that adds to an error is at most this part of the
     * largest U, less than the bound on the rounding of a sum of as many floats as are left.
     */
    private static final double LEFT_OUT = 1e-6;

    /** Sums that one call of the kernel advances. */
    static final int GROUP = 4;

    /** The distance from which on φ, periodic and even, may be left out. */
    static int reach(double[] phi) {
        int reach = phi.length / 2;
        double norm = 0;
        for (double weight : phi) {
            norm += Math.abs(weight);
        }
        double tail = 2 * Math.abs(phi[reach]);
        while (reach > 0 && tail <= LEFT_OUT * norm) {
            reach--;
            tail += 2 * Math.abs(phi[reach]);
        }
        return reach;
    }

    /** Numbers of {@link Work#sums} it needs. */
    abstract int sums();

    /** Starts new sums. */
    abstract void begin(Work work);

    /** Adds what a block contributes. */
    @Override
    public abstract void accept(Work work, Split u, int block);

    /** Completes the sums: the kept samples of S, where they belong in {@link Work#natural}. */
    abstract void finish(Work work);
}
