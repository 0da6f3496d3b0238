package org.scattering.cli;

import java.util.Random;

/** Signals whose values every number format of the tests holds exactly. */
public final class TestSignals {
    private TestSignals() {}

    /** Multiples of 1/128 in [-1, 1). */
    public static double[] eighths(int count, int seed) {
        return new Random(seed)
                .ints(count, -128, 128)
                .mapToDouble(i -> i / 128.0)
                .toArray();
    }

    /** Whole numbers in [0, limit). */
    public static double[] whole(int count, int limit, int seed) {
        return new Random(seed).ints(count, 0, limit).asDoubleStream().toArray();
    }
}
