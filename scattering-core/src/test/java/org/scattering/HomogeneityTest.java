package org.scattering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Transform;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.SignalType;

/** S(ax) = a S(x) for a > 0, S(-x) differs from S(x) in order 0 alone, and order 0 is linear. */
@Tag("engine")
class HomogeneityTest {
    static Stream<AvailableEngines.Case> cases() {
        return AvailableEngines.with(List.of(
                Scattering1D.builder(400).scale(5).quality(4).build(),
                Scattering1D.builder(256)
                        .scale(4)
                        .quality(1)
                        .maxOrder(3)
                        .paths(Paths.ALL)
                        .padding(Padding.PERIODIC)
                        .profile(Profile.TIGHT)
                        .build(),
                Scattering1D.builder(200)
                        .scale(4)
                        .signalType(SignalType.COMPLEX)
                        .padding(Padding.ZERO)
                        .build(),
                Scattering1D.builder(300).scale(4).averaging(Averaging.NONE).build(),
                Scattering1D.builder(300)
                        .scale(4)
                        .averaging(Averaging.GLOBAL_MEAN)
                        .build(),
                Scattering2D.builder(24, 31).scales(2).angles(4).build(),
                Scattering2D.builder(16, 20)
                        .scales(2)
                        .angles(3)
                        .averaging(Averaging.GLOBAL_SUM)
                        .padding(Padding.SYMMETRIC)
                        .profile(Profile.NATIVE)
                        .build()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void powersOfTwoComeOutExactly(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        double[] x = Noise.gaussian(1, plan.inputSize());
        try (Transform transform = new Transform(plan, c.engine(), 1)) {
            double[] expected = transform.apply(x).doubles();
            for (int exponent : new int[] {-900, -149, -1, 1, 10, 127, 900}) {
                double[] actual =
                        transform.apply(times(x, Math.scalb(1.0, exponent))).doubles();
                assertThat(actual).as("2^%d", exponent).containsExactly(times(expected, Math.scalb(1.0, exponent)));
            }
            float[] single = Noise.single(x);
            float[] expectedSingle = transform.apply(single).floats();
            // Beyond these the smallest coefficients would be subnormal floats, which are not exact.
            for (int exponent : new int[] {-60, -1, 3, 90}) {
                assertThat(transform.apply(times(single, exponent)).floats())
                        .as("2^%d", exponent)
                        .containsExactly(times(expectedSingle, exponent));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingOverflowsOrVanishes(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        double[] x = Noise.gaussian(2, plan.inputSize());
        try (Transform transform = new Transform(plan, c.engine(), 1)) {
            Coefficients expected = transform.apply(x);
            for (double factor : new double[] {1e-300, 1e-200, 1e-20, 1e20, 1e200, 1e300}) {
                Coefficients actual = transform.apply(times(x, factor));
                assertClose(plan, times(actual.doubles(), 1 / factor), expected, c.rounding());
            }
        }
    }

    /** Every operation of a Fourier transform is symmetric in the sign, so that even the bits agree. */
    @ParameterizedTest
    @MethodSource("cases")
    void theSignIsSeenByOrderZeroAlone(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        double[] x = Noise.gaussian(3, plan.inputSize());
        try (Transform transform = new Transform(plan, c.engine(), 1)) {
            Coefficients expected = transform.apply(x);
            Coefficients actual = transform.apply(times(x, -1));
            for (Path path : plan.paths().paths()) {
                double sign = path.order() == 0 ? -1 : 1;
                for (int i = 0; i < plan.layout().length(path.row()); i++) {
                    // As numbers, for which 0 and -0 are the same.
                    assertThat(actual.get(0, path.row(), i) == sign * expected.get(0, path.row(), i))
                            .as("%s, sample %d", path.name(), i)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void orderZeroIsLinear(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        double[] x = Noise.gaussian(4, plan.inputSize());
        double[] y = Noise.gaussian(5, plan.inputSize());
        double[] sum = new double[x.length];
        Arrays.setAll(sum, i -> 3 * x[i] - 0.7 * y[i]);
        try (Transform transform = new Transform(plan, c.engine(), 1)) {
            Coefficients ofX = transform.apply(x);
            Coefficients ofY = transform.apply(y);
            Coefficients ofSum = transform.apply(sum);
            for (Path path : plan.paths().ofOrder(0)) {
                double[] actual = ofSum.row(0, path.row());
                double largest = 0;
                for (int i = 0; i < actual.length; i++) {
                    largest = Math.max(largest, Math.abs(3 * ofX.get(0, path.row(), i)));
                    largest = Math.max(largest, Math.abs(0.7 * ofY.get(0, path.row(), i)));
                }
                for (int i = 0; i < actual.length; i++) {
                    double expected = 3 * ofX.get(0, path.row(), i) - 0.7 * ofY.get(0, path.row(), i);
                    assertThat(Math.abs(actual[i] - expected)).isLessThanOrEqualTo(c.rounding() * largest);
                }
            }
        }
    }

    private static void assertClose(ScatteringPlan plan, double[] actual, Coefficients expected, double rounding) {
        for (int m = 0; m <= plan.settings().maxOrder(); m++) {
            double largest = 0;
            double worst = 0;
            for (Path path : plan.paths().ofOrder(m)) {
                int offset = plan.layout().offset(path.row());
                double[] row = expected.row(0, path.row());
                for (int i = 0; i < row.length; i++) {
                    largest = Math.max(largest, Math.abs(row[i]));
                    double error = Math.abs(actual[offset + i] - row[i]);
                    worst = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(worst, error);
                }
            }
            assertThat(largest).isPositive();
            assertThat(worst).as("order %d", m).isLessThanOrEqualTo(rounding * largest);
        }
    }

    private static double[] times(double[] x, double factor) {
        return Arrays.stream(x).map(v -> v * factor).toArray();
    }

    private static float[] times(float[] x, int exponent) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.scalb(x[i], exponent);
        }
        return y;
    }
}
