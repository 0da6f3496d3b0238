package org.scattering.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.deform.MaximumEntropyDeformation;
import org.scattering.search.TrialRandom;
import org.scattering.settings.InvalidSettingException;

/**
 * Many certificates for one transform: maximum-entropy deformations, scaled to gradients between 1e-4 and 0.95 (uniform in their
 * logarithm), of given signals in turn or of noise. Each trial can be repeated by itself, from the seed and its number.
 *
 * @param seed of the generator
 * @param points one a trial, in order
 */
public record CertificateTrials(long seed, List<Point> points) {
    private static final int CUT = 4;
    private static final double SMALLEST = 1e-4;
    private static final double LARGEST = 0.95;

    /** Copies the list. */
    public CertificateTrials {
        points = List.copyOf(points);
    }

    /**
     * One trial.
     *
     * @param trial its number
     * @param certificate its result
     */
    public record Point(int trial, DeformationCertificate certificate) {}

    /**
     * Runs trials on all processors; the result does not depend on their number.
     *
     * @param cascade the transform; max A ≤ 1 in every layer but the last, there max |φ̂| ≤ 1
     * @param signals signals of N samples, taken in turn; none for Gaussian noise
     * @param trials how many, at least 1
     * @param seed of the generator
     * @return the results
     * @throws InvalidSettingException for no trial, max A &gt; 1, or a signal of another size
     */
    public static CertificateTrials of(FullCascade cascade, List<double[]> signals, int trials, long seed) {
        if (trials < 1) {
            throw new InvalidSettingException("trials = " + trials + ": at least 1 is needed");
        }
        cascade.requireNonExpansive();
        List<Point> points = IntStream.range(0, trials)
                .parallel()
                .mapToObj(trial -> new Point(trial, certify(cascade, signals, trial, seed)))
                .toList();
        return new CertificateTrials(seed, points);
    }

    private static DeformationCertificate certify(FullCascade cascade, List<double[]> signals, int trial, long seed) {
        SplittableRandom random = TrialRandom.of(seed, trial);
        double[] x = signals.isEmpty() ? new double[cascade.size()] : signals.get(trial % signals.size());
        if (signals.isEmpty()) {
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextGaussian();
            }
        }
        Interpolation interpolation = trial % 2 == 0 ? Interpolation.LINEAR : Interpolation.CUBIC;
        return DeformationCertificate.of(cascade, x, draw(cascade, random), interpolation, Boundary.CLAMPED);
    }

    private static Displacement draw(FullCascade cascade, SplittableRandom random) {
        Displacement tau = new MaximumEntropyDeformation(CUT, 1).draw(cascade.shape(), random);
        double wanted = SMALLEST * StrictMath.pow(LARGEST / SMALLEST, random.nextDouble());
        double drawn = tau.largestGradient(Boundary.CLAMPED);
        return drawn == 0 ? tau : tau.times(wanted / drawn);
    }

    /**
     * The trials that broke the guarantee.
     *
     * @return their points; none, if the theory and the library are right
     */
    public List<Point> violations() {
        return points.stream().filter(p -> !p.certificate().holds()).toList();
    }

    /**
     * How near the measured distance came to its certificate.
     *
     * @return the largest measured/certificate of any trial, 0 where nothing moved
     */
    public double largestRatio() {
        return nearest().map(CertificateTrials::ratio).orElse(0.0);
    }

    /**
     * The trial that came nearest to its certificate.
     *
     * @return the point of the largest measured/certificate; empty where no certificate is positive
     */
    public Optional<Point> nearest() {
        return points.stream()
                .filter(p -> p.certificate().certificate() > 0)
                .max(Comparator.comparingDouble(CertificateTrials::ratio));
    }

    private static double ratio(Point p) {
        return p.certificate().measured() / p.certificate().certificate();
    }
}
