package org.scattering.learn.classify;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.scattering.learn.features.FeatureTable;

/**
 * The mean of a class and its principal directions, strongest first.
 *
 * @param mean one number a feature
 * @param directions one orthonormal direction a row
 */
record AffineSpace(double[] mean, DMatrixRMaj directions) {

    /** Rows whose distances are computed at once. */
    private static final int BLOCK = 128;

    /** Directions of less variance, as a share of the strongest, are rounding and not orthogonal to the others. */
    private static final double LEAST_VARIANCE = 1e-10;

    /**
     * At most {@code wanted} directions, from the eigenvectors of the smaller of covariance and Gram matrix. Those along
     * which the class does not vary, as where examples are alike, are 0.
     */
    static AffineSpace fit(FeatureTable features, int wanted) {
        double[] mean = mean(features);
        DMatrixRMaj centred = centred(features, 0, features.rows(), mean);
        boolean gram = features.rows() <= features.columns();
        int size = Math.min(features.rows(), features.columns());
        DMatrixRMaj product = new DMatrixRMaj(size, size);
        if (gram) {
            CommonOps_DDRM.multOuter(centred, product);
        } else {
            CommonOps_DDRM.multInner(centred, product);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(product)) {
            throw new IllegalStateException("the eigenvectors of a class could not be computed");
        }
        int count = Math.min(wanted, Math.min(features.rows() - 1, features.columns()));
        DMatrixRMaj directions = new DMatrixRMaj(count, features.columns());
        int[] strongest = strongest(eigen, count);
        for (int d = 0; d < count && varies(eigen, strongest[d], strongest[0]); d++) {
            DMatrixRMaj vector = eigen.getEigenVector(strongest[d]);
            DMatrixRMaj direction = vector;
            if (gram) {
                direction = new DMatrixRMaj(features.columns(), 1);
                CommonOps_DDRM.multTransA(centred, vector, direction);
            }
            store(direction, directions, d);
        }
        return new AffineSpace(mean, directions);
    }

    private static double[] mean(FeatureTable features) {
        int width = features.columns();
        double[] mean = new double[width];
        double[] values = features.values();
        for (int i = 0; i < values.length; i++) {
            mean[i % width] += values[i];
        }
        for (int c = 0; c < width; c++) {
            mean[c] /= features.rows();
        }
        return mean;
    }

    private static int[] strongest(EigenDecomposition_F64<DMatrixRMaj> eigen, int count) {
        return IntStream.range(0, eigen.getNumberOfEigenvalues())
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer i) -> eigen.getEigenvalue(i).getReal())
                        .reversed())
                .limit(count)
                .mapToInt(i -> i)
                .toArray();
    }

    private static boolean varies(EigenDecomposition_F64<DMatrixRMaj> eigen, int direction, int first) {
        double strongest = eigen.getEigenvalue(first).getReal();
        return strongest > 0 && eigen.getEigenvalue(direction).getReal() > LEAST_VARIANCE * strongest;
    }

    /** Normalised. */
    private static void store(DMatrixRMaj direction, DMatrixRMaj directions, int row) {
        double norm = 0;
        for (double v : direction.data) {
            norm += v * v;
        }
        norm = Math.sqrt(norm);
        for (int c = 0; c < directions.numCols; c++) {
            directions.set(row, c, direction.data[c] / norm);
        }
    }

    private static DMatrixRMaj centred(FeatureTable features, int from, int to, double[] mean) {
        int width = features.columns();
        DMatrixRMaj centred = new DMatrixRMaj(to - from, width);
        for (int i = 0; i < centred.data.length; i++) {
            centred.data[i] = features.values()[from * width + i] - mean[i % width];
        }
        return centred;
    }

    /**
     * Squared distances to the space for growing numbers of directions.
     *
     * @param dimensions ascending; numbers beyond the directions there are count as all of them
     * @return [row][dimension]
     */
    double[][] squaredDistances(FeatureTable features, int... dimensions) {
        double[][] distances = new double[features.rows()][];
        for (int from = 0; from < features.rows(); from += BLOCK) {
            int to = Math.min(features.rows(), from + BLOCK);
            DMatrixRMaj z = centred(features, from, to, mean);
            DMatrixRMaj projections = new DMatrixRMaj(to - from, directions.numRows);
            CommonOps_DDRM.multTransB(z, directions, projections);
            for (int i = from; i < to; i++) {
                distances[i] = remainders(z, projections, i - from, dimensions);
            }
        }
        return distances;
    }

    private static double[] remainders(DMatrixRMaj z, DMatrixRMaj projections, int row, int[] dimensions) {
        double rest = 0;
        for (int c = 0; c < z.numCols; c++) {
            rest += z.get(row, c) * z.get(row, c);
        }
        double[] remainders = new double[dimensions.length];
        int used = 0;
        for (int i = 0; i < dimensions.length; i++) {
            for (; used < Math.min(dimensions[i], projections.numCols); used++) {
                rest -= projections.get(row, used) * projections.get(row, used);
            }
            remainders[i] = rest;
        }
        return remainders;
    }

    AffineSpace first(int count) {
        int rows = Math.min(count, directions.numRows);
        return new AffineSpace(mean, CommonOps_DDRM.extract(directions, 0, rows, 0, directions.numCols));
    }
}
