package org.scattering.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.scattering.learn.features.FeatureRecipe;
import org.scattering.learn.features.FeatureStep;
import org.scattering.learn.features.Scaling;
import org.scattering.learn.features.SignalPreparation;
import org.scattering.settings.Scattering1D;

/** Tones of two pitches in noise, and a recipe for them. */
public final class TrainingSounds {
    public static final int LENGTH = 256;

    private TrainingSounds() {}

    public static List<float[]> signals(int count, int seed) {
        Random random = new Random(seed);
        List<float[]> signals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] signal = new float[LENGTH];
            double pitch = i % 2 == 0 ? 0.11 : 0.23;
            double phase = 2 * Math.PI * random.nextDouble();
            for (int t = 0; t < LENGTH; t++) {
                signal[t] = (float) (Math.cos(2 * Math.PI * pitch * t + phase) + 0.3 * random.nextGaussian());
            }
            signals.add(signal);
        }
        return signals;
    }

    public static List<String> labels(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i % 2 == 0 ? "low" : "high")
                .toList();
    }

    public static Scattering1D settings() {
        return Scattering1D.builder(LENGTH).scale(4).quality(2).build();
    }

    public static FeatureRecipe recipe() {
        return recipe(SignalPreparation.NONE, new FeatureStep.Log(1e-3), new FeatureStep.TimeBins(2));
    }

    public static FeatureRecipe recipe(SignalPreparation preparation, FeatureStep... steps) {
        return new FeatureRecipe(preparation, settings(), List.of(steps), Scaling.Kind.STANDARD);
    }
}
