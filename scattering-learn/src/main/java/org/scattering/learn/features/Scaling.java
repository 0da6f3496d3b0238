package org.scattering.learn.features;

import java.util.Arrays;

/**
 * What features are shifted and divided by, learned from a training set: (x - shift) / divisor, one pair a column.
 *
 * @param kind how it was learned
 * @param shift subtracted
 * @param divisor divided by, never 0
 */
public record Scaling(Kind kind, double[] shift, double[] divisor) {

    /** How features are brought to one size. */
    public enum Kind {
        /** Not at all. */
        NONE,
        /** Each path divided by its largest magnitude in the training set. */
        MAX,
        /** Each feature centred to mean 0 and divided by its standard deviation. */
        STANDARD
    }

    /**
     * Learns a scaling.
     *
     * @param kind how
     * @param training feature vectors
     * @return the scaling; columns that never vary (STANDARD) or vanish (MAX) are divided by 1
     */
    public static Scaling fit(Kind kind, FeatureTable training) {
        double[] shift = new double[training.columns()];
        double[] divisor = new double[training.columns()];
        Arrays.fill(divisor, 1);
        switch (kind) {
            case NONE -> {}
            case MAX -> fitMax(training, divisor);
            case STANDARD -> fitStandard(training, shift, divisor);
        }
        return new Scaling(kind, shift, divisor);
    }

    private static void fitMax(FeatureTable training, double[] divisor) {
        int samplesPerPath = training.samplesPerPath();
        double[] largest = new double[divisor.length / samplesPerPath];
        double[] values = training.values();
        for (int i = 0; i < values.length; i++) {
            int path = i % divisor.length / samplesPerPath;
            largest[path] = Math.max(largest[path], Math.abs(values[i]));
        }
        Arrays.setAll(divisor, c -> largest[c / samplesPerPath] == 0 ? 1 : largest[c / samplesPerPath]);
    }

    private static void fitStandard(FeatureTable training, double[] shift, double[] divisor) {
        int columns = training.columns();
        double[] values = training.values();
        for (int i = 0; i < values.length; i++) {
            shift[i % columns] += values[i] / training.rows();
        }
        double[] variance = new double[columns];
        for (int i = 0; i < values.length; i++) {
            double d = values[i] - shift[i % columns];
            variance[i % columns] += d * d / training.rows();
        }
        // Rounding alone can leave a trace of variance in a column that is constant.
        Arrays.setAll(divisor, c -> Math.sqrt(variance[c]) <= 1e-12 * Math.abs(shift[c]) ? 1 : Math.sqrt(variance[c]));
        Arrays.setAll(divisor, c -> divisor[c] == 0 ? 1 : divisor[c]);
    }

    /**
     * Scales features.
     *
     * @param features a table with the columns it was learned from
     * @return a new table
     */
    public FeatureTable apply(FeatureTable features) {
        int columns = features.columns();
        double[] values = features.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - shift[i % columns]) / divisor[i % columns];
        }
        return new FeatureTable(features.rows(), features.names(), features.samplesPerPath(), values);
    }
}
