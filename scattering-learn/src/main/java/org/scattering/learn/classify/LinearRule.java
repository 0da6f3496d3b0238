package org.scattering.learn.classify;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.scattering.learn.features.FeatureTable;
import org.scattering.settings.InvalidSettingException;

/**
 * The class with the largest w·x + b wins: what nearest class mean, linear discriminant analysis and the linear support
 * vector machine come down to.
 */
public final class LinearRule implements Classifier {
    private final DMatrixRMaj weights;
    private final double[] biases;
    private final String description;

    /**
     * A rule from its numbers.
     *
     * @param weights one row a class
     * @param biases one number a class
     * @param description how they were found
     */
    LinearRule(DMatrixRMaj weights, double[] biases, String description) {
        this.weights = weights;
        this.biases = biases;
        this.description = description;
    }

    /**
     * A rule that was trained elsewhere, such as the last layer of a network.
     *
     * @param weights w, one row a class, each of as many numbers as there are features
     * @param biases b, one number a class
     * @param description how they were found
     * @return the rule
     * @throws InvalidSettingException for fewer than two classes, rows of different lengths, or numbers that are not finite
     */
    public static LinearRule of(double[][] weights, double[] biases, String description) {
        if (weights.length < 2 || biases.length != weights.length) {
            throw new InvalidSettingException("weights: " + weights.length + " rows and " + biases.length
                    + " biases; at least two classes, with one of each, are needed");
        }
        for (int c = 0; c < weights.length; c++) {
            boolean finite =
                    Double.isFinite(biases[c]) && Arrays.stream(weights[c]).allMatch(Double::isFinite);
            if (weights[c].length == 0 || weights[c].length != weights[0].length || !finite) {
                throw new InvalidSettingException("weights[" + c + "]: " + weights[c].length
                        + " numbers; as many finite ones as in the first row (" + weights[0].length + ") are needed");
            }
        }
        return new LinearRule(new DMatrixRMaj(weights), biases.clone(), description);
    }

    @Override
    public int[] predict(FeatureTable features) {
        DMatrixRMaj x = DMatrixRMaj.wrap(features.rows(), features.columns(), features.values());
        DMatrixRMaj scores = new DMatrixRMaj(features.rows(), biases.length);
        CommonOps_DDRM.multTransB(x, weights, scores);
        int[] labels = new int[features.rows()];
        for (int row = 0; row < labels.length; row++) {
            for (int c = 1; c < biases.length; c++) {
                double best = scores.get(row, labels[row]) + biases[labels[row]];
                labels[row] = scores.get(row, c) + biases[c] > best ? c : labels[row];
            }
        }
        return labels;
    }

    @Override
    public String description() {
        return description;
    }

    DMatrixRMaj weights() {
        return weights;
    }

    double[] biases() {
        return biases;
    }
}
