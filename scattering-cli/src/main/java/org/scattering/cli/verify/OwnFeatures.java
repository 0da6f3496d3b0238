package org.scattering.cli.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.classify.ArrayLabels;
import org.scattering.cli.input.Reading;
import org.scattering.cli.report.Refusal;
import org.scattering.learn.classify.Examples;
import org.scattering.learn.classify.LinearRule;
import org.scattering.learn.classify.LinearSvm;
import org.scattering.learn.classify.NeuralCollapse;
import org.scattering.learn.features.FeatureTable;
import org.scattering.settings.InvalidSettingException;

/**
 * How far features of labelled signals that were computed elsewhere, with the classifier on them, are from neural collapse.
 *
 * @param name the file
 * @param classifier the file, or what was trained on the features
 * @param features how many numbers a feature vector has
 * @param collapse what was measured
 */
public record OwnFeatures(String name, String classifier, int features, NeuralCollapse collapse) {
    private static final double COST = 10;

    /**
     * Reads and measures.
     *
     * @param features a .npy (example, feature …)
     * @param labels a .npy, IDX or CSV file with a label an example
     * @param classifier a .npy (class, feature) with a row for each class in the order of the classes: ascending numbers, else by
     *     their letters; with one column more its last are the biases. Null to train a linear support vector machine
     * @param notFinite what happens to NaN and infinity
     * @param seed of the training
     * @return the measures
     * @throws Refusal for files that are not what they should be, or of which nothing can be measured
     */
    public static OwnFeatures read(
            Path features, Path labels, @Nullable Path classifier, Reading.NotFinite notFinite, long seed) {
        double[][] rows = FeatureFile.read(features, notFinite);
        List<String> told = ArrayLabels.read(labels, features, rows.length);
        try {
            Examples examples = examples(rows, told);
            examples.requireTrainable();
            LinearRule rule =
                    classifier == null ? LinearSvm.train(examples, COST, seed) : rule(classifier, examples, notFinite);
            return new OwnFeatures(
                    features.toString(),
                    classifier == null ? rule.description() : classifier.toString(),
                    rows[0].length,
                    NeuralCollapse.of(examples, rule));
        } catch (InvalidSettingException e) {
            throw Refusal.of(features, String.valueOf(e.getMessage()));
        }
    }

    private static Examples examples(double[][] rows, List<String> labels) {
        List<String> classes = classes(labels);
        List<String> names =
                IntStream.range(0, rows[0].length).mapToObj(Integer::toString).toList();
        double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return new Examples(
                new FeatureTable(rows.length, names, 1, values),
                labels.stream().mapToInt(classes::indexOf).toArray(),
                classes);
    }

    /** The rows of a network's last layer have the order of the numbers of its classes: 10 comes after 9. */
    private static List<String> classes(List<String> labels) {
        boolean numbers = labels.stream().allMatch(label -> label.matches("-?\\d{1,18}"));
        Comparator<String> order = numbers ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder();
        return labels.stream().distinct().sorted(order).toList();
    }

    private static LinearRule rule(Path path, Examples examples, Reading.NotFinite notFinite) {
        double[][] rows = FeatureFile.read(path, notFinite);
        int width = examples.features().columns();
        int classes = examples.classes().size();
        if (rows.length != classes || (rows[0].length != width && rows[0].length != width + 1)) {
            throw Refusal.of(
                    path,
                    "the shape [" + rows.length + ", " + rows[0].length + "]; the examples need [" + classes + ", "
                            + width + "], a row of weights a class, or [" + classes + ", " + (width + 1)
                            + "] with the biases last. The classes are "
                            + String.join(", ", examples.classes()));
        }
        double[][] weights =
                Arrays.stream(rows).map(row -> Arrays.copyOf(row, width)).toArray(double[][]::new);
        double[] biases = Arrays.stream(rows)
                .mapToDouble(row -> row.length > width ? row[width] : 0)
                .toArray();
        return LinearRule.of(weights, biases, path.toString());
    }

    /** A row of the table of neural collapse. */
    List<Object> row() {
        List<Object> row = new ArrayList<>(List.of(name, classifier, features));
        row.addAll(measures(collapse));
        return row;
    }

    static List<Object> measures(NeuralCollapse n) {
        return List.of(
                n.withinClassVariability(),
                n.equinorm(),
                n.equiangle(),
                n.maximalAngle(),
                n.classifierAlignment(),
                n.nearestMeanAgreement());
    }
}
