package org.scattering.cli.classify;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.scattering.learn.features.FeatureRecipe;

/**
 * What {@code scatter classify train} was asked for.
 *
 * @param selection which signals
 * @param dimensions 1 or 2, null to see it from the files
 * @param labels prefix, folder, a file, or null for the file beside the signals
 * @param recipe how signals become features
 * @param classifier what is trained
 * @param model where the model goes
 */
public record TrainRequest(
        Selection selection,
        @Nullable Integer dimensions,
        @Nullable String labels,
        Recipe recipe,
        ClassifierChoice classifier,
        Path model) {

    /** How signals become features, before their size is known. */
    public interface Recipe {

        /**
         * Refuses options that do not apply.
         *
         * @param dimensions 1 or 2
         * @throws org.scattering.cli.report.Refusal naming the option
         */
        void requireApplicable(int dimensions);

        /**
         * The length that 1D signals are brought to.
         *
         * @return samples, null to leave them
         */
        @Nullable
        Integer length();

        /**
         * The recipe for signals of a size.
         *
         * @param form what all signals have in common
         * @return the recipe
         */
        FeatureRecipe recipe(SignalForm form);
    }
}
