package org.scattering.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.settings.InvalidSettingException;

/**
 * How the measured distance and its certificate fall as a deformation is scaled down. In the limit both are linear in the factor that
 * τ is multiplied by: slope 1. On a fixed grid that is a sanity check of the computation, not the theorem: it says nothing of
 * ‖∇τ‖∞ in particular, for both sides are linear in the factor, and positive, for translations too, where ∇τ = 0.
 *
 * @param factors what τ was multiplied by
 * @param certificates one a factor
 * @param measuredSlope of the least-squares line of log measured over log factor
 * @param certificateSlope of the least-squares line of log certificate over log factor
 */
public record CertificateScaling(
        List<Double> factors,
        List<DeformationCertificate> certificates,
        double measuredSlope,
        double certificateSlope) {
    /** Copies the lists. */
    public CertificateScaling {
        factors = List.copyOf(factors);
        certificates = List.copyOf(certificates);
    }

    /**
     * Scales one deformation.
     *
     * @param cascade the transform; max A ≤ 1 in every layer but the last, there max |φ̂| ≤ 1
     * @param x N samples
     * @param tau the displacement
     * @param interpolation how the signal is read between samples
     * @param boundary what lies beyond the edges
     * @param factors at least two positive numbers
     * @return certificates and slopes
     * @throws InvalidSettingException for fewer factors, or where a certificate is refused
     */
    public static CertificateScaling of(
            FullCascade cascade,
            double[] x,
            Displacement tau,
            Interpolation interpolation,
            Boundary boundary,
            double... factors) {
        if (factors.length < 2 || Arrays.stream(factors).anyMatch(f -> !(f > 0))) {
            throw new InvalidSettingException(
                    "factors = " + Arrays.toString(factors) + ": at least two positive numbers are needed");
        }
        List<DeformationCertificate> certificates = Arrays.stream(factors)
                .parallel()
                .mapToObj(f -> DeformationCertificate.of(cascade, x, tau.times(f), interpolation, boundary))
                .toList();
        return new CertificateScaling(
                Arrays.stream(factors).boxed().toList(),
                certificates,
                slope(factors, certificates, DeformationCertificate::measured),
                slope(factors, certificates, DeformationCertificate::certificate));
    }

    /** NaN where a distance is 0. */
    private static double slope(
            double[] factors,
            List<DeformationCertificate> certificates,
            ToDoubleFunction<DeformationCertificate> value) {
        double[] logarithms = certificates.stream()
                .mapToDouble(c -> Math.log(value.applyAsDouble(c)))
                .toArray();
        double meanX = Arrays.stream(factors).map(Math::log).average().orElse(0);
        double meanY = Arrays.stream(logarithms).average().orElse(0);
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < factors.length; i++) {
            double dx = Math.log(factors[i]) - meanX;
            xy += dx * (logarithms[i] - meanY);
            xx += dx * dx;
        }
        return xy / xx;
    }
}
