package org.scattering.learn.features;

import java.util.List;
import org.scattering.engine.Coefficients;
import org.scattering.settings.Averaging;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/**
 * How signals become features, before anything is learned: what is done to the signal, the transform, the steps after it,
 * and the kind of scaling.
 *
 * @param preparation what is done to a signal before the transform
 * @param settings the transform; with averaging, so that all paths have the same number of samples
 * @param steps what is done to the coefficients of each signal, in this order
 * @param scaling how features are brought to one size
 */
public record FeatureRecipe(
        SignalPreparation preparation, ScatteringSettings settings, List<FeatureStep> steps, Scaling.Kind scaling) {
    /** Checks that the parts fit together. */
    public FeatureRecipe {
        steps = List.copyOf(steps);
        Integer length = preparation.length();
        if (length != null && !settings.shape().equals(List.of(length))) {
            throw new InvalidSettingException(
                    "length = " + length + ": the transform is for signals of shape " + settings.shape());
        }
        if (!preparation.equals(SignalPreparation.NONE) && settings.signalType() == SignalType.COMPLEX) {
            throw new InvalidSettingException(
                    "preparation = " + preparation + ": complex signals are left as they are");
        }
        if (settings.averaging() instanceof Averaging.None) {
            throw new InvalidSettingException(
                    "averaging = none: its paths differ in length; features need local or global averaging");
        }
    }

    /**
     * A recipe for signals that are taken as they are.
     *
     * @param settings the transform; with averaging
     * @param steps what is done to the coefficients of each signal, in this order
     * @param scaling how features are brought to one size
     */
    public FeatureRecipe(ScatteringSettings settings, List<FeatureStep> steps, Scaling.Kind scaling) {
        this(SignalPreparation.NONE, settings, steps, scaling);
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
