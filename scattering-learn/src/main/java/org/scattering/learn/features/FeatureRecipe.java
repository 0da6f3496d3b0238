package org.scattering.learn.features;

import java.util.List;
import org.scattering.engine.Coefficients;
import org.scattering.settings.ScatteringSettings;

/**
 * How signals become features, before anything is learned: the transform, the steps after it, and the kind of scaling.
 *
 * @param settings the transform
 * @param steps what is done to the coefficients of each signal, in this order
 * @param scaling how features are brought to one size
 */
public record FeatureRecipe(ScatteringSettings settings, List<FeatureStep> steps, Scaling.Kind scaling) {
    /** Copies the list. */
    public FeatureRecipe {
        steps = List.copyOf(steps);
    }

    /**
     * Applies the steps to the coefficients of one signal.
     *
     * @param coefficients of a transform with these settings
     * @param signal its number in the batch
     * @return what becomes its feature vector, row after row
     */
    public PathSamples prepared(Coefficients coefficients, int signal) {
        PathSamples samples = PathSamples.of(coefficients, signal);
        for (FeatureStep step : steps) {
            samples = step.apply(samples);
        }
        return samples;
    }
}
