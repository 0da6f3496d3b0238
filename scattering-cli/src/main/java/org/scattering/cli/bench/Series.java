package org.scattering.cli.bench;

import java.util.Arrays;

/**
 * Times of one call, repeated. A time may be the mean of neighbouring calls, where one alone is too short for the clock.
 *
 * @param seconds of a call, in the order measured; at least one
 * @param callsATime calls that each time is the mean of
 */
record Series(double[] seconds, int callsATime) {

    double median() {
        return quantile(seconds, 0.5);
    }

    double best() {
        return Arrays.stream(seconds).min().orElseThrow();
    }

    /** The half of the times around the median lies within this share of it. */
    double spread() {
        return (quantile(seconds, 0.75) - quantile(seconds, 0.25)) / median();
    }

    /** How much faster the second half of the times is than the first, as a share of the first. */
    double gain() {
        int middle = seconds.length / 2;
        if (middle == 0) {
            return 0;
        }
        double first = quantile(Arrays.copyOf(seconds, middle), 0.5);
        double second = quantile(Arrays.copyOfRange(seconds, middle, seconds.length), 0.5);
        return 1 - second / first;
    }

    long calls() {
        return (long) seconds.length * callsATime;
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
