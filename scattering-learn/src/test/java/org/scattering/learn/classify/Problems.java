package org.scattering.learn.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.scattering.learn.features.FeatureTable;

/** Examples drawn from known distributions, so that it is known who can tell the classes apart. */
public final class Problems {
    private Problems() {}

    private static Examples draw(int classes, int each, int seed, BiFunction<Random, Integer, double[]> draw) {
        Random random = new Random(seed);
        List<double[]> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < classes * each; i++) {
            int c = i % classes;
            rows.add(draw.apply(random, c));
            labels.add("class " + (char) ('a' + c));
        }
        return Examples.of(table(rows), labels);
    }

    public static FeatureTable table(List<double[]> rows) {
        int width = rows.getFirst().length;
        double[] values = new double[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, values, i * width, width);
        }
        List<String> names =
                IntStream.range(0, width).mapToObj(i -> "S[" + i + "]").toList();
        return new FeatureTable(rows.size(), names, 1, values);
    }

    /** Round clouds far apart. */
    public static Examples blobs(int classes, int each, int width, int seed) {
        return draw(classes, each, seed, (random, c) -> {
            double[] x = noise(random, width, 0.3);
            x[c % width] += 3 * (1 + c / width);
            return x;
        });
    }

    /** Two planes through one point in many dimensions: the means are alike, no hyperplane parts them. */
    static Examples crossingPlanes(int each, int seed) {
        return draw(2, each, seed, (random, c) -> {
            double[] x = noise(random, 12, 0.05);
            x[2 * c] += 3 * random.nextGaussian();
            x[2 * c + 1] += 3 * random.nextGaussian();
            return x;
        });
    }

    /** A disk within a ring: no mean, line or affine space tells them apart. */
    static Examples rings(int each, int seed) {
        return draw(2, each, seed, (random, c) -> {
            double angle = 2 * Math.PI * random.nextDouble();
            double radius = 1 + 2 * c + 0.1 * random.nextGaussian();
            return new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
        });
    }

    /** Two long thin parallel clouds: the means say little, the common covariance all. */
    static Examples cigars(int each, int seed) {
        return draw(2, each, seed, (random, c) -> {
            double along = 10 * random.nextGaussian();
            return new double[] {along, along + c + 0.1 * random.nextGaussian()};
        });
    }

    /** A gap at 0, and half of one class far away from it: means and covariances mislead, the margin does not. */
    static Examples farHalf(int each, int seed) {
        return draw(2, each, seed, (random, c) -> {
            double x = 0.2 + 0.8 * random.nextDouble();
            boolean far = c == 1 && random.nextInt(2) == 0;
            return new double[] {c == 0 ? -x : far ? 30 + x : x, 0.1 * random.nextGaussian()};
        });
    }

    private static double[] noise(Random random, int width, double deviation) {
        return random.doubles(width).map(_ -> deviation * random.nextGaussian()).toArray();
    }

    static double error(Classifier classifier, Examples test) {
        int[] predicted = classifier.predict(test.features());
        long errors = IntStream.range(0, predicted.length)
                .filter(i -> predicted[i] != test.labels()[i])
                .count();
        return (double) errors / predicted.length;
    }
}
