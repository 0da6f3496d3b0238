package org.scattering.learn.classify;

import org.scattering.learn.features.FeatureTable;

/** A trained rule from feature vectors to classes. Immutable and thread-safe; deterministic to the bit. */
public sealed interface Classifier permits AffinePca, LinearRule, RbfSvm {

    /**
     * Classifies.
     *
     * @param features scaled like the training features
     * @return the class of each row, an index into the classes of training
     */
    int[] predict(FeatureTable features);

    /**
     * What was trained and chosen.
     *
     * @return one line
     */
    String description();
}
