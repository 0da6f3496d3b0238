package org.scattering.stability;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.scattering.deform.RandomWarps;
import org.scattering.deform.Warp;
import org.scattering.settings.InvalidSettingException;

/**
 * The same signals three times: as they are, deformed, and with noise whose norm is the mean change that the deformations make.
 * Features that were computed elsewhere are measured by handing out these arrays.
 *
 * @param signals x, one array a signal
 * @param deformed τx, each by a deformation of its own
 * @param noisy x + η, η isotropic with ‖η‖ = ⟨‖τx - x‖⟩
 * @param folded how many of the deformations are not one-to-one: det(I - ∇τ) ≤ 0 somewhere, as
 *     {@link org.scattering.deform.Displacement#smallestJacobian} has it. They are measured like the others
 */
public record StabilityTrials(double[][] signals, double[][] deformed, double[][] noisy, int folded) {
    /** Checks the sizes. */
    public StabilityTrials {
        if (signals.length < 2 || deformed.length != signals.length || noisy.length != signals.length) {
            throw new InvalidSettingException("trials: " + signals.length + " signals, " + deformed.length
                    + " deformed, " + noisy.length + " noisy: the same number of each, at least 2, is needed");
        }
        if (folded < 0 || folded > signals.length) {
            throw new InvalidSettingException(
                    "folded = " + folded + ": 0 to " + signals.length + ", the number of signals, are accepted");
        }
    }

    /**
     * The share of deformations that fold.
     *
     * @return 0 where all are diffeomorphisms, to 1
     */
    public double foldedShare() {
        return (double) folded / signals.length;
    }

    /**
     * Draws one deformation and one noise a signal.
     *
     * @param signals x, at least two, of the shape of the warps
     * @param warps the deformations
     * @param random the source of randomness: all deformations first, then the noise
     * @return the trials
     * @throws InvalidSettingException for fewer than two signals, signals of another size, or deformations that change none
     */
    public static StabilityTrials draw(List<double[]> signals, RandomWarps warps, RandomGenerator random) {
        if (signals.size() < 2) {
            throw new InvalidSettingException("signals: " + signals.size() + ": at least 2 are needed");
        }
        int size = warps.shape().stream().reduce(1, (a, b) -> a * b);
        for (int i = 0; i < signals.size(); i++) {
            if (signals.get(i).length != size) {
                throw new InvalidSettingException("signal " + i + ": " + signals.get(i).length
                        + " samples; the deformations are for the shape " + warps.shape());
            }
        }
        double[][] x = signals.toArray(double[][]::new);
        double[][] deformed = new double[x.length][];
        int folded = 0;
        double norm = 0;
        for (int i = 0; i < x.length; i++) {
            Warp warp = warps.next(random);
            deformed[i] = warp.apply(x[i]);
            folded += warp.displacement().smallestJacobian(warps.boundary()) > 0 ? 0 : 1;
            norm += Math.sqrt(squaredDistance(x[i], deformed[i])) / x.length;
        }
        if (!(norm > 0)) {
            throw new InvalidSettingException(
                    "signals: no deformation changes any of them, so noise of the same size is none");
        }
        double length = norm;
        double[][] noisy =
                Arrays.stream(x).map(s -> withNoise(s, length, random)).toArray(double[][]::new);
        return new StabilityTrials(x, deformed, noisy, folded);
    }

    private static double[] withNoise(double[] x, double norm, RandomGenerator random) {
        double[] noise = new double[x.length];
        double square = 0;
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
            square += noise[i] * noise[i];
        }
        for (int i = 0; i < noise.length; i++) {
            noise[i] = x[i] + norm / Math.sqrt(square) * noise[i];
        }
        return noise;
    }

    /**
     * How far each deformation moves its signal.
     *
     * @return ‖τx - x‖, one number a signal
     */
    public double[] changes() {
        double[] changes = new double[signals.length];
        Arrays.setAll(changes, i -> Math.sqrt(squaredDistance(signals[i], deformed[i])));
        return changes;
    }

    static double squaredDistance(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new InvalidSettingException(
                    "features: vectors of " + a.length + " and " + b.length + " numbers; all must have one length");
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
