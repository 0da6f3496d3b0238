package org.scattering.search;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Signals from which searches start, and pairs of them. */
public final class Probes {
    private Probes() {}

    /** Independent normal samples of variance 1. */
    public static double[] noise(SplittableRandom random, int size) {
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = random.nextGaussian();
        }
        return x;
    }

    /** A cosine, its frequency in cycles per sample along each axis of a shape. */
    public static double[] wave(List<Integer> shape, List<Double> frequency) {
        int columns = shape.getLast();
        double[] wave = new double[shape.stream().reduce(1, (a, b) -> a * b)];
        double down = frequency.size() == 1 ? 0 : frequency.getFirst();
        double right = frequency.getLast();
        Arrays.setAll(wave, i -> {
            int row = i / columns;
            return StrictMath.cos(2 * Math.PI * (row * down + i % columns * right));
        });
        return wave;
    }

    /** x + distance·direction. */
    public static double[] moved(double[] x, double distance, double[] direction) {
        double[] y = new double[x.length];
        Arrays.setAll(y, i -> x[i] + distance * direction[i]);
        return y;
    }
}
