package org.scattering;

import java.util.SplittableRandom;

/** Seeded inputs. */
public final class Noise {
    private Noise() {}

    public static double[] gaussian(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextGaussian();
        }
        return x;
    }

    public static float[] single(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }
}
