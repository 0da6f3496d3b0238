package org.scattering.cli.demo;

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
    private static final int TESTED_PER_CLASS = 40;
    private static final int FOLDS = 5;
    private static final long SEED = 8;

    /**
     * How it went.
     *
     * @param learnedFrom digits of each class to learn from
     * @param tested digits classified
     * @param pixelError errors on pixels, in percent
     * @param scatteringError errors on scattering coefficients, in percent
     */
    record Result(int learnedFrom, int tested, double pixelError, double scatteringError) {}

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
            return new Result(learnedFrom, tested.size(), onPixels, onScattering);
        }
    }

    /** So many digits of each class, and which they are. */
    static List<float[]> draw(StrokeDigits hand, int perClass, List<String> labels) {
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
