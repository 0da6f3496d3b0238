package org.scattering.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.cli.report.Counter;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.Scattering1D;

/** The theory is homogeneous: what is true of x is true of ax, also where a² is no double. */
class MagnitudeTest {
    private static final double[] WAVE = new double[64];

    static {
        Arrays.setAll(WAVE, i -> 1.5 * Math.sin(0.7 * i) * Math.exp(-(i - 30) * (i - 30) / 50.0));
    }

    private static double[] times(int exponent) {
        return Arrays.stream(WAVE).map(v -> Math.scalb(v, exponent)).toArray();
    }

    @Test
    void usualSizesStayAsTheyAre() {
        Magnitude kept = Magnitude.of("x", List.of(times(-40), times(40)));
        assertThat(kept.exponent()).isZero();
        assertThat(kept.signals().getFirst()).isEqualTo(times(-40));
        assertThat(kept.name("x")).isEqualTo("x");
        assertThat(Magnitude.of("x", List.of(new double[4])).exponent()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1023, 700, 41, -41, -700, -850})
    void othersAreScaledByAPowerOfTwo(int exponent) {
        Magnitude scaled = Magnitude.of("x", List.of(times(exponent), new double[64], times(exponent - 100)));
        assertThat(scaled.exponent()).isEqualTo(-exponent);
        assertThat(scaled.signals()).containsExactly(WAVE, new double[64], times(-100));
        assertThat(scaled.name("x")).startsWith("x times 2^" + -exponent);
    }

    /** The same numbers, to the last bit: nothing is rounded by the factor. */
    @Test
    void theFindingsAreThose() {
        assertThat(findings(times(660))).isEqualTo(findings(WAVE));
    }

    private static List<Double> findings(double[] x) {
        Subject subject =
                Subject.of(Scattering1D.builder(64).scale(3).quality(1).build());
        Material material = Material.of("x", Magnitude.of("x", List.of(x)).signals(), List.of(64), 1);
        return VerifyRun.check(new Inquiry(subject, material, null, 2, 1), Counter.NONE).stream()
                .flatMap(s -> s.claims().stream())
                .map(Claim::measured)
                .toList();
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Magnitude.of("x.npy", List.of(times(0), times(600))))
                .withMessageStartingWith("x.npy: the largest modulus of signal 0 is ")
                .withMessageEndingWith("a factor of 1.0E100 is accepted");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Magnitude.of("x.npy", List.of(new double[] {0, Double.MIN_VALUE})))
                .withMessage("x.npy: the largest modulus is 4.9E-324; at least 2.2250738585072014E-308 is accepted");
    }
}
