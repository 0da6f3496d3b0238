package org.scattering.stability;

/**
 * A number measured on a sample, positive or 0, with its confidence interval.
 *
 * <p>The interval is value · exp(±z·s), s the standard error of the logarithm by the delta method: the mean square of the
 * influences of the signals on the logarithm. It leans on the central limit theorem; below some 30 signals it is too narrow.
 * Source: A. van der Vaart, Asymptotic Statistics, chapters 3 (delta method) and 12 (U-statistics).
 *
 * @param value the estimate
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param confidence the probability that such an interval covers the true value
 */
public record Estimate(double value, double low, double high, double confidence) {
    static final double CONFIDENCE = 0.95;
    private static final double QUANTILE = 1.959963984540054;

    /** The interval from each signal's influence on the logarithm, of mean 0. */
    static Estimate of(double value, double[] influence) {
        double sum = 0;
        for (double i : influence) {
            sum += i * i;
        }
        double error = Math.sqrt(sum / influence.length / (influence.length - 1));
        return new Estimate(value, value * Math.exp(-QUANTILE * error), value * Math.exp(QUANTILE * error), CONFIDENCE);
    }
}
