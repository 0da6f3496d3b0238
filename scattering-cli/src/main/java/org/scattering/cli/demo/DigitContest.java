package org.scattering.cli.demo;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scattering.learn.classify.AffinePca;
import org.scattering.learn.classify.Choice;
import org.scattering.learn.classify.Examples;
import org.scattering.learn.features.FeatureExtractor;
import org.scattering.learn.features.FeatureRecipe;
import org.scattering.learn.features.FeatureTable;
import org.scattering.learn.features.Scaling;
import org.scattering.settings.Scattering2D;

/** The same classifier, the same few digits to learn from: once on their pixels, once on their scattering coefficients. */
final class DigitContest {
    /** How many of each digit are learned from. */
    static final List<Integer> LEARNED_FROM = List.of(2, 5, 20);

    private static final int TESTED_PER_CLASS = 40;
    static final int TESTED = TESTED_PER_CLASS * StrokeDigits.CLASSES;
    private static final int SHOWN = 10;
    private static final int FOLDS = 5;
    private static final long SEED = 8;

    /**
     * How it went.
     *
     * @param pixelError errors on pixels, in percent
     * @param scatteringError errors on scattering coefficients, in percent
     */
    record Result(double pixelError, double scatteringError) {}

    private final FeatureRecipe recipe = new FeatureRecipe(
            Scattering2D.builder(StrokeDigits.SIDE, StrokeDigits.SIDE)
                    .scales(3)
                    .angles(8)
                    .build(),
            List.of(),
            Scaling.Kind.MAX);

    Result with(int learnedFrom) {
        List<String> trainingLabels = new ArrayList<>();
        List<float[]> training = draw(new StrokeDigits(SEED), learnedFrom, trainingLabels);
        List<String> labels = new ArrayList<>();
        List<float[]> tested = draw(new StrokeDigits(SEED + 1), TESTED_PER_CLASS, labels);
        double onPixels = error(pixels(training), trainingLabels, pixels(tested), labels);
        try (FeatureExtractor extractor = new FeatureExtractor(recipe)) {
            FeatureTable features = extractor.extract(training, done -> {});
            Scaling scaling = Scaling.fit(recipe.scaling(), features);
            FeatureTable others = scaling.apply(extractor.extract(tested, done -> {}));
            double onScattering = error(scaling.apply(features), trainingLabels, others, labels);
            return new Result(onPixels, onScattering);
        }
    }

    /** Writes the digits as PNG files named {@code digit_number.png}. */
    void write(Path folder) {
        write(folder.resolve("train"), new StrokeDigits(SEED), LEARNED_FROM.getLast());
        write(folder.resolve("test"), new StrokeDigits(SEED + 1), TESTED_PER_CLASS);
    }

    private static void write(Path folder, StrokeDigits hand, int perClass) {
        List<String> labels = new ArrayList<>();
        List<float[]> digits = draw(hand, perClass, labels);
        for (int i = 0; i < digits.size(); i++) {
            String name = "%s_%02d.png".formatted(labels.get(i), i / StrokeDigits.CLASSES);
            DemoFiles.writePng(folder.resolve(name), digits.get(i), StrokeDigits.SIDE);
        }
    }

    /** The first digits learned from, a row each. */
    BufferedImage sheet() {
        List<float[]> digits = draw(new StrokeDigits(SEED), SHOWN, new ArrayList<>());
        int side = StrokeDigits.SIDE;
        BufferedImage sheet =
                new BufferedImage(SHOWN * 2 * side, StrokeDigits.CLASSES / 2 * side, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < digits.size(); i++) {
            int digit = i % StrokeDigits.CLASSES;
            int x = (digit % 2 * SHOWN + i / StrokeDigits.CLASSES) * side;
            int y = digit / 2 * side;
            for (int p = 0; p < side * side; p++) {
                sheet.getRaster().setSample(x + p % side, y + p / side, 0, Math.round(digits.get(i)[p] * 255));
            }
        }
        return sheet;
    }

    /** So many digits of each class, and which they are. */
    private static List<float[]> draw(StrokeDigits hand, int perClass, List<String> labels) {
        List<float[]> digits = new ArrayList<>();
        for (int i = 0; i < perClass * StrokeDigits.CLASSES; i++) {
            digits.add(hand.draw(i % StrokeDigits.CLASSES));
            labels.add(Integer.toString(i % StrokeDigits.CLASSES));
        }
        return digits;
    }

    private static FeatureTable pixels(List<float[]> digits) {
        int size = StrokeDigits.SIDE * StrokeDigits.SIDE;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add(i / StrokeDigits.SIDE + "," + i % StrokeDigits.SIDE);
        }
        double[] values = new double[digits.size() * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = digits.get(i / size)[i % size];
        }
        return new FeatureTable(digits.size(), names, 1, values);
    }

    private static double error(
            FeatureTable training, List<String> trainingLabels, FeatureTable tested, List<String> labels) {
        Examples examples = Examples.of(training, trainingLabels);
        int[] predicted = AffinePca.train(examples, new Choice(FOLDS, SEED)).predict(tested);
        int wrong = 0;
        for (int i = 0; i < predicted.length; i++) {
            wrong += examples.classes().get(predicted[i]).equals(labels.get(i)) ? 0 : 1;
        }
        return 100.0 * wrong / predicted.length;
    }
}
