package org.scattering.learn.classify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Map<String, Integer> counts = new TreeMap<>();
        classes.forEach(name -> counts.put(name, 0));
        for (int label : labels) {
            counts.merge(classes.get(label), 1, Integer::sum);
        }
        requireTrainable(counts);
    }

    /**
     * Refuses labels that no classifier can be trained with, before any feature is computed.
     *
     * @param labels the class of each example
     * @throws InvalidSettingException for fewer than two classes, or a class with a single example
     */
    public static void requireTrainable(List<String> labels) {
        Map<String, Integer> counts = new TreeMap<>();
        labels.forEach(name -> counts.merge(name, 1, Integer::sum));
        requireTrainable(counts);
    }

    private static void requireTrainable(Map<String, Integer> counts) {
        if (counts.size() < 2) {
            throw new InvalidSettingException(
                    "labels: training needs at least two classes, there is only " + counts.keySet());
        }
        counts.forEach((name, count) -> {
            if (count < 2) {
                throw new InvalidSettingException("labels: class '" + name + "' has " + count
                        + (count == 1 ? " example" : " examples") + "; training needs at least two of each");
            }
        });
    }
}
