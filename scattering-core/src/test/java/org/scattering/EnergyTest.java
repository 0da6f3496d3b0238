package org.scattering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** Circular, at stride 1, the theorems of the continuum hold on the grid up to rounding. */
@Tag("engine")
class EnergyTest {
    static Stream<AvailableEngines.Case> nonExpansive() {
        return AvailableEngines.with(Stream.of(Profile.NATIVE, Profile.TIGHT)
                .flatMap(profile -> Stream.of(
                        line(128, profile).scale(4).quality(1).build(),
                        line(90, profile).scale(5).quality(8).build(),
                        line(64, profile)
                                .scale(3)
                                .quality(2)
                                .maxOrder(3)
                                .paths(Paths.ALL)
                                .build(),
                        line(64, profile)
                                .scale(3)
                                .quality(2)
                                .paths(Paths.ALL)
                                .signalType(SignalType.COMPLEX)
                                .build(),
                        image(24, 20, profile).scales(3).angles(8).build(),
                        image(15, 16, profile)
                                .scales(2)
                                .angles(3)
                                .paths(Paths.ALL)
                                .build()))
                .toList());
    }

    private static Scattering1D.Builder line(int length, Profile profile) {
        return Scattering1D.builder(length).stride(1).padding(Padding.PERIODIC).profile(profile);
    }

    private static Scattering2D.Builder image(int rows, int columns, Profile profile) {
        return Scattering2D.builder(rows, columns)
                .stride(1)
                .padding(Padding.PERIODIC)
                .profile(profile);
    }

    /** ‖Sx - Sy‖ ≤ ‖x - y‖, for pairs far apart, close together, and ones that differ where a filter peaks. */
    @ParameterizedTest
    @MethodSource("nonExpansive")
    void distancesNeverGrow(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        int n = plan.inputSize();
        try (Transform transform = new Transform(plan, c.engine(), 1)) {
            for (int seed = 0; seed < 12; seed++) {
                double[] x = Noise.gaussian(seed, n);
                double[] y = partner(x, seed);
                Coefficients sx = transform.apply(x);
                Coefficients sy = transform.apply(y);
                double apart = 0;
                for (Path path : plan.paths().paths()) {
                    double[] a = sx.row(0, path.row());
                    double[] b = sy.row(0, path.row());
                    apart += path.weight() * energy(a.length, i -> a[i] - b[i]);
                }
                double distance = Math.sqrt(energy(n, i -> x[i] - y[i]));
                double rounding = roundingOfEnergies(c) * Math.sqrt(energy(n, i -> x[i]));
                assertThat(Math.sqrt(apart)).as("seed %d", seed).isLessThanOrEqualTo(distance + rounding);
            }
        }
    }

    /** Another signal: far, near, x plus a constant, or x plus a wave. */
    private static double[] partner(double[] x, int seed) {
        double[] y = x.clone();
        double[] other = Noise.gaussian(100 + seed, x.length);
        double frequency = new SplittableRandom(seed).nextDouble(Math.PI);
        Arrays.setAll(y, i -> switch (seed % 4) {
            case 0 -> other[i];
            case 1 -> x[i] + 1e-3 * other[i];
            case 2 -> x[i] + 1;
            default -> x[i] + Math.cos(frequency * i);
        });
        return y;
    }

    @ParameterizedTest
    @MethodSource("nonExpansive")
    void energyNeverGrows(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        try (Transform transform = new Transform(plan, c.engine(), 1)) {
            for (int seed = 0; seed < 6; seed++) {
                double[] x = partner(Noise.gaussian(seed, plan.inputSize()), seed);
                double before = energy(x.length, i -> x[i]);
                assertThat(energyOf(transform.apply(x))).isLessThanOrEqualTo((1 + roundingOfEnergies(c)) * before);
            }
        }
    }

    static Stream<AvailableEngines.Case> parseval() {
        return IntStream.rangeClosed(0, 3)
                .boxed()
                .flatMap(m -> AvailableEngines.with(List.of(
                        everyPath(line(48, Profile.TIGHT).scale(3).quality(1), m),
                        everyPath(line(31, Profile.TIGHT).scale(4).quality(2, 1), m),
                        everyPath(line(24, Profile.TIGHT).scale(2).quality(1).signalType(SignalType.COMPLEX), m),
                        everyPath(image(8, 10, Profile.TIGHT).scales(2).angles(2), m),
                        everyPath(image(7, 6, Profile.TIGHT).scales(1).angles(3), m))));
    }

    private static ScatteringSettings everyPath(Scattering1D.Builder builder, int maxOrder) {
        if (maxOrder == 0) {
            builder.quality(1);
        }
        return builder.paths(Paths.ALL).maxOrder(maxOrder).build();
    }

    private static ScatteringSettings everyPath(Scattering2D.Builder builder, int maxOrder) {
        return builder.paths(Paths.ALL).maxOrder(maxOrder).build();
    }

    /** Σ_{m ≤ M} ‖S_m x‖² + ‖U_{M+1} x‖² = ‖x‖², the remainder by direct sums in time. */
    @ParameterizedTest
    @MethodSource("parseval")
    void aTightBankLosesNothing(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        double[] x = Noise.gaussian(9, plan.inputSize());
        // The bank of layer M + 1 of the plan only averages; one order more propagates by the same bank.
        ScatteringPlan further = Scattering.plan(oneOrderMore(c.settings()));
        DirectConvolution direct = new DirectConvolution(further);
        direct.rows(x);
        double weight = plan.complexInput() ? 0.5 : 1;
        double remainder = weight * direct.propagatedEnergy(c.settings().maxOrder() + 1);
        double whole = energy(x.length, i -> x[i]);
        try (Transform transform = new Transform(plan, c.engine(), 1)) {
            double sum = energyOf(transform.apply(x)) + remainder;
            // Less would not show in single precision.
            assertThat(remainder).isGreaterThan(1e-4 * whole);
            assertThat(Math.abs(sum - whole)).isLessThanOrEqualTo(roundingOfEnergies(c) * whole);
        }
    }

    private static ScatteringSettings oneOrderMore(ScatteringSettings settings) {
        int order = settings.maxOrder() + 1;
        return switch (settings) {
            case Scattering1D s ->
                new Scattering1D(
                        s.length(),
                        s.scale(),
                        s.quality(),
                        s.averaging(),
                        order,
                        s.padding(),
                        s.paths(),
                        s.profile(),
                        s.signalType(),
                        s.samplingRate());
            case Scattering2D s ->
                new Scattering2D(
                        s.rows(),
                        s.columns(),
                        s.scale(),
                        s.angles(),
                        s.averaging(),
                        order,
                        s.padding(),
                        s.paths(),
                        s.profile());
        };
    }

    private static double roundingOfEnergies(AvailableEngines.Case c) {
        return c.engine().precision() == Precision.SINGLE ? 1e-5 : 1e-10;
    }

    private static double energyOf(Coefficients s) {
        double sum = 0;
        for (Path path : s.paths().paths()) {
            double[] row = s.row(0, path.row());
            sum += path.weight() * energy(row.length, i -> row[i]);
        }
        return sum;
    }

    private static double energy(int size, IntToDoubleFunction x) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += x.applyAsDouble(i) * x.applyAsDouble(i);
        }
        return sum;
    }
}
