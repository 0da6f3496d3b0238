package org.scattering.cli;

import org.jspecify.annotations.Nullable;
import org.scattering.cli.classify.ClassifierChoice;
import picocli.CommandLine.Option;

/** What is trained on the features. */
final class ClassifierOptions {
    @Option(
            names = "--classifier",
            required = true,
            paramLabel = "KIND",
            converter = Words.Classifiers.class,
            description = "affine-pca, lda, nearest-mean, linear-svm, or rbf-svm")
    private ClassifierChoice.Kind kind = ClassifierChoice.Kind.AFFINE_PCA;

    @Option(
            names = "--dimension",
            paramLabel = "D",
            description = "affine-pca: directions a class, default chosen, up to 160")
    private @Nullable Integer dimension;

    @Option(
            names = "--cost",
            paramLabel = "C",
            description = "linear-svm, rbf-svm: the price of errors, default chosen")
    private @Nullable Double cost;

    @Option(
            names = "--gamma",
            paramLabel = "G",
            description = "rbf-svm: G in exp(-G |x-y|^2), default chosen around 1 / (features x variance)")
    private @Nullable Double gamma;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "of the cross-validation on the training signals that chooses parameters, default 5")
    private @Nullable Integer folds;

    @Option(names = "--seed", paramLabel = "S", description = "of the folds, default 1; one seed, one model")
    private @Nullable Long seed;

    ClassifierChoice choice() {
        return new ClassifierChoice(kind, dimension, cost, gamma, folds, seed);
    }
}
