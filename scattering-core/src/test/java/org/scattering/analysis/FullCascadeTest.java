package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.frame.Frame;
import org.scattering.plan.Path;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** The cascade of the theorems is the library's transform where nothing is sub-sampled. */
class FullCascadeTest {

    @ParameterizedTest
    @EnumSource(Paths.class)
    void itIsTheTransformAtStrideOne(Paths paths) {
        same(Scattering1D.builder(64)
                .scale(3)
                .quality(2, 1)
                .maxOrder(3)
                .stride(1)
                .paths(paths)
                .padding(Padding.PERIODIC)
                .build());
        same(Scattering2D.builder(16, 12)
                .scales(2)
                .angles(3)
                .stride(1)
                .paths(paths)
                .padding(Padding.PERIODIC)
                .build());
    }

    private static void same(ScatteringSettings settings) {
        var plan = Scattering.plan(settings);
        double[] x = Noise.gaussian(8, plan.inputSize());
        List<double[]> rows = new ArrayList<>();
        List<List<Integer>> names = new ArrayList<>();
        FullCascade.of(settings)
                .walk(
                        node -> {
                            rows.add(node.averaged(0));
                            names.add(node.path());
                        },
                        x);
        assertThat(rows).hasSize(plan.paths().size());
        List<Long> counts = FullCascade.of(settings).pathCounts();
        for (int m = 0; m <= settings.maxOrder(); m++) {
            assertThat(counts.get(m)).isEqualTo(plan.paths().ofOrder(m).size());
        }
        try (Transform transform = Scattering.transform(plan, "reference", Precision.DOUBLE, 1)) {
            Coefficients s = transform.apply(x);
            for (int i = 0; i < rows.size(); i++) {
                List<Integer> name = names.get(i);
                Path path = plan.paths().paths().stream()
                        .filter(p -> p.filters().equals(name))
                        .findAny()
                        .orElseThrow();
                assertThat(rows.get(i)).as(path.name()).containsExactly(s.row(0, path.row()), within(1e-12));
            }
        }
        assertThat(settings.averaging()).isInstanceOf(Averaging.Local.class);
    }

    @Test
    void lipschitzConstantsFollowTheBounds() {
        var kymatio = Cascades.image(Profile.KYMATIO);
        double upper = kymatio.frame(Cascades.IMAGE).bounds().upper();
        double mean = Math.sqrt(kymatio.frame(Cascades.IMAGE).lowpass().squaredModulus(0));
        double expected = mean;
        for (int m = 0; m < 3; m++) {
            FullCascade cascade = FullCascade.of(kymatio, Cascades.IMAGE, m, Paths.ALL);
            assertThat(cascade.lipschitzBound()).isCloseTo(expected, within(1e-14));
            expected = Math.sqrt(upper) * Math.max(1, expected);
        }
        FullCascade tight = FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, 3, Paths.ALL);
        assertThat(tight.lipschitzBound()).isCloseTo(1, within(1e-12));
        tight.requireNonExpansive();
    }

    @Test
    void badLayersAreRefused() {
        assertThatThrownBy(() -> FullCascade.of(List.of(), Paths.ALL)).hasMessageContaining("at least one frame");
        assertThatThrownBy(() -> FullCascade.of(
                        List.of(
                                Cascades.line(Profile.TIGHT).frame(Cascades.LINE),
                                Cascades.line(Profile.TIGHT).frame(List.of(64))),
                        Paths.ALL))
                .hasMessageContaining("[60] and on [64]");
        assertThatThrownBy(() -> FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, -1, Paths.ALL))
                .hasMessageContaining("max-order = -1");
        FullCascade cascade = FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, 1, Paths.ALL);
        assertThatThrownBy(() -> cascade.walk(node -> {}, new double[3])).hasMessageContaining("x: 3 numbers");
        var good = Cascades.line(Profile.TIGHT).frame(Cascades.LINE);
        var doubled = FullCascade.of(List.of(Cascades.scaled(good, 0, 2), good), Paths.ALL);
        assertThatThrownBy(doubled::requireNonExpansive).hasMessageContaining("max A = ");
    }

    /** Energies that are no doubles would make a ledger NaN and a certificate infinite. */
    @Test
    void signalsWhoseEnergyIsNoDoubleAreRefused() {
        FullCascade cascade = FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, 1, Paths.ALL);
        double[] x = Noise.gaussian(1, cascade.size());
        for (double factor : new double[] {1e160, 1e-160}) {
            double[] scaled = Arrays.stream(x).map(v -> factor * v).toArray();
            assertThatThrownBy(() -> EnergyLedger.of(cascade, scaled)).hasMessageContaining("x: ‖x‖² = ");
            assertThatThrownBy(() -> Expansion.ratio(cascade, scaled, new double[x.length]))
                    .hasMessageContaining("scale the signals");
        }
        double[] quiet = Arrays.stream(x).map(v -> 1e-120 * v).toArray();
        assertThat(EnergyLedger.of(cascade, quiet).deviation()).isLessThan(1e-14);
        assertThat(EnergyLedger.of(cascade, new double[x.length]).deviation()).isZero();
        x[3] = Double.NaN;
        assertThatThrownBy(() -> EnergyLedger.of(cascade, x)).hasMessageContaining("x: sample 3 is NaN");
    }

    /** What is small after a layer does not make its own average smaller: √B of the first layer stays. */
    @Test
    void laterLayersDoNotShrinkTheBound() {
        Frame tight = Cascades.line(Profile.TIGHT).frame(Cascades.LINE);
        FullCascade cascade = FullCascade.of(List.of(tight, tight.normalised(0.25)), Paths.ALL);
        assertThat(cascade.lipschitzBound()).isCloseTo(1, within(1e-12));
        double[] constant = new double[cascade.size()];
        Arrays.fill(constant, 1);
        assertThat(Expansion.ratio(cascade, constant, new double[constant.length]))
                .isGreaterThan(0.99);
    }
}
