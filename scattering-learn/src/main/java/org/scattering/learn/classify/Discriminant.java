package org.scattering.learn.classify;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Means, deviations from them and priors, from which linear discriminant analysis for any shrinkage follows.
 *
 * <p>With the deviations X (one example a row, n of them) the shrunk covariance is aXᵀX + bI. Where there are fewer
 * examples than features its inverse is taken from the smaller matrix XXᵀ: (aXᵀX + bI)⁻¹ = (I - aXᵀ(aXXᵀ + bI)⁻¹X) / b.
 */
final class Discriminant {
    private final DMatrixRMaj means;
    private final DMatrixRMaj deviations;
    private final DMatrixRMaj product;
    private final double[] logPriors;
    private final boolean gram;

    Discriminant(Examples examples) {
        means = ClassMeans.means(examples);
        int width = means.numCols;
        int rows = examples.features().rows();
        deviations = new DMatrixRMaj(rows, width);
        logPriors = new double[means.numRows];
        double[] counts = new double[means.numRows];
        for (int i = 0; i < deviations.data.length; i++) {
            int c = examples.labels()[i / width];
            deviations.data[i] = examples.features().values()[i] - means.data[c * width + i % width];
        }
        for (int label : examples.labels()) {
            counts[label]++;
        }
        for (int c = 0; c < counts.length; c++) {
            logPriors[c] = Math.log(counts[c] / rows);
        }
        gram = rows < width;
        int size = Math.min(rows, width);
        product = new DMatrixRMaj(size, size);
        if (gram) {
            CommonOps_DDRM.multOuter(deviations, product);
        } else {
            CommonOps_DDRM.multInner(deviations, product);
        }
    }

    /** The rule for a share of the identity in the covariance. */
    LinearRule rule(double shrinkage) {
        double a = (1 - shrinkage) / deviations.numRows;
        double level = CommonOps_DDRM.trace(product) / deviations.numRows / deviations.numCols;
        // Features that never vary within a class have no variance at all; 1 keeps the system solvable.
        double b = level > 0 ? shrinkage * level : 1;
        DMatrixRMaj targets = CommonOps_DDRM.transpose(means, null);
        DMatrixRMaj columns = gram ? solvedByGram(a, b, targets) : solved(a, b, targets);
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

    private DMatrixRMaj solvedByGram(double a, double b, DMatrixRMaj targets) {
        DMatrixRMaj projected = new DMatrixRMaj(deviations.numRows, targets.numCols);
        CommonOps_DDRM.mult(deviations, targets, projected);
        DMatrixRMaj inner = solved(a, b, projected);
        DMatrixRMaj result = targets.copy();
        CommonOps_DDRM.multAddTransA(-a, deviations, inner, result);
        CommonOps_DDRM.scale(1 / b, result);
        return result;
    }

    /** Solves (a · product + bI) x = target. */
    private DMatrixRMaj solved(double a, double b, DMatrixRMaj targets) {
        DMatrixRMaj shrunk = product.copy();
        CommonOps_DDRM.scale(a, shrunk);
        for (int i = 0; i < shrunk.numCols; i++) {
            shrunk.add(i, i, b);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(shrunk.numCols);
        if (!solver.setA(shrunk)) {
            throw new IllegalStateException("the covariance within classes could not be inverted");
        }
        DMatrixRMaj solution = new DMatrixRMaj(shrunk.numCols, targets.numCols);
        solver.solve(targets, solution);
        return solution;
    }
}
