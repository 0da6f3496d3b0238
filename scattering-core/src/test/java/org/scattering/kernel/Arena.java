package org.scattering.kernel;

import java.util.SplittableRandom;

/**
 * One array of random numbers, of which kernels get parts: what they read or write outside of those parts shows too. The parts
 * do not begin where a vector does.
 */
final class Arena {
    /** A prime, so that parts are aligned in any way. */
    private static final int GAP = 37;

    private static final float[] SPECIAL = {0, -0f, 1e-41f, -1e-38f, 3e17f, -1e-6f};

    private final float[] data;
    private int used = 5;

    private Arena(float[] data) {
        this.data = data;
    }

    /** Gaussian numbers. */
    static Arena gaussian(int size) {
        return new Arena(numbers(size, 0));
    }

    /** Gaussian numbers, and zeros of both signs, denormal, large and small ones. */
    static Arena special(int size) {
        return new Arena(numbers(size, 0.15));
    }

    private static float[] numbers(int size, double specials) {
        SplittableRandom random = new SplittableRandom(size);
        float[] x = new float[size];
        for (int i = 0; i < size; i++) {
            x[i] = random.nextDouble() < specials
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : (float) random.nextGaussian();
        }
        return x;
    }

    /** The same numbers, with no part taken. */
    Arena copy() {
        return new Arena(data.clone());
    }

    float[] data() {
        return data;
    }

    /** Where the next part begins. */
    int take(int numbers) {
        int from = used;
        used += numbers + GAP;
        if (used > data.length) {
            throw new IllegalStateException("a test needs more than " + data.length + " numbers");
        }
        return from;
    }

    Split complex(int numbers) {
        int re = take(numbers);
        return new Split(data, re, take(numbers));
    }
}
