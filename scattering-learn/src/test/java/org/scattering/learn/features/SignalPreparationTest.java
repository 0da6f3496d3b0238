package org.scattering.learn.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scattering.learn.TrainingSounds;
import org.scattering.settings.Averaging;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.SignalType;

/** Cropping, padding and loudness, and that they are done before the transform. */
class SignalPreparationTest {
    private static final SignalPreparation.Amplitude AS_IS = SignalPreparation.Amplitude.AS_IS;
    private static final SignalPreparation.Amplitude PEAK_ONE = SignalPreparation.Amplitude.PEAK_ONE;

    private static float[] prepared(Integer length, SignalPreparation.Amplitude amplitude, float... signal) {
        SignalPreparation preparation = new SignalPreparation(length, amplitude);
        float[] before = signal.clone();
        float[] once = preparation.apply(signal);
        assertThat(signal).isEqualTo(before);
        assertThat(preparation.apply(once)).isEqualTo(once);
        return once;
    }

    @Test
    void lengths() {
        assertThat(prepared(null, AS_IS, 1, 2, 3)).containsExactly(1, 2, 3);
        assertThat(prepared(5, AS_IS, 1, 2, 3)).containsExactly(0, 1, 2, 3, 0);
        assertThat(prepared(6, AS_IS, 1, 2, 3)).containsExactly(0, 1, 2, 3, 0, 0);
        assertThat(prepared(3, AS_IS, 1, 2, 3, 4, 5)).containsExactly(2, 3, 4);
        assertThat(prepared(2, AS_IS, 1, 2, 3, 4, 5)).containsExactly(2, 3);
        assertThat(prepared(1, AS_IS, 1)).containsExactly(1);
    }

    @Test
    void peaks() {
        assertThat(prepared(null, PEAK_ONE, 1, -4, 2)).containsExactly(0.25f, -1, 0.5f);
        assertThat(prepared(null, PEAK_ONE, 0, 0)).containsExactly(0, 0);
        assertThat(prepared(1, PEAK_ONE, 8, 2, 8))
                .as("the peak of what is left")
                .containsExactly(1);
    }

    @Test
    void isPartOfTheFeatures() {
        List<float[]> signals = TrainingSounds.signals(3, 1);
        List<float[]> loudAndLong =
                signals.stream().map(SignalPreparationTest::loudAndLong).toList();
        SignalPreparation preparation = new SignalPreparation(TrainingSounds.LENGTH, PEAK_ONE);
        try (FeatureExtractor extractor = new FeatureExtractor(TrainingSounds.recipe(preparation))) {
            assertThat(extractor.extract(loudAndLong, _ -> {}).values())
                    .isEqualTo(extractor.extract(signals, _ -> {}).values());
        }
    }

    private static float[] loudAndLong(float[] signal) {
        float[] changed = new float[signal.length + 20];
        for (int i = 0; i < signal.length; i++) {
            changed[i + 10] = 4 * signal[i];
        }
        return changed;
    }

    @Test
    void recipesMustMakeSense() {
        assertThatThrownBy(() -> new SignalPreparation(0, AS_IS)).isInstanceOf(InvalidSettingException.class);
        SignalPreparation other = new SignalPreparation(100, AS_IS);
        assertThatThrownBy(() -> TrainingSounds.recipe(other)).hasMessageContaining("length = 100");
        SignalPreparation cropped = new SignalPreparation(64, AS_IS);
        Scattering2D image = Scattering2D.builder(8, 8).scales(2).build();
        assertThatThrownBy(() -> new FeatureRecipe(cropped, image, List.of(), Scaling.Kind.MAX))
                .hasMessageContaining("length = 64", "[8, 8]");
        Scattering1D complex =
                Scattering1D.builder(64).scale(3).signalType(SignalType.COMPLEX).build();
        assertThatThrownBy(() -> new FeatureRecipe(cropped, complex, List.of(), Scaling.Kind.MAX))
                .hasMessageContaining("complex");
        Scattering1D unaveraged =
                Scattering1D.builder(64).scale(3).averaging(Averaging.NONE).build();
        assertThatThrownBy(() -> new FeatureRecipe(SignalPreparation.NONE, unaveraged, List.of(), Scaling.Kind.MAX))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("averaging = none");
    }

    @Test
    void signalsThatCannotBeUsedAreNamed() {
        List<float[]> signals = new ArrayList<>(TrainingSounds.signals(300, 2));
        try (FeatureExtractor extractor = new FeatureExtractor(TrainingSounds.recipe())) {
            signals.set(270, new float[100]);
            assertThatThrownBy(() -> extractor.extract(signals, _ -> {}))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageContaining("signal 270 has 100 samples");
            float[] nan = new float[TrainingSounds.LENGTH];
            nan[3] = Float.NaN;
            assertThatThrownBy(() -> extractor.extract(List.of(nan), _ -> {}))
                    .isInstanceOf(InvalidSettingException.class);
        }
    }

    @Test
    void oneSignalAtATimeIsTheBatch() {
        List<float[]> signals = TrainingSounds.signals(270, 3);
        try (FeatureExtractor extractor = new FeatureExtractor(TrainingSounds.recipe())) {
            List<Integer> told = new ArrayList<>();
            FeatureTable batch = extractor.extract(signals, told::add);
            assertThat(told).containsExactly(256, 270);
            for (int i : new int[] {0, 1, 200, 269}) {
                FeatureTable alone = extractor.extract(List.of(signals.get(i)), _ -> {});
                assertThat(alone.values()).isEqualTo(batch.row(i));
                assertThat(alone.names()).isEqualTo(batch.names());
            }
        }
    }
}
