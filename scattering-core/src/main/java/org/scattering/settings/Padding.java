package org.scattering.settings;

/** How a signal of n samples continues beyond its ends. */
public enum Padding {
    /** … x2 x1 | x0 x1 … x(n-1) | x(n-2) …: mirrored without repeating the edge. The default, and Kymatio's. */
    REFLECT,
    /** … x1 x0 | x0 x1 … x(n-1) | x(n-1) …: mirrored with the edge repeated. */
    SYMMETRIC,
    /**
     * … x(n-1) | x0 … x(n-1) | x0 …: one period. Where every axis is a multiple of the coarsest sampling step nothing
     * is added and all convolutions are exactly circular; other lengths are continued periodically.
     */
    PERIODIC,
    /** Zeros on both sides. */
    ZERO,
    /** The input already has the padded size (see {@code ScatteringPlan.inputShape()}); only the margins are cut. */
    ALREADY_PADDED;

    /**
     * Where the sample at a position of the continued signal comes from.
     *
     * @param position any position, negative ones and ones beyond the end included
     * @param length n ≥ 1, the samples that exist
     * @return an index in [0, length), or -1 for a zero
     */
    public int source(int position, int length) {
        return switch (this) {
            case REFLECT -> length == 1 ? 0 : mirrored(Math.floorMod(position, 2 * length - 2), 2 * length - 2, length);
            case SYMMETRIC -> mirrored(Math.floorMod(position, 2 * length), 2 * length - 1, length);
            case PERIODIC -> Math.floorMod(position, length);
            case ZERO, ALREADY_PADDED -> position >= 0 && position < length ? position : -1;
        };
    }

    private static int mirrored(int phase, int mirror, int length) {
        return phase < length ? phase : mirror - phase;
    }
}
