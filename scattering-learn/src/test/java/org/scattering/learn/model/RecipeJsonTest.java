package org.scattering.learn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.learn.features.FeatureRecipe;
import org.scattering.learn.features.FeatureStep;
import org.scattering.learn.features.Scaling;
import org.scattering.learn.features.SignalPreparation;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;
import tools.jackson.databind.json.JsonMapper;

/** Whatever can be asked for comes back from JSON as it was. */
class RecipeJsonTest {
    static Stream<ScatteringSettings> settings() {
        return Stream.of(
                Scattering1D.builder(512).build(),
                Scattering1D.builder(500)
                        .scale(5)
                        .quality(8, 2)
                        .support(100)
                        .stride(16)
                        .maxOrder(3)
                        .padding(Padding.PERIODIC)
                        .profile(Profile.TIGHT)
                        .paths(Paths.ALL)
                        .samplingRate(44_100)
                        .build(),
                Scattering1D.builder(512).averaging(Averaging.GLOBAL_MEAN).build(),
                Scattering1D.builder(512).averaging(Averaging.GLOBAL_SUM).build(),
                Scattering1D.builder(512).averaging(Averaging.NONE).build(),
                Scattering1D.builder(512).signalType(SignalType.COMPLEX).build(),
                Scattering2D.builder(32, 48).build(),
                Scattering2D.builder(32, 48)
                        .scales(3)
                        .angles(5)
                        .stride(4)
                        .maxOrder(1)
                        .padding(Padding.ZERO)
                        .profile(Profile.NATIVE)
                        .paths(Paths.ALL)
                        .build(),
                Scattering2D.builder(32, 48).averaging(Averaging.GLOBAL_MEAN).build(),
                Scattering2D.builder(32, 48).averaging(Averaging.GLOBAL_SUM).build(),
                Scattering2D.builder(32, 48).averaging(Averaging.NONE).build());
    }

    @ParameterizedTest
    @MethodSource
    void settings(ScatteringSettings settings) {
        String text = SettingsJson.write(settings).toString();
        assertThat(SettingsJson.read(JsonMapper.shared().readTree(text))).isEqualTo(settings);
    }

    static Stream<FeatureRecipe> recipes() {
        Scattering1D sound = Scattering1D.builder(512).build();
        return Stream.of(
                new FeatureRecipe(SignalPreparation.NONE, sound, List.of(), Scaling.Kind.NONE),
                new FeatureRecipe(
                        new SignalPreparation(512, SignalPreparation.Amplitude.PEAK_ONE),
                        sound,
                        List.of(
                                new FeatureStep.ParentRatio(1e-9),
                                new FeatureStep.Log(0.1),
                                new FeatureStep.TimeBins(4)),
                        Scaling.Kind.STANDARD),
                new FeatureRecipe(
                        new SignalPreparation(null, SignalPreparation.Amplitude.PEAK_ONE),
                        Scattering2D.builder(32, 32).build(),
                        List.of(),
                        Scaling.Kind.MAX));
    }

    @ParameterizedTest
    @MethodSource
    void recipes(FeatureRecipe recipe) {
        String text = RecipeJson.write(recipe).toString();
        assertThat(RecipeJson.read(JsonMapper.shared().readTree(text))).isEqualTo(recipe);
    }
}
