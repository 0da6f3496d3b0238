package org.scattering.kernel;

import java.util.Arrays;

/**
 * What an array is to become, in double precision: a test computes by formulas on one side and calls kernels on the other.
 * Numbers that no formula names keep their value.
 */
final class Prediction {
    /** Sums of at most some 50 products of numbers of size 1. */
    private static final double BOUND = 1e-5;

    private final Arena arena = Arena.gaussian(1 << 16);
    private final double[] expected = new double[1 << 16];

    Prediction() {
        Arrays.setAll(expected, i -> arena.data()[i]);
    }

    /** What kernels work on. */
    Arena arena() {
        return arena;
    }

    /** What formulas work on. */
    double[] expected() {
        return expected;
    }

    /** Both sides get the same number. */
    void put(int at, double number) {
        arena.data()[at] = (float) number;
        expected[at] = arena.data()[at];
    }

    void check() {
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(arena.data()[i] - expected[i]) <= BOUND)) {
                throw new AssertionError("[%d] is %s, not %s".formatted(i, arena.data()[i], expected[i]));
            }
        }
    }
}
