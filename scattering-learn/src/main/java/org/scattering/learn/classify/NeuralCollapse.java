package org.scattering.learn.classify;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.scattering.learn.features.FeatureTable;
import org.scattering.settings.InvalidSettingException;

/**
 * How far features with their classes, and a linear classifier on them, are from neural collapse: all features of a class at its
 * mean, the means at the corners of a regular simplex, the classifier's rows along the means. All numbers but the last are 0, and
 * the last is 1, at full collapse.
 *
 * <p>Means M are centred on the mean of the class means; every class counts alike. Source: V. Papyan, X. Han, D. Donoho, Prevalence
 * of neural collapse during the terminal phase of deep learning training, PNAS 2020 (NC1 to NC4).
 *
 * @param withinClassVariability Tr(Σ_W Σ_B⁺)/C, with Σ_W the mean of the classes' covariances, Σ_B that of the class means
 * @param equinorm the standard deviation of ‖M_c‖ over classes, divided by its mean
 * @param equiangle the standard deviation of cos(M_c, M_d) over pairs of classes
 * @param maximalAngle the mean of |cos(M_c, M_d) + 1/(C-1)|, the deviation from the angle of a simplex
 * @param classifierAlignment ‖W/‖W‖ - M/‖M‖‖² in Frobenius norms, W centred like M (a vector added to all rows changes no
 *     decision); 4 for opposite directions
 * @param nearestMeanAgreement the share of examples that the classifier puts into the class of the nearest mean
 * @param classes C
 * @param examples how many there are
 */
