package org.scattering.learn.features;

import java.util.Arrays;
import java.util.List;

/**
 * Feature vectors, one a row. Immutable by convention: the array is shared, not copied.
 *
 * @param rows examples
 * @param names what each column is
 * @param samplesPerPath how many neighbouring columns belong to one path
 * @param values row-major, rows · names.size() numbers
 */
public record FeatureTable(int rows, List<String> names, int samplesPerPath, double[] values) {
    /** Checks the sizes. */
    public FeatureTable {
        names = List.copyOf(names);
        if (values.length != Math.multiplyExact(rows, names.size())) {
            throw new IllegalArgumentException(
                    "values: " + values.length + " numbers for " + rows + " rows of " + names.size() + " columns");
        }
    }

    /**
     * The length of a feature vector.
     *
     * @return columns
     */
    public int columns() {
        return names.size();
    }

    /**
     * One feature vector.
     *
     * @param row its number
     * @return a copy
     */
    public double[] row(int row) {
        return Arrays.copyOfRange(values, row * columns(), (row + 1) * columns());
    }

    /**
     * Some of the rows.
     *
     * @param wanted their numbers
     * @return a table with those rows, in that order
     */
    public FeatureTable select(int[] wanted) {
        int width = columns();
        double[] selected = new double[wanted.length * width];
        for (int i = 0; i < wanted.length; i++) {
            System.arraycopy(values, wanted[i] * width, selected, i * width, width);
        }
        return new FeatureTable(wanted.length, names, samplesPerPath, selected);
    }
}
