package org.scattering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.engine.Transform;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** Single-precision engines against the double oracle, on easy and on awkward signals. */
@Tag("engine")
class AccuracyTest {
    /** Of the largest coefficient of the order: a float's 6e-8, through about log2 N passes in each layer. */
    private static final double BOUND = 1e-5;

    /** Of the largest sample: where an order vanishes (a constant has no order 1), the oracle itself is rounding noise. */
    private static final double ORACLE_NOISE = 1e-14;

    record Case(ScatteringEngine engine, ScatteringSettings settings) {
        @Override
        public String toString() {
            return engine.name() + " " + settings;
        }
    }

    static Stream<Case> cases() {
        List<ScatteringSettings> all = new ArrayList<>(List.of(
                Scattering1D.builder(4096).scale(8).quality(8).build(),
                Scattering1D.builder(1000).scale(6).quality(4, 2).maxOrder(3).build(),
                Scattering1D.builder(1024).scale(5).quality(1).paths(Paths.ALL).build(),
                Scattering1D.builder(500)
                        .scale(5)
                        .signalType(SignalType.COMPLEX)
                        .build(),
                Scattering1D.builder(700).scale(5).averaging(Averaging.NONE).build(),
                Scattering1D.builder(700)
                        .scale(5)
                        .averaging(Averaging.GLOBAL_MEAN)
                        .build(),
                Scattering1D.builder(96 * 7)
                        .scale(5)
                        .padding(Padding.PERIODIC)
                        .profile(Profile.TIGHT)
                        .build(),
                // Signals that fill no blocks alone, unlike their children's.
                Scattering1D.builder(18432)
                        .scale(7)
                        .quality(4)
                        .padding(Padding.PERIODIC)
                        .build(),
                Scattering1D.builder(9216)
                        .scale(6)
                        .quality(2)
                        .signalType(SignalType.COMPLEX)
                        .padding(Padding.PERIODIC)
                        .build(),
                Scattering1D.builder(1000)
                        .scale(3)
                        .quality(16, 1)
                        .profile(Profile.TIGHT)
                        .build(),
                Scattering1D.builder(1024)
                        .scale(2)
                        .quality(8)
                        .support(300)
                        .stride(4)
                        .paths(Paths.ALL)
                        .profile(Profile.TIGHT)
                        .build(),
                Scattering1D.builder(20000)
                        .scale(9)
                        .quality(12)
                        .padding(Padding.ZERO)
                        .build(),
                Scattering1D.builder(900)
                        .scale(6)
                        .support(50)
                        .stride(4)
                        .padding(Padding.SYMMETRIC)
                        .build(),
                Scattering2D.builder(32, 32).scales(2).build(),
                Scattering2D.builder(45, 70).scales(3).angles(3).maxOrder(3).build(),
                Scattering2D.builder(28, 31)
                        .scales(2)
                        .averaging(Averaging.GLOBAL_SUM)
                        .build(),
                Scattering2D.builder(29, 30)
                        .scales(2)
                        .averaging(Averaging.NONE)
                        .profile(Profile.NATIVE)
                        .build(),
                Scattering2D.builder(45, 70)
                        .scales(3)
                        .angles(1)
                        .profile(Profile.TIGHT)
                        .build(),
                Scattering2D.builder(40, 40)
                        .scales(3)
                        .stride(2)
                        .padding(Padding.PERIODIC)
                        .paths(Paths.ALL)
                        .build()));
        GoldenCase.all().map(GoldenCase::settings).forEach(all::add);
        return AvailableEngines.single().flatMap(e -> all.stream().map(s -> new Case(e, s)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheOracle(Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings);
        Random random = new Random(5);
        int n = plan.inputSize();
        List<double[]> signals = new ArrayList<>();
        double[] noise = random.doubles(n, -1, 1).toArray();
        signals.add(noise);
        signals.add(times(noise, 1e-20));
        signals.add(times(noise, 1e20));
        signals.add(signal(n, i -> noise[i] + 1000));
        signals.add(signal(n, i -> 0.7));
        signals.add(signal(n, i -> 0));
        signals.add(signal(n, i -> i == n / 3 ? 1 : 0));
        signals.add(signal(n, i -> Math.sin(0.3 * i)));
        signals.add(signal(n, i -> Math.sin(0.0004 * i * i)));
        signals.add(signal(n, i -> i < n / 2 ? 0 : noise[i]));
        double[] batch = signals.stream().flatMapToDouble(Arrays::stream).toArray();
        try (Transform oracle = Scattering.transform(plan, "reference", Precision.DOUBLE, 2);
                Transform transform = new Transform(plan, c.engine, 2)) {
            Coefficients expected = oracle.apply(batch);
            Coefficients actual = transform.apply(batch);
            for (int s = 0; s < signals.size(); s++) {
                double peak = Arrays.stream(signals.get(s)).map(Math::abs).max().orElse(0);
                check(plan, expected, actual, s, peak);
            }
        }
    }

    /** Of the largest sample: what is left where an order all but vanishes, as for straight lines and pure tones. */
    private static final double ABSOLUTE_BOUND = 5e-7;

    @ParameterizedTest
    @CsvSource({"4096,6,8", "5000,9,1", "20000,11,12"})
    void errorsAreSmallAgainstTheSignalWhereAnOrderVanishes(int length, int scale, int quality) {
        ScatteringPlan plan = Scattering.plan(
                Scattering1D.builder(length).scale(scale).quality(quality).build());
        double[] noise = new Random(6).doubles(length, -1, 1).toArray();
        List<double[]> signals = List.of(
                signal(length, i -> i / (double) length),
                signal(length, i -> Math.sin(Math.PI * i / length)),
                signal(length, i -> 1e3 * i / length + 1e-3 * noise[i]),
                signal(length, i -> 1e3 * Math.sin(2 * Math.PI * i / length) + 1e-2 * noise[i]),
                signal(length, i -> Math.sin(0.5 * Math.PI * i)),
                signal(length, i -> Math.sin(0.2 * Math.PI * i)));
        try (Transform oracle = Scattering.transform(plan, "reference", Precision.DOUBLE, 2);
                Transform transform = Scattering.transform(plan, "auto", Precision.SINGLE, 2)) {
            for (double[] x : signals) {
                double peak = Arrays.stream(x).map(Math::abs).max().orElse(0);
                double[] expected = oracle.apply(x).doubles();
                double[] actual = transform.apply(x).doubles();
                for (int i = 0; i < expected.length; i++) {
                    assertThat(Math.abs(actual[i] - expected[i])).isLessThanOrEqualTo(ABSOLUTE_BOUND * peak);
                }
            }
        }
    }

    private static void check(
            ScatteringPlan plan, Coefficients expected, Coefficients actual, int signal, double peak) {
        for (int m = 0; m <= plan.settings().maxOrder(); m++) {
            double largest = 0;
            double worst = 0;
            for (Path path : plan.paths().ofOrder(m)) {
                double[] e = expected.row(signal, path.row());
                double[] a = actual.row(signal, path.row());
                for (int i = 0; i < e.length; i++) {
                    largest = Math.max(largest, Math.abs(e[i]));
                    worst = Double.isNaN(a[i]) ? Double.NaN : Math.max(worst, Math.abs(a[i] - e[i]));
                }
            }
            double gain = plan.settings().averaging().equals(Averaging.GLOBAL_SUM) ? plan.columns(0) * plan.rows(0) : 1;
            assertThat(worst)
                    .as("signal %d, order %d, largest coefficient %.3g", signal, m, largest)
                    .isLessThanOrEqualTo(Math.max(BOUND * largest, ORACLE_NOISE * gain * peak));
        }
    }

    private static double[] signal(int n, IntToDoubleFunction f) {
        double[] x = new double[n];
        Arrays.setAll(x, f);
        return x;
    }

    private static double[] times(double[] x, double factor) {
        return Arrays.stream(x).map(v -> v * factor).toArray();
    }
}
