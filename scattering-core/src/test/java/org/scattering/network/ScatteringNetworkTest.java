package org.scattering.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Engines;
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

/** The Morlet, modulus, sub-sampling network is the scattering transform of the library. */
class ScatteringNetworkTest {
    static Stream<ScatteringSettings> settings() {
        return Stream.of(
                line(64).scale(4).quality(1).stride(1).build(),
                line(128).scale(4).quality(2).build(),
                line(256).scale(5).quality(4, 2).stride(4).maxOrder(3).build(),
                line(96).scale(3).quality(1).maxOrder(3).profile(Profile.TIGHT).build(),
                line(128).scale(5).quality(1).support(20).build(),
                image(16, 24).scales(2).angles(3).build(),
                image(32, 16)
                        .scales(3)
                        .angles(2)
                        .maxOrder(3)
                        .profile(Profile.NATIVE)
                        .build(),
                image(16, 16).scales(3).angles(2).stride(2).build(),
                line(128).scale(4).quality(2).paths(Paths.ALL).build(),
                line(64).scale(3).quality(1).maxOrder(3).paths(Paths.ALL).build(),
                image(16, 24).scales(2).angles(2).paths(Paths.ALL).build());
    }

    private static Scattering1D.Builder line(int length) {
        return Scattering1D.builder(length).padding(Padding.PERIODIC);
    }

    private static Scattering2D.Builder image(int rows, int columns) {
        return Scattering2D.builder(rows, columns).padding(Padding.PERIODIC);
    }

    /** Every coefficient of every path, the features sampled at the transform's stride. */
    @ParameterizedTest
    @MethodSource("settings")
    void theNetworkIsTheTransform(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        double[] x = Noise.gaussian(3, plan.inputSize());
        try (Transform transform = Scattering.transform(plan, Engines.AUTO, Precision.DOUBLE, 1)) {
            Coefficients s = transform.apply(x);
            List<Feature> features = Network.scattering(plan, Scaling.NONE).apply(x);
            assertThat(features).hasSize(plan.paths().paths().size());
            double largest = 0;
            for (double v : s.doubles()) {
                largest = Math.max(largest, Math.abs(v));
            }
            for (Path path : plan.paths().paths()) {
                Feature feature = features.stream()
                        .filter(f -> f.path().equals(path.filters()))
                        .findFirst()
                        .orElseThrow();
                compare(s.row(0, path.row()), path, feature, 1e-13 * largest);
            }
        }
    }

    private static void compare(double[] row, Path path, Feature feature, double rounding) {
        int step = (1 << path.resolution()) / feature.sampling();
        int columns = feature.shape().getLast();
        int rowColumns = path.shape().getLast();
        assertThat(feature.real()).isTrue();
        for (int i = 0; i < row.length; i++) {
            int from = i / rowColumns * step * columns + i % rowColumns * step;
            assertThat(row[i]).as("%s[%d]", path.name(), i).isCloseTo(feature.values()[from], within(rounding));
        }
    }

    /** With the papers' S^(d/2) a path sampled by s has s^(d/2) times the values: the weight of its samples in the energy. */
    @ParameterizedTest
    @MethodSource("settings")
    void theScalingIsThatOfTheNorm(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        double[] x = Noise.gaussian(4, plan.inputSize());
        List<Feature> plain = Network.scattering(plan, Scaling.NONE).apply(x);
        List<Feature> scaled = Network.scattering(plan, Scaling.ISOMETRIC).apply(x);
        for (int i = 0; i < plain.size(); i++) {
            double factor =
                    Math.pow(plain.get(i).sampling(), 0.5 * settings.shape().size());
            assertThat(scaled.get(i).propagated())
                    .isCloseTo(factor * factor * plain.get(i).propagated(), within(1e-9));
            assertThat(scaled.get(i).values()[0])
                    .isCloseTo(factor * plain.get(i).values()[0], within(1e-12));
        }
    }

    @Test
    void otherPlansAreRefused() {
        for (ScatteringSettings settings : List.of(
                Scattering1D.builder(64).scale(3).build(),
                line(60).scale(4).build(),
                line(64).scale(3)
                        .averaging(org.scattering.settings.Averaging.NONE)
                        .build())) {
            ScatteringPlan plan = Scattering.plan(settings);
            assertThatThrownBy(() -> Network.scattering(plan, Scaling.NONE)).hasMessageContaining("periodic boundary");
        }
    }
}
