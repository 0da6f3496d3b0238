package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Scattering;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** The engine against the double oracle, on easy and on awkward signals; the counterpart of the test of the CPU engines. */
class AccuracyTest {
    /** Of the largest coefficient of the order: a float's 6e-8, through about log2 N passes in each layer. */
    private static final double BOUND = 1e-5;

    /** Of the largest sample: where an order vanishes (a constant has no order 1), the oracle itself is rounding noise. */
    private static final double ORACLE_NOISE = 1e-14;

    /** Shared memory of a block that makes all but the smallest grids large. */
    private static final int LITTLE_SHARED = 2600;

    @BeforeAll
    static void standIn() {
        StandIn.assumeDevice();
    }

    static Stream<ScatteringSettings> cases() {
        return Contract.CASES.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inSharedMemory(ScatteringSettings settings) {
        agrees(settings, new CudaEngine());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inTilesOfRowsAndColumns(ScatteringSettings settings) {
        agrees(settings, new CudaEngine(LITTLE_SHARED));
    }

    /**
     * Sizes of practice: 16 points a thread, tiles of real size, 128 x 128 points and more, and blocks of 1024 threads whose lines have
     * halves of 72 and 8000 points, which others would transform by radices 12 and 20.
     */
    static Stream<ScatteringSettings> largeCases() {
        return Stream.of(
                Scattering1D.builder(4096).scale(8).quality(8).build(),
                Scattering1D.builder(9000).scale(5).quality(1).build(),
                Scattering1D.builder(40_000).scale(7).quality(1).build(),
                Scattering1D.builder(16_000)
                        .scale(5)
                        .quality(1)
                        .maxOrder(1)
                        .padding(Padding.PERIODIC)
                        .build(),
                Scattering2D.builder(64, 128).scales(3).angles(2).maxOrder(1).build(),
                Scattering2D.builder(96, 96).scales(4).angles(2).build(),
                Scattering2D.builder(110, 150).scales(3).angles(2).build());
    }

    @ParameterizedTest
    @MethodSource("largeCases")
    void ofLargeSignals(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        double[] noise = new Random(7).doubles(plan.inputSize(), -1, 1).toArray();
        compare(plan, new CudaEngine(), List.of(noise));
    }

    private static void agrees(ScatteringSettings settings, CudaEngine engine) {
        ScatteringPlan plan = Scattering.plan(settings);
        int n = plan.inputSize();
        double[] noise = new Random(5).doubles(n, -1, 1).toArray();
        List<double[]> signals = new ArrayList<>();
        signals.add(noise);
        signals.add(signal(n, i -> noise[i] * 1e-20));
        signals.add(signal(n, i -> noise[i] * 1e20));
        signals.add(signal(n, i -> noise[i] + 1000));
        signals.add(signal(n, i -> 0.7));
        signals.add(signal(n, i -> 0));
        signals.add(signal(n, i -> i == n / 3 ? 1 : 0));
        signals.add(signal(n, i -> Math.sin(0.3 * i)));
        signals.add(signal(n, i -> i < n / 2 ? 0 : noise[i]));
        compare(plan, engine, signals);
    }

    private static void compare(ScatteringPlan plan, CudaEngine engine, List<double[]> signals) {
        double[] batch = signals.stream().flatMapToDouble(Arrays::stream).toArray();
        try (Transform oracle = Scattering.transform(plan, "reference", Precision.DOUBLE, 1);
                Transform transform = new Transform(plan, engine, 1)) {
            Coefficients expected = oracle.apply(batch);
            Coefficients actual = transform.apply(batch);
            for (int s = 0; s < signals.size(); s++) {
                double peak = Arrays.stream(signals.get(s)).map(Math::abs).max().orElse(0);
                check(plan, expected, actual, s, peak);
            }
        }
        StandIn.assertTidy();
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
}
