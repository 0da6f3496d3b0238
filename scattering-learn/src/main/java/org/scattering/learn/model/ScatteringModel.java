package org.scattering.learn.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.scattering.learn.classify.Classifier;
import org.scattering.learn.classify.Examples;
import org.scattering.learn.features.FeatureExtractor;
import org.scattering.learn.features.FeatureRecipe;
import org.scattering.learn.features.FeatureTable;
import org.scattering.learn.features.Scaling;
import org.scattering.settings.InvalidSettingException;

/**
 * Everything from a signal to its class: the recipe of the features, the scaling and the classifier learned from a training
 * set, the names of the classes, and a hash of every training signal, so that a test set can be checked for leaks.
 * Immutable and thread-safe; kept in a file by {@link ModelFile}.
 *
 * @param recipe how signals become features
 * @param scaling learned from the training features
 * @param classifier learned from the scaled training features
 * @param classes the names of the classes
 * @param trainingHashes sorted content hashes of the training signals as they were prepared
 */
public record ScatteringModel(
        FeatureRecipe recipe, Scaling scaling, Classifier classifier, List<String> classes, long[] trainingHashes) {
    /** Copies the list. */
    public ScatteringModel {
        classes = List.copyOf(classes);
    }

    /**
     * Trains a model.
     *
     * @param recipe how signals become features
     * @param signals the training signals, each an array of its own
     * @param labels the class of each
     * @param trainer makes a classifier from scaled examples
     * @param progress told the number of signals whose features are there, now and then
     * @return the model
     * @throws InvalidSettingException for signals or labels that nothing can be trained on
     */
    public static ScatteringModel train(
            FeatureRecipe recipe,
            List<float[]> signals,
            List<String> labels,
            Function<Examples, Classifier> trainer,
            IntConsumer progress) {
        if (labels.size() != signals.size()) {
            throw new InvalidSettingException(
                    "labels: " + labels.size() + " labels for " + signals.size() + " signals");
        }
        Examples.requireTrainable(labels);
        try (FeatureExtractor extractor = new FeatureExtractor(recipe)) {
            FeatureTable features = extractor.extract(signals, progress);
            Scaling scaling = Scaling.fit(recipe.scaling(), features);
            Examples examples = Examples.of(scaling.apply(features), labels);
            long[] hashes = signals.stream()
                    .map(recipe.preparation()::apply)
                    .mapToLong(ContentHash::of)
                    .sorted()
                    .toArray();
            return new ScatteringModel(recipe, scaling, trainer.apply(examples), examples.classes(), hashes);
        }
    }

    /**
     * The features that the classifier is given.
     *
     * @param signals signals of the recipe's size, each an array of its own
     * @param progress told the number of signals whose features are there, now and then
     * @return scaled like the training features, a row for each signal
     */
    public FeatureTable features(List<float[]> signals, IntConsumer progress) {
        try (FeatureExtractor extractor = new FeatureExtractor(recipe)) {
            return scaling.apply(extractor.extract(signals, progress));
        }
    }

    /**
     * Classifies signals.
     *
     * @param signals signals of the recipe's size, each an array of its own
     * @param progress told the number of signals whose features are there, now and then
     * @return the name of the class of each
     */
    public List<String> predict(List<float[]> signals, IntConsumer progress) {
        return predict(features(signals, progress));
    }

    /**
     * Classifies feature vectors.
     *
     * @param features what {@link #features} gives
     * @return the name of the class of each
     */
    public List<String> predict(FeatureTable features) {
        return Arrays.stream(classifier.predict(features))
                .mapToObj(classes::get)
                .toList();
    }

    /**
     * Whether a signal was among the training signals.
     *
     * @param signal its samples
     * @return true where one had the same content once both are prepared
     */
    public boolean trainedOn(float[] signal) {
        return Arrays.binarySearch(
                        trainingHashes, ContentHash.of(recipe.preparation().apply(signal)))
                >= 0;
    }
}
