package org.scattering.stability;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.scattering.settings.InvalidSettingException;

/**
 * The stability of a representation f to deformations and to noise of the same size:
 *
 * <pre>
 * D_f = ⟨‖f(τx) - f(x)‖²⟩ / ⟨‖f(x) - f(z)‖²⟩     G_f = ⟨‖f(x+η) - f(x)‖²⟩ / ⟨‖f(x) - f(z)‖²⟩     R_f = D_f / G_f
 * </pre>
 *
 * with the means over all signals and, for the denominator, over all pairs of different signals. R_f &lt; 1: more stable to
 * deformation than to noise. The intervals are for draws of new signals, deformations and noise together; that ‖η‖ is itself
 * measured enters R_f and G_f to first order in the noise, where G_f grows as ‖η‖². An f that no deformation
 * changes has D_f = R_f = 0, with the point 0 as interval: such a sample has no spread. Definitions: L. Petrini, A. Favero,
 * M. Geiger, M. Wyart, Relative stability toward diffeomorphisms indicates performance in deep nets, NeurIPS 2021.
 *
 * @param deformation D_f
 * @param noise G_f
 * @param relative R_f
 * @param signals how many were measured
 * @param noiseNorm ‖η‖
 */
public record RelativeStability(
        Estimate deformation, Estimate noise, Estimate relative, int signals, double noiseNorm) {

    /**
     * Measures a function.
     *
     * @param trials the signals
     * @param f the function
     * @return its stability
     * @throws InvalidSettingException where f gives a number that is not finite, does not tell the signals apart, or does not change
     *     with noise
     */
    public static RelativeStability measure(StabilityTrials trials, Representation f) {
        return of(trials, values(f, trials.signals()), values(f, trials.deformed()), values(f, trials.noisy()));
    }

    /** f of every signal; parallel over the signals. */
    static double[][] values(Representation f, double[][] signals) {
        return IntStream.range(0, signals.length)
                .parallel()
                .mapToObj(i -> f.of(signals[i]))
                .toArray(double[][]::new);
    }

    /**
     * Measures features that were computed elsewhere.
     *
     * @param trials the signals they were computed from
     * @param clean f(x), one row a signal
     * @param deformed f(τx)
     * @param noisy f(x + η)
     * @return the stability of f
     * @throws InvalidSettingException where the sizes do not fit, a feature is not finite, f does not tell the signals apart, or does
     *     not change with noise
     */
    public static RelativeStability of(
            StabilityTrials trials, double[][] clean, double[][] deformed, double[][] noisy) {
        int n = trials.signals().length;
        if (clean.length != n || deformed.length != n || noisy.length != n) {
            throw new InvalidSettingException("features: " + clean.length + " clean, " + deformed.length + " deformed, "
                    + noisy.length + " noisy rows for " + n + " signals");
        }
        requireFinite("clean", clean);
        requireFinite("deformed", deformed);
        requireFinite("noisy", noisy);
        double[] byDeformation = new double[n];
        double[] byNoise = new double[n];
        for (int i = 0; i < n; i++) {
            byDeformation[i] = StabilityTrials.squaredDistance(clean[i], deformed[i]);
            byNoise[i] = StabilityTrials.squaredDistance(clean[i], noisy[i]);
        }
        double[] apart = meanDistances(clean);
        double[] changes = trials.changes();
        double distance = mean(apart);
        requirePositive(distance, "it does not tell the signals apart");
        requirePositive(mean(byNoise), "it does not change with noise");
        requireFinite(mean(byDeformation));
        double[] ofDeformation = relative(byDeformation);
        double[] ofNoise = relative(byNoise);
        double[] ofDistance = relative(apart);
        double[] ofNorm = relative(changes);
        double[] d = new double[n];
        double[] g = new double[n];
        double[] r = new double[n];
        for (int i = 0; i < n; i++) {
            // A signal is in both places of a pair: its weight on the mean over pairs is twice that of its own mean.
            d[i] = ofDeformation[i] - 2 * ofDistance[i];
            g[i] = ofNoise[i] + 2 * ofNorm[i] - 2 * ofDistance[i];
            r[i] = ofDeformation[i] - ofNoise[i] - 2 * ofNorm[i];
        }
        return new RelativeStability(
                Estimate.of(mean(byDeformation) / distance, d),
                Estimate.of(mean(byNoise) / distance, g),
                Estimate.of(mean(byDeformation) / mean(byNoise), r),
                n,
                mean(changes));
    }

    private static void requireFinite(String kind, double[][] features) {
        for (int i = 0; i < features.length; i++) {
            for (int k = 0; k < features[i].length; k++) {
                if (!Double.isFinite(features[i][k])) {
                    throw new InvalidSettingException("features: " + kind + "[" + i + "][" + k + "] = " + features[i][k]
                            + ": finite numbers are needed");
                }
            }
        }
    }

    private static void requireFinite(double meanSquare) {
        if (!Double.isFinite(meanSquare)) {
            throw new InvalidSettingException(
                    "features: the squares of their differences are beyond the largest double;" + " scale them down");
        }
    }

    private static void requirePositive(double mean, String otherwise) {
        requireFinite(mean);
        if (!(mean > 0)) {
            throw new InvalidSettingException("features: " + otherwise + " (mean squared distance " + mean + ")");
        }
    }

    /** The mean squared distance of each vector to all others: with the centre, no loop over pairs. */
    private static double[] meanDistances(double[][] f) {
        int n = f.length;
        double[] centre = new double[f[0].length];
        for (double[] row : f) {
            if (row.length != centre.length) {
                throw new InvalidSettingException("features: vectors of " + centre.length + " and " + row.length
                        + " numbers; all must have one length");
            }
            for (int k = 0; k < centre.length; k++) {
                centre[k] += row[k] / n;
            }
        }
        double[] fromCentre = new double[n];
        Arrays.setAll(fromCentre, i -> StabilityTrials.squaredDistance(f[i], centre));
        double spread = mean(fromCentre);
        double[] distances = new double[n];
        Arrays.setAll(distances, i -> n * (fromCentre[i] + spread) / (n - 1));
        return distances;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    /** Each value's deviation from the mean, in means: its influence on the mean's logarithm; none where all values are 0. */
    private static double[] relative(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> mean == 0 ? 0 : v / mean - 1).toArray();
    }
}
