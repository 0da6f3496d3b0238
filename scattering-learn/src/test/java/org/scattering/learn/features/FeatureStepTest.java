package org.scattering.learn.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scattering.Scattering;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Transform;
import org.scattering.learn.TrainingSounds;
import org.scattering.plan.Path;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** Steps against their formulas, on the coefficients of a transform. */
class FeatureStepTest {
    private static PathSamples samples(ScatteringSettings settings, float[] signal) {
        try (Transform transform = Scattering.transform(settings)) {
            Coefficients coefficients = transform.apply(signal);
            return PathSamples.of(coefficients, 0);
        }
    }

    private static PathSamples sound(int order) {
        return samples(
                Scattering1D.builder(TrainingSounds.LENGTH)
                        .scale(4)
                        .quality(2)
                        .maxOrder(order)
                        .build(),
                TrainingSounds.signals(1, 1).getFirst());
    }

    @Test
    void logarithm() {
        PathSamples before = sound(2);
        PathSamples after = new FeatureStep.Log(0.01).apply(before);
        assertThat(after.paths()).isEqualTo(before.paths());
        for (int i = 0; i < before.values().length; i++) {
            assertThat(after.values()[i]).isEqualTo(Math.log(0.01 + Math.abs(before.values()[i])));
        }
    }

    @Test
    void everyOrderIsDividedByItsParent() {
        PathSamples before = sound(3);
        PathSamples after = new FeatureStep.ParentRatio(0.5).apply(before);
        assertThat(before.paths()).extracting(Path::order).contains(0, 1, 2, 3);
        int samples = before.samples();
        for (Path path : before.paths()) {
            for (int i = 0; i < samples; i++) {
                double value = before.values()[path.row() * samples + i];
                double parent = path.order() < 2 ? 0.5 : Math.abs(before.values()[path.parentRow() * samples + i]);
                double expected = path.order() < 2 ? value : value / (0.5 + parent);
                assertThat(after.values()[path.row() * samples + i]).isEqualTo(expected);
            }
        }
    }

    @Test
    void binsOfUnevenLength() {
        PathSamples before = sound(1);
        assertThat(before.shape()).containsExactly(16);
        PathSamples after = new FeatureStep.TimeBins(3).apply(before);
        assertThat(after.shape()).containsExactly(3);
        for (int row = 0; row < before.paths().size(); row++) {
            for (int bin = 0; bin < 3; bin++) {
                int wanted = bin;
                int first = row * 16;
                double mean = IntStream.range(0, 16)
                        .filter(i -> i * 3 / 16 == wanted)
                        .mapToDouble(i -> before.values()[first + i])
                        .average()
                        .orElseThrow();
                assertThat(after.values()[row * 3 + bin]).isCloseTo(mean, within(1e-15));
            }
        }
        assertThat(new FeatureStep.TimeBins(16).apply(before).values()).isEqualTo(before.values());
    }

    @Test
    void namesFollowTheTableOfPaths() {
        PathSamples bins = new FeatureStep.TimeBins(2).apply(sound(2));
        assertThat(bins.names()).hasSize(2 * bins.paths().size()).startsWith("S@0", "S@1", "S[0]@0", "S[0]@1");
        assertThat(bins.names()).anyMatch(name -> name.matches("S\\[\\d+,\\d+]@1"));
        assertThat(new FeatureStep.TimeBins(1).apply(sound(1)).names()).startsWith("S", "S[0]", "S[1]");
        PathSamples image =
                samples(Scattering2D.builder(8, 16).scales(2).angles(2).build(), new float[128]);
        assertThat(image.names()).startsWith("S@0,0", "S@0,1", "S@0,2", "S@0,3", "S@1,0");
        assertThat(image.names()).doesNotHaveDuplicates();
    }

    @Test
    void refusals() {
        PathSamples image =
                samples(Scattering2D.builder(8, 8).scales(2).angles(2).build(), new float[64]);
        assertThatThrownBy(() -> new FeatureStep.TimeBins(2).apply(image))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("bins = 2", "one axis");
        assertThatThrownBy(() -> new FeatureStep.TimeBins(17).apply(sound(1)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("bins = 17");
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new FeatureStep.Log(bad)).isInstanceOf(InvalidSettingException.class);
            assertThatThrownBy(() -> new FeatureStep.ParentRatio(bad)).isInstanceOf(InvalidSettingException.class);
        }
        assertThatThrownBy(() -> new FeatureStep.TimeBins(0)).isInstanceOf(InvalidSettingException.class);
    }

    @Test
    void stepsAreTakenInTheirOrder() {
        FeatureRecipe recipe =
                TrainingSounds.recipe(SignalPreparation.NONE, new FeatureStep.TimeBins(2), new FeatureStep.Log(1e-3));
        float[] signal = TrainingSounds.signals(1, 1).getFirst();
        try (FeatureExtractor extractor = new FeatureExtractor(recipe)) {
            double[] expected = new FeatureStep.Log(1e-3)
                    .apply(new FeatureStep.TimeBins(2).apply(samples(recipe.settings(), signal)))
                    .values();
            FeatureTable table = extractor.extract(List.of(signal), _ -> {});
            assertThat(Arrays.equals(table.values(), expected)).isTrue();
            assertThat(table.samplesPerPath()).isEqualTo(2);
        }
    }
}
