package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.scattering.cli.demo.StrokeDigits;

/**
 * Signals of which the classes are known, because they were made. The same seed makes the same.
 *
 * @param name how they were made
 * @param shape (length) or (rows, columns)
 * @param signals class after class in turn
 * @param labels the class of each
 */
record LabelledSignals(String name, List<Integer> shape, List<double[]> signals, List<String> labels) {
    private static final int PER_CLASS = 15;
    private static final int LENGTH = 256;
    private static final double[] FREQUENCIES = {0.06, 0.1, 0.15, 0.21, 0.28, 0.36};
    private static final double NOISE = 0.05;

    LabelledSignals {
        shape = List.copyOf(shape);
        signals = List.copyOf(signals);
        labels = List.copyOf(labels);
    }

    /** Digits for images, packets of six frequencies for signals in time. */
    static LabelledSignals of(int dimensions, long seed) {
        return dimensions == 1 ? packets(seed) : digits(seed);
    }

    private static LabelledSignals digits(long seed) {
        StrokeDigits hand = new StrokeDigits(seed);
        List<double[]> signals = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < PER_CLASS * StrokeDigits.CLASSES; i++) {
            int digit = i % StrokeDigits.CLASSES;
            signals.add(Material.digit(hand, digit));
            labels.add(Integer.toString(digit));
        }
        return new LabelledSignals("digits drawn from strokes", Material.DIGITS, signals, labels);
    }

    private static LabelledSignals packets(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> signals = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < PER_CLASS * FREQUENCIES.length; i++) {
            double frequency = FREQUENCIES[i % FREQUENCIES.length];
            signals.add(packet(frequency, random));
            labels.add(Double.toString(frequency));
        }
        return new LabelledSignals(
                "wave packets of " + FREQUENCIES.length + " frequencies", List.of(LENGTH), signals, labels);
    }

    /** The class is the frequency, give or take 8 %; place, width and phase are anything. */
    private static double[] packet(double frequency, SplittableRandom random) {
        double own = frequency * (1 + 0.08 * (2 * random.nextDouble() - 1));
        double centre = LENGTH * (0.3 + 0.4 * random.nextDouble());
        double width = LENGTH * (0.06 + 0.06 * random.nextDouble());
        double phase = 2 * Math.PI * random.nextDouble();
        double[] x = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            double t = i - centre;
            double envelope = StrictMath.exp(-t * t / (2 * width * width));
            x[i] = envelope * StrictMath.cos(2 * Math.PI * own * t + phase) + NOISE * random.nextGaussian();
        }
        return x;
    }
}
