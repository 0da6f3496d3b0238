package org.scattering.learn.classify;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jspecify.annotations.Nullable;
import org.scattering.learn.features.FeatureTable;
import org.scattering.settings.InvalidSettingException;

/**
 * Support vector machines with the kernel exp(-γ ‖x - y‖²), one class against another, trained by LIBSVM. Decisions are
 * taken here, from dense matrices: LIBSVM's own lists of nodes are several times slower on features without zeros.
 */
public final class RbfSvm implements Classifier {
    private static final double[] COSTS = {10, 100};
    /** Multiples of 1 / (features · variance). */
    private static final double[] GAMMAS = {0.25, 1, 4};

    /** Cross-validation looks at no more examples than this; the final training uses all. */
    private static final int MOST_FOR_CHOICE = 1000;

    private static final int BLOCK = 64;

    private final DMatrixRMaj vectors;
    private final double[] squaredNorms;
    private final RbfDecision decision;

    RbfSvm(DMatrixRMaj vectors, RbfDecision decision) {
        this.vectors = vectors;
        this.decision = decision;
        squaredNorms = IntStream.range(0, vectors.numRows)
                .mapToDouble(i -> squaredNorm(vectors.data, i, vectors.numCols))
                .toArray();
    }

    /**
     * Trains with the cost and γ that have the fewest errors in cross-validation on (at most 1000 of) the examples.
     *
     * @param examples at least two of each of at least two classes
     * @param choice folds and seed
     * @return the classifier
     */
    public static RbfSvm train(Examples examples, Choice choice) {
        return train(examples, null, null, choice);
    }

    /**
     * Trains where cross-validation on (at most 1000 of) the examples chooses what is not given.
     *
     * @param examples at least two of each of at least two classes
     * @param cost C &gt; 0, null to choose it
     * @param gamma γ &gt; 0, null to choose it
     * @param choice folds and seed
     * @return the classifier
     */
    public static RbfSvm train(Examples examples, @Nullable Double cost, @Nullable Double gamma, Choice choice) {
        examples.requireTrainable();
        double unit = defaultGamma(examples.features());
        double[] costs = cost == null ? COSTS : new double[] {positive("cost", cost)};
        double[] gammas = gamma == null
                ? Arrays.stream(GAMMAS).map(g -> g * unit).toArray()
                : new double[] {positive("gamma", gamma)};
        Examples some = examples.select(sample(examples.labels().length, choice.seed()));
        Folds folds = new Folds(some, choice.folds(), choice.seed());
        int candidates = costs.length * gammas.length;
        int[] errors = IntStream.range(0, candidates)
                .parallel()
                .map(i -> errors(some, folds, costs[i / gammas.length], gammas[i % gammas.length]))
                .toArray();
        int best = Choice.best(candidates, i -> errors[i]);
        return solve(examples, costs[best / gammas.length], gammas[best % gammas.length]);
    }

    private static int[] sample(int size, long seed) {
        int[] rows = IntStream.range(0, size).toArray();
        Random random = new Random(seed);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        return Arrays.stream(rows).limit(MOST_FOR_CHOICE).sorted().toArray();
    }

    private static int errors(Examples examples, Folds folds, double cost, double gamma) {
        int errors = 0;
        for (int fold = 0; fold < folds.count(); fold++) {
            Examples held = examples.select(folds.held(fold));
            int[] predicted =
                    solve(examples.select(folds.rest(fold)), cost, gamma).predict(held.features());
            for (int row = 0; row < predicted.length; row++) {
                errors += predicted[row] == held.labels()[row] ? 0 : 1;
            }
        }
        return errors;
    }

    /**
     * γ for features of any size and number.
     *
     * @param features the training features
     * @return 1 / (columns · variance of all numbers)
     */
    public static double defaultGamma(FeatureTable features) {
        double mean = Arrays.stream(features.values()).average().orElse(0);
        double variance = Arrays.stream(features.values())
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        return 1 / (features.columns() * (variance > 0 ? variance : 1));
    }

