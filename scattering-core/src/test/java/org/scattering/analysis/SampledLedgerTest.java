package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.search.Norms;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** Sub-sampling bends the books by no more than the bank's aliasing allows. */
class SampledLedgerTest {

    static Stream<ScatteringSettings> settings() {
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of(Paths.values())
                        .flatMap(paths -> Stream.of(
                                line(profile, paths).build(),
                                line(profile, paths).stride(4).maxOrder(1).build(),
                                line(profile, paths)
                                        .support(12)
                                        .stride(2)
                                        .maxOrder(3)
                                        .build(),
                                image(profile, paths).build(),
                                image(profile, paths).stride(2).maxOrder(1).build(),
                                image(profile, paths).maxOrder(0).build())));
    }

    private static Scattering1D.Builder line(Profile profile, Paths paths) {
        return Scattering1D.builder(128)
                .scale(4)
                .quality(1)
                .padding(Padding.PERIODIC)
                .profile(profile)
                .paths(paths);
    }

    private static Scattering2D.Builder image(Profile profile, Paths paths) {
        return Scattering2D.builder(16, 24)
                .scales(2)
                .angles(4)
                .padding(Padding.PERIODIC)
                .profile(profile)
                .paths(paths);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theDeviationStaysWithinTheBound(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        for (int seed = 0; seed < 20; seed++) {
            double[] x = signal(seed, plan.inputSize());
            SampledLedger ledger = SampledLedger.of(plan, x);
            assertThat(ledger.holds()).as("%s", ledger).isTrue();
            assertThat(ledger.bound()).isLessThanOrEqualTo(ledger.worst() * ledger.energy() * (1 + 1e-12));
            for (SampledLedger.Line line : ledger.lines()) {
                assertThat(Math.abs(line.aliasing())).isLessThanOrEqualTo(line.bound() + 1e-12 * ledger.energy());
            }
        }
    }

    /** Noise, a wave, or a spike: the last two have all their energy at, or spread over, frequencies that may alias. */
    private static double[] signal(int seed, int size) {
        double[] x = Noise.gaussian(seed, size);
        for (int i = 0; i < size && seed % 3 > 0; i++) {
            x[i] = seed % 3 == 1 ? Math.cos(0.17 * seed * i) : i == seed ? 1 : 0;
        }
        return x;
    }

    /** Outputs are those of the reference engine. */
    @ParameterizedTest
    @MethodSource("settings")
    void outputsAreTheTransforms(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        double[] x = Noise.gaussian(3, plan.inputSize());
        SampledLedger ledger = SampledLedger.of(plan, x);
        double[] outputs = new double[settings.maxOrder() + 1];
        try (Transform transform = Scattering.transform(plan, "reference", Precision.DOUBLE, 1)) {
            Coefficients s = transform.apply(x);
            for (Path path : plan.paths().paths()) {
                double weight = Math.scalb(1.0, path.resolution() * path.shape().size());
                outputs[path.order()] += weight * Norms.energy(s.row(0, path.row()));
            }
        }
        for (SampledLedger.Line line : ledger.lines()) {
            assertThat(line.output()).isCloseTo(outputs[line.order()], within(1e-12 * ledger.energy()));
            assertThat(line.paths())
                    .isEqualTo(plan.paths().ofOrder(line.order()).size());
        }
    }

    /** Without sub-sampling nothing aliases, and the books are those of the full cascade. */
    @Test
    void atStrideOneNothingDeviates() {
        for (Paths paths : Paths.values()) {
            for (ScatteringSettings settings : new ScatteringSettings[] {
                line(Profile.TIGHT, paths).stride(1).build(),
                image(Profile.KYMATIO, paths).stride(1).build()
            }) {
                ScatteringPlan plan = Scattering.plan(settings);
                double[] x = Noise.gaussian(5, plan.inputSize());
                SampledLedger ledger = SampledLedger.of(plan, x);
                EnergyLedger full = EnergyLedger.of(FullCascade.of(settings), x);
                assertThat(ledger.worst()).isLessThan(1e-14);
                assertThat(Math.abs(ledger.deviation())).isLessThan(1e-12 * ledger.energy());
                assertThat(ledger.remaining()).isCloseTo(full.remaining(), within(1e-12 * ledger.energy()));
                for (int m = 0; m <= settings.maxOrder(); m++) {
                    assertThat(ledger.lines().get(m).dropped())
                            .isCloseTo(full.lines().get(m).dropped(), within(1e-12 * ledger.energy()));
                    assertThat(ledger.lines().get(m).uncovered())
                            .isCloseTo(full.lines().get(m).uncovered(), within(1e-12 * ledger.energy()));
                }
            }
        }
    }

    /** The bound is no formality: a wave at the edge of the output's band comes near it. */
    @Test
    void theBoundIsNearlyAttained() {
        ScatteringPlan plan =
                Scattering.plan(image(Profile.TIGHT, Paths.ALL).maxOrder(0).build());
        double closest = 0;
        for (int row = 0; row < 16; row++) {
            for (int column = 0; column < 24; column++) {
                double[] x = new double[16 * 24];
                for (int i = 0; i < x.length; i++) {
                    int r = i / 24;
                    x[i] = Math.cos(2 * Math.PI * (r * row / 16.0 + i % 24 * column / 24.0));
                }
                SampledLedger ledger = SampledLedger.of(plan, x);
                closest = Math.max(closest, Math.abs(ledger.deviation()) / (ledger.worst() * ledger.energy()));
            }
        }
        assertThat(closest).isBetween(0.8, 1.0);
    }

    /** The rates of 1D lose nothing to speak of: the energy identity survives them. Images at stride 2^J are another matter. */
    @Test
    void linesHardlyAliasImagesDo() {
        ScatteringPlan line =
                Scattering.plan(line(Profile.TIGHT, Paths.FREQUENCY_DECREASING).build());
        SampledLedger ledger = SampledLedger.of(line, Noise.gaussian(1, 128));
        assertThat(ledger.worst()).isLessThan(1e-9);
        ScatteringPlan image =
                Scattering.plan(image(Profile.TIGHT, Paths.FREQUENCY_DECREASING).build());
        SampledLedger pixels = SampledLedger.of(image, Noise.gaussian(1, 384));
        assertThat(pixels.worst()).isGreaterThan(0.1);
        assertThat(ledger.informative()).isTrue();
        // Sixty-four blocks on one another, and few angles: the bound of the bank alone is empty.
        var coarse = Scattering2D.builder(32, 32)
                .scales(3)
                .angles(4)
                .padding(Padding.PERIODIC)
                .profile(Profile.TIGHT)
                .build();
        assertThat(SampledLedger.of(Scattering.plan(coarse), new double[1024]).informative())
                .isFalse();
    }

    @Test
    void otherPlansAreRefused() {
        ScatteringPlan padded =
                Scattering.plan(Scattering1D.builder(128).scale(4).build());
        assertThatThrownBy(() -> SampledLedger.of(padded, new double[128])).hasMessageContaining("periodic padding");
        ScatteringPlan whole = Scattering.plan(Scattering1D.builder(128)
                .scale(4)
                .padding(Padding.PERIODIC)
                .averaging(Averaging.NONE)
                .build());
        assertThatThrownBy(() -> SampledLedger.of(whole, new double[128])).hasMessageContaining("local averaging");
        ScatteringPlan good = Scattering.plan(line(Profile.TIGHT, Paths.ALL).build());
        assertThatThrownBy(() -> SampledLedger.of(good, new double[3])).hasMessageContaining("x: 3 numbers");
        double[] broken = new double[128];
        broken[5] = Double.NaN;
        assertThatThrownBy(() -> SampledLedger.of(good, broken)).hasMessageContaining("x: sample 5 is NaN");
    }
}
