package org.scattering.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.classify.SignalForm;
import org.scattering.cli.classify.TrainRequest;
import org.scattering.cli.report.Refusal;
import org.scattering.learn.features.FeatureRecipe;
import org.scattering.learn.features.FeatureStep;
import org.scattering.learn.features.Scaling;
import org.scattering.learn.features.SignalPreparation;
import org.scattering.settings.ScatteringSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How signals become features. */
final class FeatureOptions implements TrainRequest.Recipe {
    @Option(
            names = "--length",
            paramLabel = "N",
            description = "1d: crop or zero-pad every signal to N samples, centred")
    private @Nullable Integer length;

    @Option(names = "--peak", description = "divide every signal by its largest magnitude")
    private boolean peak;

    @Mixin
    private final TrainSettings settings = new TrainSettings();

    @Option(
            names = "--parent-ratio",
            paramLabel = "EPS",
            description = "divide each path of order 2 and more by EPS + its parent")
    private @Nullable Double parentRatio;

    @Option(names = "--log", paramLabel = "EPS", description = "then log(EPS + |S|)")
    private @Nullable Double log;

    @Option(names = "--bins", paramLabel = "N", description = "1d: then means over N equal parts of the time")
    private @Nullable Integer bins;

    @Option(
            names = "--scaling",
            paramLabel = "KIND",
            defaultValue = "max",
            converter = Words.Scalings.class,
            description =
                    "learned from the training signals: max (default, each path divided by its largest magnitude),"
                            + " standard (mean 0, deviation 1), or none")
    private Scaling.Kind scaling = Scaling.Kind.MAX;

    @Override
    public void requireApplicable(int dimensions) {
        settings.requireApplicable(dimensions);
        refuse("--length", dimensions == 2 && length != null);
        refuse("--bins", dimensions == 2 && bins != null);
        if (length != null && length < 1) {
            throw new Refusal("--length " + length + ": at least 1 sample is needed");
        }
    }

    private static void refuse(String option, boolean given) {
        if (given) {
            throw new Refusal(option + " is for sounds and other signals; these are images");
        }
    }

    @Override
    public @Nullable Integer length() {
        return length;
    }

    @Override
    public FeatureRecipe recipe(SignalForm form) {
        SignalPreparation preparation = new SignalPreparation(
                length, peak ? SignalPreparation.Amplitude.PEAK_ONE : SignalPreparation.Amplitude.AS_IS);
        ScatteringSettings transform = settings.settings(form);
        return new FeatureRecipe(preparation, transform, steps(), scaling);
    }

    private List<FeatureStep> steps() {
        List<FeatureStep> steps = new ArrayList<>();
        Double ratio = parentRatio;
        if (ratio != null) {
            steps.add(new FeatureStep.ParentRatio(ratio));
        }
        Double epsilon = log;
        if (epsilon != null) {
            steps.add(new FeatureStep.Log(epsilon));
        }
        Integer count = bins;
        if (count != null) {
            steps.add(new FeatureStep.TimeBins(count));
        }
        return steps;
    }
}
