package org.scattering.learn.classify;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.scattering.learn.features.FeatureTable;

/** The rules that follow from the means of the classes: nearest mean, and linear discriminant analysis. */
public final class ClassMeans {
    /** Shares of the identity in the covariance that cross-validation chooses from. */
    private static final double[] SHRINKAGES = {0.001, 0.01, 0.03, 0.1, 0.3, 0.6};

    private ClassMeans() {}

    /**
     * The nearest class mean.
     *
     * @param examples at least two of each of at least two classes
     * @return the rule argmin ‖x - μ_c‖
     */
    public static LinearRule nearestMean(Examples examples) {
        examples.requireTrainable();
        DMatrixRMaj means = means(examples);
        double[] biases = new double[means.numRows];
        for (int c = 0; c < biases.length; c++) {
            for (int i = 0; i < means.numCols; i++) {
                biases[c] -= 0.5 * means.get(c, i) * means.get(c, i);
            }
        }
        return new LinearRule(means, biases, "nearest class mean");
    }

    /**
     * Linear discriminant analysis: the nearest mean in the metric of the covariance within classes, shrunk towards a
     * multiple of the identity, with class frequencies as priors. The shrinkage has the fewest errors in cross-validation
     * on the examples. Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, §4.3.
     *
     * @param examples at least two of each of at least two classes
     * @param choice folds and seed
     * @return the rule
     */
    public static LinearRule discriminant(Examples examples, Choice choice) {
        examples.requireTrainable();
        Folds folds = new Folds(examples, choice.folds(), choice.seed());
        int[] errors = new int[SHRINKAGES.length];
        for (int fold = 0; fold < folds.count(); fold++) {
            Examples held = examples.select(folds.held(fold));
            Discriminant rest = new Discriminant(examples.select(folds.rest(fold)));
            IntStream.range(0, errors.length).parallel().forEach(i -> {
                int[] predicted = rest.rule(SHRINKAGES[i]).predict(held.features());
                for (int row = 0; row < predicted.length; row++) {
                    errors[i] += predicted[row] == held.labels()[row] ? 0 : 1;
                }
            });
        }
        double shrinkage = SHRINKAGES[Choice.best(errors.length, i -> errors[i])];
        return new Discriminant(examples).rule(shrinkage);
    }

    static DMatrixRMaj means(Examples examples) {
        FeatureTable features = examples.features();
        int width = features.columns();
        DMatrixRMaj means = new DMatrixRMaj(examples.classes().size(), width);
        int[] counts = new int[means.numRows];
        for (int row = 0; row < features.rows(); row++) {
            int c = examples.labels()[row];
            counts[c]++;
            for (int i = 0; i < width; i++) {
                means.data[c * width + i] += features.values()[row * width + i];
            }
        }
        for (int i = 0; i < means.data.length; i++) {
            // A fold can be without examples of a small class: its mean stays at the origin, its prior is 0.
            means.data[i] /= Math.max(1, counts[i / width]);
        }
        return means;
    }
}