    /**
     * Trains with given parameters.
     *
     * @param examples at least two of each of at least two classes
     * @param cost C &gt; 0
     * @param gamma γ &gt; 0
     * @return the classifier
     */
    public static RbfSvm train(Examples examples, double cost, double gamma) {
        examples.requireTrainable();
        return solve(examples, positive("cost", cost), positive("gamma", gamma));
    }

    private static double positive(String name, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new InvalidSettingException(name + " = " + value + ": a positive number is needed");
        }
        return value;
    }

    private static RbfSvm solve(Examples examples, double cost, double gamma) {
        svm_problem problem = new svm_problem();
        problem.l = examples.labels().length;
        problem.y = IntStream.of(examples.labels()).asDoubleStream().toArray();
        problem.x = new svm_node[problem.l][];
        for (int row = 0; row < problem.l; row++) {
            problem.x[row] = nodes(examples.features(), row);
        }
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.C = cost;
        parameter.gamma = gamma;
        parameter.eps = 1e-3;
        parameter.cache_size = 500;
        parameter.shrinking = 1;
        parameter.nr_weight = 0;
        svm.svm_set_print_string_function(text -> {});
        return of(svm.svm_train(problem, parameter), examples.features().columns());
    }

    private static svm_node[] nodes(FeatureTable features, int row) {
        int width = features.columns();
        svm_node[] nodes = new svm_node[width];
        for (int i = 0; i < width; i++) {
            nodes[i] = new svm_node();
            nodes[i].index = i + 1;
            nodes[i].value = features.values()[row * width + i];
        }
        return nodes;
    }

    private static RbfSvm of(svm_model model, int width) {
        DMatrixRMaj vectors = new DMatrixRMaj(model.l, width);
        for (int i = 0; i < model.l; i++) {
            for (svm_node node : model.SV[i]) {
                vectors.set(i, node.index - 1, node.value);
            }
        }
        return new RbfSvm(
                vectors,
                new RbfDecision(model.param.C, model.param.gamma, model.label, model.nSV, model.sv_coef, model.rho));
    }

    @Override
    public int[] predict(FeatureTable features) {
        int[] labels = new int[features.rows()];
        IntStream.range(0, Math.ceilDiv(features.rows(), BLOCK)).parallel().forEach(block -> {
            int from = block * BLOCK;
            int to = Math.min(features.rows(), from + BLOCK);
            predict(features, from, to, labels);
        });
        return labels;
    }

    private void predict(FeatureTable features, int from, int to, int[] labels) {
        int width = features.columns();
        DMatrixRMaj x =
                DMatrixRMaj.wrap(to - from, width, Arrays.copyOfRange(features.values(), from * width, to * width));
        DMatrixRMaj products = new DMatrixRMaj(to - from, vectors.numRows);
        CommonOps_DDRM.multTransB(x, vectors, products);
        double[] kernel = new double[vectors.numRows];
        for (int row = from; row < to; row++) {
            double norm = squaredNorm(features.values(), row, width);
            for (int i = 0; i < kernel.length; i++) {
                double squaredDistance = norm + squaredNorms[i] - 2 * products.get(row - from, i);
                kernel[i] = Math.exp(-decision.gamma() * squaredDistance);
            }
            labels[row] = decision.winner(kernel);
        }
    }

    private static double squaredNorm(double[] values, int row, int width) {
        double sum = 0;
        for (int i = row * width; i < (row + 1) * width; i++) {
            sum += values[i] * values[i];
        }
        return sum;
    }

    @Override
    public String description() {
        return "RBF SVM, cost %s, gamma %.4g, %d support vectors"
                .formatted(decision.cost(), decision.gamma(), vectors.numRows);
    }

    DMatrixRMaj vectors() {
        return vectors;
    }

    RbfDecision decision() {
        return decision;
    }
}
