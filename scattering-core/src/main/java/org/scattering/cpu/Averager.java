package org.scattering.cpu;

import org.scattering.kernel.Split;

/**
 * S = U ⋆ φ at the output's rate as plain weighted sums, taken while U is in the first-level cache. A path that nothing
 * follows needs no spectrum, and few samples of S are kept: the sums are cheaper than a Fourier transform of U. Immutable and
 * thread-safe.
 */
abstract class Averager implements Sweeps.Rows {
    /** Weights below this part of the largest are left out: less than the rounding of a float's sum. */
    static final double NEGLIGIBLE = 1e-8;

    /** Sums that one call of the kernel advances. */
    static final int GROUP = 4;

    /** The largest distance at which φ, periodic and even, is not negligible. */
    static int reach(double[] phi) {
        int reach = phi.length / 2;
        while (reach > 0 && Math.abs(phi[reach]) <= NEGLIGIBLE * Math.abs(phi[0])) {
            reach--;
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