public record NeuralCollapse(
        double withinClassVariability,
        double equinorm,
        double equiangle,
        double maximalAngle,
        double classifierAlignment,
        double nearestMeanAgreement,
        int classes,
        int examples) {

    /**
     * Measures.
     *
     * @param examples at least two of each of at least two classes
     * @param classifier a rule for these features and classes
     * @return the measures
     * @throws InvalidSettingException for too few examples, classes whose means are one point, one class whose mean is that of all,
     *     a classifier of another size or one whose rows are all the same
     */
    public static NeuralCollapse of(Examples examples, LinearRule classifier) {
        examples.requireTrainable();
        DMatrixRMaj means = ClassMeans.means(examples);
        DMatrixRMaj weights = classifier.weights();
        if (weights.numRows != means.numRows || weights.numCols != means.numCols) {
            throw new InvalidSettingException("classifier: it has " + weights.numRows + " classes and "
                    + weights.numCols + " features, the examples " + means.numRows + " and " + means.numCols);
        }
        DMatrixRMaj centred = centred(means);
        double[] norms = norms(examples, centred);
        double[] cosines = cosines(centred, norms);
        double simplex = 1.0 / (means.numRows - 1);
        double offAngle = 0;
        for (double cosine : cosines) {
            offAngle += Math.abs(cosine + simplex) / cosines.length;
        }
        return new NeuralCollapse(
                withinClassVariability(examples, means, centred),
                deviation(norms) / mean(norms),
                deviation(cosines),
                offAngle,
                alignment(centred(weights), centred),
                agreement(examples, classifier),
                means.numRows,
                examples.features().rows());
    }

    private static DMatrixRMaj centred(DMatrixRMaj rows) {
        DMatrixRMaj centre = CommonOps_DDRM.sumCols(rows, null);
        CommonOps_DDRM.divide(centre, rows.numRows);
        DMatrixRMaj centred = rows.copy();
        for (int i = 0; i < centred.data.length; i++) {
            centred.data[i] -= centre.data[i % rows.numCols];
        }
        return centred;
    }

    private static double[] norms(Examples examples, DMatrixRMaj centred) {
        double[] norms = new double[centred.numRows];
        for (int c = 0; c < norms.length; c++) {
            norms[c] = Math.sqrt(dot(centred, c, c));
            if (!(norms[c] > 0) || !Double.isFinite(norms[c])) {
                throw new InvalidSettingException(
                        "features: the mean of class '" + examples.classes().get(c) + "' is at distance " + norms[c]
                                + " from that of all classes; a positive one is needed");
            }
        }
        return norms;
    }

    private static double dot(DMatrixRMaj rows, int a, int b) {
        double sum = 0;
        for (int i = 0; i < rows.numCols; i++) {
            sum += rows.get(a, i) * rows.get(b, i);
        }
        return sum;
    }

    private static double[] cosines(DMatrixRMaj centred, double[] norms) {
        double[] cosines = new double[norms.length * (norms.length - 1) / 2];
        for (int c = 0, pair = 0; c < norms.length; c++) {
            for (int d = 0; d < c; d++, pair++) {
                cosines[pair] = dot(centred, c, d) / (norms[c] * norms[d]);
            }
        }
        return cosines;
    }

    /**
     * With the singular vectors v_k and values s_k of M, Σ_B = Σ s_k²/C v_k v_kᵀ: the trace is the sum over k of the variance within
     * classes along v_k, divided by s_k²; no matrix of features by features is needed.
     */
    private static double withinClassVariability(Examples examples, DMatrixRMaj means, DMatrixRMaj centred) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(centred.numRows, centred.numCols, false, true, true);
        if (!svd.decompose(centred.copy())) {
            throw new IllegalStateException("the singular values of the class means could not be found");
        }
        DMatrixRMaj directions = svd.getV(null, true);
        double[] singular = svd.getSingularValues();
        DMatrixRMaj along = variances(examples, means, directions);
        // The C means have C - 1 directions at most: the last value is rounding of the sums before the centre was taken
        // out.
        int terms = examples.features().rows() + means.numRows + means.numCols;
        double negligible = terms * Math.ulp(1.0) * NormOps_DDRM.normF(means);
        double trace = 0;
        for (int k = 0; k < directions.numRows; k++) {
            trace += singular[k] > negligible ? along.get(k) / (singular[k] * singular[k]) : 0;
        }
        return trace;
    }

    /** The mean over classes of the variance within a class, along each direction (one a row). */
    private static DMatrixRMaj variances(Examples examples, DMatrixRMaj means, DMatrixRMaj directions) {
        FeatureTable features = examples.features();
        int width = means.numCols;
        double[] counts = new double[means.numRows];
        for (int label : examples.labels()) {
            counts[label]++;
        }
        DMatrixRMaj deviations = new DMatrixRMaj(features.rows(), width);
        for (int i = 0; i < deviations.data.length; i++) {
            deviations.data[i] = features.values()[i] - means.data[examples.labels()[i / width] * width + i % width];
        }
        DMatrixRMaj projected = new DMatrixRMaj(features.rows(), directions.numRows);
        CommonOps_DDRM.multTransB(deviations, directions, projected);
        DMatrixRMaj variances = new DMatrixRMaj(1, directions.numRows);
        for (int row = 0; row < projected.numRows; row++) {
            double share = 1 / (counts[examples.labels()[row]] * means.numRows);
            for (int k = 0; k < projected.numCols; k++) {
                variances.add(0, k, share * projected.get(row, k) * projected.get(row, k));
            }
        }
        return variances;
    }

    private static double alignment(DMatrixRMaj weights, DMatrixRMaj means) {
        double ofWeights = NormOps_DDRM.normF(weights);
        double ofMeans = NormOps_DDRM.normF(means);
        if (!(ofWeights > 0) || !Double.isFinite(ofWeights)) {
            throw new InvalidSettingException(
                    "classifier: its rows are all the same (norm of their differences " + ofWeights + ")");
        }
        double sum = 0;
        for (int i = 0; i < means.data.length; i++) {
            double difference = weights.data[i] / ofWeights - means.data[i] / ofMeans;
            sum += difference * difference;
        }
        return sum;
    }

    private static double agreement(Examples examples, LinearRule classifier) {
        int[] nearest = ClassMeans.nearestMean(examples).predict(examples.features());
        int[] told = classifier.predict(examples.features());
        double same = 0;
        for (int i = 0; i < nearest.length; i++) {
            same += nearest[i] == told[i] ? 1 : 0;
        }
        return same / nearest.length;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
