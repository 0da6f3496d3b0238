package org.scattering.learn.classify;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
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
            for (int i = 0; i < errors.length; i++) {
                int[] predicted = rest.rule(SHRINKAGES[i]).predict(held.features());
                for (int row = 0; row < predicted.length; row++) {
                    errors[i] += predicted[row] == held.labels()[row] ? 0 : 1;
                }
            }
        }
        double shrinkage = SHRINKAGES[Choice.best(errors.length, i -> errors[i])];
        return new Discriminant(examples).rule(shrinkage);
    }

    private static DMatrixRMaj means(Examples examples) {
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

    /** Means, covariance within classes and priors, from which a rule for any shrinkage follows. */
    private static final class Discriminant {
        private final DMatrixRMaj means;
        private final DMatrixRMaj covariance;
        private final double[] logPriors;

        Discriminant(Examples examples) {
            means = means(examples);
            int width = means.numCols;
            int rows = examples.features().rows();
            DMatrixRMaj centred = new DMatrixRMaj(rows, width);
            logPriors = new double[means.numRows];
            double[] counts = new double[means.numRows];
            for (int i = 0; i < centred.data.length; i++) {
                int c = examples.labels()[i / width];
                centred.data[i] = examples.features().values()[i] - means.data[c * width + i % width];
            }
            for (int label : examples.labels()) {
                counts[label]++;
            }
            for (int c = 0; c < counts.length; c++) {
                logPriors[c] = Math.log(counts[c] / rows);
            }
            covariance = new DMatrixRMaj(width, width);
            CommonOps_DDRM.multInner(centred, covariance);
            CommonOps_DDRM.divide(covariance, rows);
        }

        LinearRule rule(double shrinkage) {
            DMatrixRMaj shrunk = covariance.copy();
            double level = CommonOps_DDRM.trace(covariance) / covariance.numCols;
            CommonOps_DDRM.scale(1 - shrinkage, shrunk);
            for (int i = 0; i < shrunk.numCols; i++) {
                // Features that never vary within a class have no variance at all; 1 keeps the system solvable.
                shrunk.add(i, i, level > 0 ? shrinkage * level : 1);
            }
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(shrunk.numCols);
            if (!solver.setA(shrunk)) {
                throw new IllegalStateException("the covariance within classes could not be inverted");
            }
            DMatrixRMaj columns = new DMatrixRMaj(means.numCols, means.numRows);
            solver.solve(CommonOps_DDRM.transpose(means, null), columns);
            DMatrixRMaj weights = CommonOps_DDRM.transpose(columns, null);
            double[] biases = new double[means.numRows];
            for (int c = 0; c < biases.length; c++) {
                double half = 0;
                for (int i = 0; i < means.numCols; i++) {
                    half += 0.5 * means.get(c, i) * weights.get(c, i);
                }
                biases[c] = logPriors[c] - half;
            }
            return new LinearRule(weights, biases, "linear discriminant analysis, shrinkage " + shrinkage);
        }
    }
}
