package org.scattering.learn.classify;

/** All classifiers, with parameters chosen by cross-validation. */
public enum Kind {
    AFFINE_PCA,
    LDA,
    NEAREST_MEAN,
    LINEAR_SVM,
    RBF_SVM;

    public Classifier train(Examples examples) {
        Choice choice = new Choice(3, 1);
        return switch (this) {
            case AFFINE_PCA -> AffinePca.train(examples, choice);
            case LDA -> ClassMeans.discriminant(examples, choice);
            case NEAREST_MEAN -> ClassMeans.nearestMean(examples);
            case LINEAR_SVM -> LinearSvm.train(examples, choice);
            case RBF_SVM -> RbfSvm.train(examples, choice);
        };
    }
}
