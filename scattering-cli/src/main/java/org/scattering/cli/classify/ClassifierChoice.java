package org.scattering.cli.classify;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Refusal;
import org.scattering.learn.classify.AffinePca;
import org.scattering.learn.classify.Choice;
import org.scattering.learn.classify.ClassMeans;
import org.scattering.learn.classify.Classifier;
import org.scattering.learn.classify.Examples;
import org.scattering.learn.classify.LinearSvm;
import org.scattering.learn.classify.RbfSvm;

/**
 * Which classifier, and what is given of its parameters; cross-validation on the training set chooses the others.
 *
 * @param kind which
 * @param dimension d of affine PCA
 * @param cost C of the support vector machines
 * @param gamma γ of the RBF support vector machine
 * @param folds k of the cross-validation
 * @param seed of the partition into folds, and of the linear SVM's permutations
 */
public record ClassifierChoice(
        Kind kind,
        @Nullable Integer dimension,
        @Nullable Double cost,
        @Nullable Double gamma,
        @Nullable Integer folds,
        @Nullable Long seed) {
    private static final int FOLDS = 5;
    private static final long SEED = 1;

    /** The classifiers. */
    public enum Kind {
        /** Affine spaces by principal components. */
        AFFINE_PCA,
        /** Linear discriminant analysis. */
        LDA,
        /** The nearest class mean. */
        NEAREST_MEAN,
        /** Linear support vector machine. */
        LINEAR_SVM,
        /** Support vector machine with radial basis functions. */
        RBF_SVM
    }

    /** Refuses what does not apply to the classifier. */
    public ClassifierChoice {
        refuse("--dimension", dimension, "is for affine-pca", kind == Kind.AFFINE_PCA);
        refuse("--cost", cost, "is for linear-svm and rbf-svm", kind == Kind.LINEAR_SVM || kind == Kind.RBF_SVM);
        refuse("--gamma", gamma, "is for rbf-svm", kind == Kind.RBF_SVM);
        boolean chosen = switch (kind) {
            case AFFINE_PCA -> dimension == null;
            case LDA -> true;
            case NEAREST_MEAN -> false;
            case LINEAR_SVM -> cost == null;
            case RBF_SVM -> cost == null || gamma == null;
        };
        refuse("--folds", folds, "is for choosing parameters; here nothing is left to choose", chosen);
        refuse(
                "--seed",
                seed,
                "is for choosing parameters; here nothing is left to choose",
                chosen || kind == Kind.LINEAR_SVM);
    }

    private static void refuse(String option, @Nullable Object value, String reason, boolean applicable) {
        if (value != null && !applicable) {
            throw new Refusal(option + " " + reason);
        }
    }

    /** Trains. */
    Classifier train(Examples examples) {
        Integer d = dimension;
        Double c = cost;
        Double g = gamma;
        return switch (kind) {
            case AFFINE_PCA -> d == null ? AffinePca.train(examples, choice()) : AffinePca.train(examples, d);
            case LDA -> ClassMeans.discriminant(examples, choice());
            case NEAREST_MEAN -> ClassMeans.nearestMean(examples);
            case LINEAR_SVM ->
                c == null
                        ? LinearSvm.train(examples, choice())
                        : LinearSvm.train(examples, c, Objects.requireNonNullElse(seed, SEED));
            case RBF_SVM ->
                c != null && g != null ? RbfSvm.train(examples, c, g) : RbfSvm.train(examples, cost, gamma, choice());
        };
    }

    private Choice choice() {
        return new Choice(Objects.requireNonNullElse(folds, FOLDS), Objects.requireNonNullElse(seed, SEED));
    }
}
