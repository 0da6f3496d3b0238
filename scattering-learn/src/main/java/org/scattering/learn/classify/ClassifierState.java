package org.scattering.learn.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * A classifier taken apart into words and arrays of numbers, to be kept in a file and put together again to the bit.
 *
 * @param kind which classifier
 * @param description what was trained and chosen
 * @param arrays its numbers, by name; matrices are row-major
 */
public record ClassifierState(String kind, String description, Map<String, double[]> arrays) {
    private static final String AFFINE_PCA = "affine-pca";
    private static final String LINEAR = "linear";
    private static final String RBF_SVM = "rbf-svm";

    /**
     * Takes a classifier apart.
     *
     * @param classifier any classifier
     * @return its state
     */
    public static ClassifierState of(Classifier classifier) {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        String kind = switch (classifier) {
            case AffinePca pca -> {
                put(pca, arrays);
                yield AFFINE_PCA;
            }
            case LinearRule rule -> {
                arrays.put("weights", rule.weights().data);
                arrays.put("biases", rule.biases());
                yield LINEAR;
            }
            case RbfSvm svm -> {
                put(svm, arrays);
                yield RBF_SVM;
            }
        };
        return new ClassifierState(kind, classifier.description(), arrays);
    }

    private static void put(AffinePca pca, Map<String, double[]> arrays) {
        arrays.put("dimension", new double[] {pca.dimension()});
        for (int c = 0; c < pca.spaces().size(); c++) {
            arrays.put("mean" + c, pca.spaces().get(c).mean());
            arrays.put("directions" + c, pca.spaces().get(c).directions().data);
        }
    }

    private static void put(RbfSvm svm, Map<String, double[]> arrays) {
        RbfDecision decision = svm.decision();
        arrays.put("cost", new double[] {decision.cost()});
        arrays.put("gamma", new double[] {decision.gamma()});
        arrays.put("labels", Arrays.stream(decision.labels()).asDoubleStream().toArray());
        arrays.put("counts", Arrays.stream(decision.counts()).asDoubleStream().toArray());
        arrays.put(
                "coefficients",
                Arrays.stream(decision.coefficients())
                        .flatMapToDouble(Arrays::stream)
                        .toArray());
        arrays.put("offsets", decision.offsets());
        arrays.put("vectors", svm.vectors().data);
    }

    /**
     * Puts the classifier together.
     *
     * @param classes how many classes it knows
     * @param columns the length of its feature vectors
     * @return the classifier
     * @throws IllegalArgumentException where the kind is unknown, or an array is missing or of the wrong size
     */
    public Classifier restore(int classes, int columns) {
        return switch (kind) {
            case AFFINE_PCA -> affinePca(classes, columns);
            case LINEAR -> new LinearRule(matrix("weights", classes, columns), array("biases", classes), description);
            case RBF_SVM -> rbfSvm(classes, columns);
            default -> throw new IllegalArgumentException("unknown classifier '" + kind + "'");
        };
    }

    private AffinePca affinePca(int classes, int columns) {
        List<AffineSpace> spaces = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            spaces.add(new AffineSpace(array("mean" + c, columns), matrix("directions" + c, -1, columns)));
        }
        return new AffinePca(spaces, (int) array("dimension", 1)[0]);
    }

    private RbfSvm rbfSvm(int classes, int columns) {
        DMatrixRMaj vectors = matrix("vectors", -1, columns);
        int[] labels = Arrays.stream(array("labels", -1)).mapToInt(v -> (int) v).toArray();
        require("labels", labels.length > 0 && Arrays.stream(labels).allMatch(c -> c >= 0 && c < classes));
        double[] flat = array("coefficients", (labels.length - 1) * vectors.numRows);
        double[][] coefficients = new double[labels.length - 1][];
        Arrays.setAll(coefficients, i -> Arrays.copyOfRange(flat, i * vectors.numRows, (i + 1) * vectors.numRows));
        int[] counts = Arrays.stream(array("counts", labels.length))
                .mapToInt(v -> (int) v)
                .toArray();
        require(
                "counts",
                Arrays.stream(counts).allMatch(n -> n >= 0)
                        && Arrays.stream(counts).asLongStream().sum() == vectors.numRows);
        double[] offsets = array("offsets", labels.length * (labels.length - 1) / 2);
        return new RbfSvm(
                vectors,
                new RbfDecision(array("cost", 1)[0], array("gamma", 1)[0], labels, counts, coefficients, offsets));
    }

    private static void require(String name, boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException("the array '" + name + "' has impossible values");
        }
    }

    private double[] array(String name, int size) {
        double[] array = arrays.get(name);
        if (array == null || (size >= 0 && array.length != size)) {
            throw new IllegalArgumentException("the array '" + name + "' is missing or of the wrong size");
        }
        return array;
    }

    private DMatrixRMaj matrix(String name, int rows, int columns) {
        double[] array = array(name, rows < 0 ? -1 : rows * columns);
        if (columns == 0 || array.length % columns != 0) {
            throw new IllegalArgumentException("the array '" + name + "' is of the wrong size");
        }
        return DMatrixRMaj.wrap(array.length / columns, columns, array);
    }
}
