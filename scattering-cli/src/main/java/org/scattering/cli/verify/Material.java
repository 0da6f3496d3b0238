package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.scattering.cli.demo.StrokeDigits;

/**
 * What filters are verified on.
 *
 * @param name the file, or how the signals were made
 * @param signals at least one; the first is drawn
 * @param population of which relative stability is measured, at least two
 * @param populationName where these come from
 */
public record Material(String name, List<double[]> signals, List<double[]> population, String populationName) {
    /** The shape of the digits that are drawn for want of other images. */
    public static final List<Integer> DIGITS = List.of(StrokeDigits.SIDE, StrokeDigits.SIDE);

    static final int FEWEST = 20;
    private static final int COUNT = 60;
    private static final double NOISE = 0.05;

    /** Copies the lists. */
    public Material {
        signals = List.copyOf(signals);
        population = List.copyOf(population);
    }

    /**
     * Signals of a file; where it holds fewer than 20, relative stability is measured on generated ones.
     *
     * @param name the file
     * @param signals its signals
     * @param shape (length) or (rows, columns)
     * @param seed of the generated ones
     * @return the material
     */
    public static Material of(String name, List<double[]> signals, List<Integer> shape, long seed) {
        return signals.size() >= FEWEST
                ? new Material(name, signals, signals, name)
                : new Material(name, signals, packets(shape, seed, 0), "generated wave packets");
    }

    /**
     * Drawn digits where the shape is theirs; else wave packets with some noise, and a population of packets without.
     *
     * @param shape (length) or (rows, columns)
     * @param seed of the generator
     * @return the material
     */
    public static Material generated(List<Integer> shape, long seed) {
        if (shape.equals(DIGITS)) {
            List<double[]> digits = digits(seed);
            return new Material("digits drawn from strokes", digits, digits, "digits drawn from strokes");
        }
        return new Material(
                "generated wave packets",
                packets(shape, seed, NOISE).subList(0, 8),
                packets(shape, seed, 0),
                "generated wave packets");
    }

    private static List<double[]> digits(long seed) {
        StrokeDigits hand = new StrokeDigits(seed);
        List<double[]> digits = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            digits.add(digit(hand, (i + 3) % StrokeDigits.CLASSES));
        }
        return digits;
    }

    static double[] digit(StrokeDigits hand, int which) {
        float[] pixels = hand.draw(which);
        double[] digit = new double[pixels.length];
        Arrays.setAll(digit, p -> pixels[p]);
        return digit;
    }

    /** Waves under Gaussian envelopes, of random place, width, frequency and direction. */
    private static List<double[]> packets(List<Integer> shape, long seed, double noise) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> packets = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            packets.add(packet(shape, random, noise));
        }
        return packets;
    }

    private static double[] packet(List<Integer> shape, SplittableRandom random, double noise) {
        int columns = shape.getLast();
        int rows = shape.size() == 1 ? 1 : shape.getFirst();
        double shorter = shape.size() == 1 ? columns : Math.min(rows, columns);
        double frequency = 0.08 + 0.27 * random.nextDouble();
        double direction = shape.size() == 1 ? 0 : Math.PI * random.nextDouble();
        double width = shorter * (0.06 + 0.08 * random.nextDouble());
        double row = rows * (0.3 + 0.4 * random.nextDouble());
        double column = columns * (0.3 + 0.4 * random.nextDouble());
        double[] x = new double[rows * columns];
        for (int i = 0; i < x.length; i++) {
            double down = rows == 1 ? 0 : Math.floorDiv(i, columns) - row;
            double right = i % columns - column;
            double envelope = StrictMath.exp(-(down * down + right * right) / (2 * width * width));
            double along = down * StrictMath.sin(direction) + right * StrictMath.cos(direction);
            x[i] = envelope * StrictMath.cos(2 * Math.PI * frequency * along) + noise * random.nextGaussian();
        }
        return x;
    }

    String signal(int index) {
        return signals.size() == 1 ? name : "signal " + index + " of " + name;
    }
}
