package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scattering.Noise;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import tools.jackson.databind.json.JsonMapper;

/** Trials in bulk, their scaling, and that all results can be written down. */
class CertificateTrialsTest {
    private static final FullCascade LINE =
            FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, 2, Paths.FREQUENCY_DECREASING);
    private static final FullCascade IMAGE =
            FullCascade.of(Cascades.image(Profile.TIGHT), Cascades.IMAGE, 1, Paths.ALL);

    @Test
    void noTrialBreaksTheGuarantee() {
        for (FullCascade cascade : List.of(LINE, IMAGE)) {
            CertificateTrials trials = CertificateTrials.of(cascade, List.of(), 200, 7);
            assertThat(trials.violations()).isEmpty();
            assertThat(trials.largestRatio()).isBetween(0.3, 1.0);
            CertificateTrials.Point nearest = trials.nearest().orElseThrow();
            assertThat(nearest.certificate().measured() / nearest.certificate().certificate())
                    .isEqualTo(trials.largestRatio());
            assertThat(trials.points().get(nearest.trial())).isEqualTo(nearest);
            assertThat(trials).isEqualTo(CertificateTrials.of(cascade, List.of(), 200, 7));
            assertThat(trials).isNotEqualTo(CertificateTrials.of(cascade, List.of(), 200, 8));
            double steepest = trials.points().stream()
                    .mapToDouble(p -> p.certificate().largestGradient())
                    .max()
                    .orElseThrow();
            assertThat(steepest).isBetween(0.5, 0.951);
        }
    }

    @Test
    void givenSignalsAreTakenInTurn() {
        List<double[]> signals = List.of(Noise.gaussian(1, 60), new double[60]);
        CertificateTrials trials = CertificateTrials.of(LINE, signals, 4, 1);
        assertThat(trials.points())
                .extracting(p -> p.certificate().norm() > 0)
                .containsExactly(true, false, true, false);
        // A modulus that is too large breaks what the certificate proves, and is named by its number.
        Modulus tenfold = (z, u) -> {
            for (int i = 0; i < u.length; i++) {
                u[i] = 10 * Math.hypot(z[2 * i], z[2 * i + 1]);
            }
        };
        assertThat(CertificateTrials.of(LINE.with(tenfold), List.of(), 20, 1).violations())
                .isNotEmpty();
        assertThatThrownBy(() -> CertificateTrials.of(LINE, List.of(), 0, 1)).hasMessageContaining("trials = 0");
    }

    @Test
    void scalingHasSlopeOne() {
        Displacement tau = Displacement.sampled(Cascades.LINE, u -> new double[] {Math.sin(2 * Math.PI * u[0] / 60)});
        CertificateScaling scaling = CertificateScaling.of(
                LINE, Noise.gaussian(2, 60), tau, Interpolation.LINEAR, Boundary.PERIODIC, 1e-2, 1e-3, 1e-4);
        assertThat(scaling.measuredSlope()).isCloseTo(1, within(0.05));
        assertThat(scaling.certificateSlope()).isCloseTo(1, within(0.05));
        // Of two points it is the line through them.
        CertificateScaling two = CertificateScaling.of(
                LINE, Noise.gaussian(2, 60), tau, Interpolation.LINEAR, Boundary.PERIODIC, 0.5, 0.01);
        double certificates = two.certificates().getFirst().certificate()
                / two.certificates().getLast().certificate();
        assertThat(two.certificateSlope()).isCloseTo(Math.log(certificates) / Math.log(50), within(1e-12));
        assertThatThrownBy(() ->
                        CertificateScaling.of(LINE, new double[60], tau, Interpolation.LINEAR, Boundary.PERIODIC, 1))
                .hasMessageContaining("factors = [1.0]");
    }

    @Test
    void resultsCanBeWrittenAsJson() throws Exception {
        JsonMapper json = JsonMapper.builder().build();
        double[] x = Noise.gaussian(1, 60);
        EnergyLedger ledger = EnergyLedger.of(LINE, x);
        assertThat(json.writeValueAsString(ledger)).contains("\"lines\":[{").contains("\"remaining\":");
        assertThat(json.writeValueAsString(LedgerStatistics.of(List.of(ledger))))
                .contains("\"spread\":");
        assertThat(json.writeValueAsString(CertificateTrials.of(LINE, List.of(x), 2, 1)))
                .contains("\"commutators\":[");
        assertThat(json.writeValueAsString(TranslationBound.of(LINE, x, List.of(List.of(2)))))
                .contains("\"bound\":");
        Expansion expansion = Expansion.of(LINE, Expansion.Search.RANDOM_PAIRS, 2, 1);
        assertThat(json.writeValueAsString(expansion)).contains("\"search\":\"RANDOM_PAIRS\"");
    }
}
