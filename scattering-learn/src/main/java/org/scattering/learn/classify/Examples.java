package org.scattering.learn.classify;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.scattering.learn.features.FeatureTable;
import org.scattering.settings.InvalidSettingException;

/**
 * Feature vectors with their classes.
 *
 * @param features one row an example
 * @param labels the class of each row, an index into {@code classes}
 * @param classes the names of the classes, sorted
 */
public record Examples(FeatureTable features, int[] labels, List<String> classes) {
    /** Checks the sizes. */
    public Examples {
        classes = List.copyOf(classes);
        if (labels.length != features.rows()) {
            throw new InvalidSettingException(
                    "labels: " + labels.length + " labels for " + features.rows() + " examples");
        }
    }

    /**
     * Examples with the classes that occur among the labels.
     *
     * @param features one row an example
     * @param labels the name of each row's class
     * @return the examples
     */
    public static Examples of(FeatureTable features, List<String> labels) {
        List<String> classes = labels.stream().distinct().sorted().toList();
        return new Examples(features, labels.stream().mapToInt(classes::indexOf).toArray(), classes);
    }

    /**
     * The rows of one class.
     *
     * @param label its index
     * @return row numbers, ascending
     */
    public int[] rowsOf(int label) {
        return IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    }

    /**
     * Some of the examples.
     *
     * @param rows their numbers
     * @return examples with the same list of classes
     */
    public Examples select(int[] rows) {
        return new Examples(
                features.select(rows), Arrays.stream(rows).map(i -> labels[i]).toArray(), classes);
    }

    /**
     * Refuses what no classifier can be trained on.
     *
     * @throws InvalidSettingException for fewer than two classes, or a class with a single example
     */
    public void requireTrainable() {
        if (classes.size() < 2) {
            throw new InvalidSettingException("labels: training needs at least two classes, there is only " + classes);
        }
        for (int c = 0; c < classes.size(); c++) {
            if (rowsOf(c).length < 2) {
                throw new InvalidSettingException("labels: class '" + classes.get(c) + "' has " + rowsOf(c).length
                        + " example; training needs at least two of each");
            }
        }
    }
}
