package org.scattering.learn.tribuo;

import java.util.List;
import org.scattering.learn.features.FeatureExtractor;
import org.scattering.learn.features.FeatureRecipe;
import org.scattering.learn.features.FeatureTable;
import org.scattering.learn.features.Scaling;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;

/**
 * Signals in, Tribuo's examples out. The scaling is learned from the training set and
 * applied to everything. Thread-safe.
 */
public final class SignalExamples implements AutoCloseable {
    private final FeatureExtractor extractor;
    private final Scaling scaling;
    private final FeatureTable training;
    private final List<String> labels;

    /**
     * Extracts the features of a training set and learns their scaling.
     *
     * @param recipe how signals become features
     * @param signals the training signals, each an array of its own
     * @param labels the class of each
     */
    public SignalExamples(FeatureRecipe recipe, List<float[]> signals, List<String> labels) {
        extractor = new FeatureExtractor(recipe);
        FeatureTable features = extractor.extract(signals, _ -> {});
        scaling = Scaling.fit(recipe.scaling(), features);
        training = scaling.apply(features);
        this.labels = List.copyOf(labels);
    }

    /**
     * The training set.
     *
     * @return a new data set for a trainer
     */
    public MutableDataset<Label> training() {
        return TribuoTable.dataset(training, labels);
    }

    /**
     * Other signals, to evaluate a model on.
     *
     * @param signals each an array of its own
     * @param classes the class of each
     * @return a data set, scaled as the training set is
     */
    public MutableDataset<Label> dataset(List<float[]> signals, List<String> classes) {
        return TribuoTable.dataset(scaling.apply(extractor.extract(signals, _ -> {})), classes);
    }

    /**
     * A signal whose class a model is to tell.
     *
     * @param signal its samples
     * @return an example without a label, scaled as the training set is
     */
    public Example<Label> example(float[] signal) {
        FeatureTable features = scaling.apply(extractor.extract(List.of(signal), _ -> {}));
        return TribuoTable.example(features, 0, LabelFactory.UNKNOWN_LABEL);
    }

    /** Ends the threads of the transform. */
    @Override
    public void close() {
        extractor.close();
    }
}
