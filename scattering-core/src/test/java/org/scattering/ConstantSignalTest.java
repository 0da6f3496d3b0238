package org.scattering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Signals;
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

/** Silence stays silent, and wavelets do not see a constant. */
@Tag("engine")
class ConstantSignalTest {
    static Stream<AvailableEngines.Case> cases() {
        return AvailableEngines.with(List.of(
                Scattering1D.builder(500).scale(6).quality(8).maxOrder(3).build(),
                Scattering1D.builder(256)
                        .scale(4)
                        .padding(Padding.PERIODIC)
                        .paths(Paths.ALL)
                        .profile(Profile.TIGHT)
                        .build(),
                // 5² and 7: butterflies that do not cancel a constant exactly, were any of it left.
                Scattering1D.builder(16 * 175)
                        .scale(4)
                        .quality(1)
                        .padding(Padding.PERIODIC)
                        .build(),
                Scattering1D.builder(101)
                        .scale(4)
                        .padding(Padding.SYMMETRIC)
                        .averaging(Averaging.NONE)
                        .build(),
                Scattering1D.builder(120)
                        .scale(4)
                        .padding(Padding.ALREADY_PADDED)
                        .build(),
                Scattering1D.builder(300)
                        .scale(5)
                        .signalType(SignalType.COMPLEX)
                        .averaging(Averaging.GLOBAL_SUM)
                        .build(),
                Scattering2D.builder(28, 29).scales(2).build(),
                Scattering2D.builder(20, 24)
                        .scales(2)
                        .angles(5)
                        .padding(Padding.PERIODIC)
                        .profile(Profile.NATIVE)
                        .averaging(Averaging.GLOBAL_MEAN)
                        .build()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void silenceGivesExactlyZero(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        try (Transform transform = new Transform(plan, c.engine(), 1)) {
            double[] negative = new double[plan.inputSize()];
            Arrays.fill(negative, -0.0);
            for (double[] silence : List.of(new double[plan.inputSize()], negative)) {
                Coefficients out = transform.allocate(Signals.of(plan, silence));
                Arrays.fill(out.doubles(), Double.NaN);
                transform.apply(Signals.of(plan, silence), out);
                assertThat(Arrays.stream(out.doubles()).allMatch(v -> v == 0)).isTrue();
            }
            float[] single = transform.apply(new float[plan.inputSize()]).floats();
            for (float v : single) {
                assertThat(v == 0).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aConstantIsSeenByOrderZeroAlone(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        double samples = c.settings().averaging().equals(Averaging.GLOBAL_SUM) ? plan.columns(0) * plan.rows(0) : 1;
        try (Transform transform = new Transform(plan, c.engine(), 1)) {
            for (double value : new double[] {0.7, -1e3, 1e-30, 1e200, 0.1, Math.PI, -1 / 3.0}) {
                double[] x = new double[plan.inputSize()];
                Arrays.fill(x, value);
                Coefficients out = transform.apply(x);
                // The single-precision engines take the mean out first; what is left of a constant is exactly nothing.
                double bound = c.engine().precision() == Precision.SINGLE ? 0 : 1e-14 * samples * Math.abs(value);
                for (Path path : plan.paths().paths()) {
                    double[] row = out.row(0, path.row());
                    for (double v : row) {
                        if (path.order() == 0) {
                            double gain = plan.settings().averaging() instanceof Averaging.Local
                                    ? plan.lowpass(0).spectrum().at(0, 0)
                                    : samples;
                            assertThat(Math.abs(v - gain * value))
                                    .as("%s of %s", path.name(), value)
                                    .isLessThanOrEqualTo(1e-13 * gain * Math.abs(value));
                        } else {
                            assertThat(Math.abs(v))
                                    .as("%s of %s", path.name(), value)
                                    .isLessThanOrEqualTo(bound);
                        }
                    }
                }
            }
        }
    }

    /** Beyond the ends of a constant there are steps, which wavelets do see. */
    @ParameterizedTest
    @MethodSource("engines")
    void zeroPaddingGivesAConstantEdges(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        double[] x = new double[plan.inputSize()];
        Arrays.fill(x, 5);
        try (Transform transform = new Transform(plan, c.engine(), 1)) {
            Coefficients out = transform.apply(x);
            double largest = plan.paths().ofOrder(1).stream()
                    .flatMapToDouble(p -> Arrays.stream(out.row(0, p.row())))
                    .max()
                    .orElseThrow();
            assertThat(largest).isGreaterThan(0.05);
        }
    }

    static Stream<AvailableEngines.Case> engines() {
        return AvailableEngines.with(List.of(
                Scattering1D.builder(100).scale(4).padding(Padding.ZERO).build(),
                Scattering2D.builder(20, 24).scales(2).padding(Padding.ZERO).build()));
    }
}
