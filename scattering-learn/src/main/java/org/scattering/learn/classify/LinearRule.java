package org.scattering.learn.classify;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.scattering.learn.features.FeatureTable;

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
