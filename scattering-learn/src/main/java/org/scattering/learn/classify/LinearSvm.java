package org.scattering.learn.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.scattering.learn.features.FeatureTable;
import org.scattering.settings.InvalidSettingException;

/**
 * Linear support vector machines, one class against the rest, trained by LIBLINEAR (L2-regularised squared hinge loss,
 * dual). The cost applies to features that were divided by √(their number), so that it means the same for any feature set.
 */
public final class LinearSvm {
    static {
        Linear.disableDebugOutput();
    }

    private static final double[] COSTS = {0.1, 1, 10, 100};
    private static final double TOLERANCE = 1e-3;
    private static final int MOST_ITERATIONS = 3000;

    private LinearSvm() {}

    /**
     * Trains with the cost that has the fewest errors in cross-validation on the examples.
     *
     * @param examples at least two of each of at least two classes
     * @param choice folds and seed
     * @return the rule
     */
    public static LinearRule train(Examples examples, Choice choice) {
        examples.requireTrainable();
        Folds folds = new Folds(examples, choice.folds(), choice.seed());
        int[][] errors = IntStream.range(0, folds.count())
                .parallel()
                .mapToObj(fold ->
                        errors(examples.select(folds.rest(fold)), examples.select(folds.held(fold)), choice.seed()))
                .toArray(int[][]::new);
        int best = Choice.best(
                COSTS.length,
                i -> IntStream.range(0, folds.count())
                        .map(fold -> errors[fold][i])
                        .sum());
        return train(examples, COSTS[best], choice.seed());
    }

    private static int[] errors(Examples rest, Examples held, long seed) {
        return IntStream.range(0, COSTS.length)
                .map(i -> {
                    int[] predicted = solve(rest, COSTS[i], seed).predict(held.features());
                    return (int) IntStream.range(0, predicted.length)
                            .filter(row -> predicted[row] != held.labels()[row])
                            .count();
                })
                .toArray();
    }

    /**
     * Trains with a given cost.
     *
     * @param examples at least two of each of at least two classes
     * @param cost C &gt; 0
     * @param seed of the solver's permutations
     * @return the rule
     */
    public static LinearRule train(Examples examples, double cost, long seed) {
        examples.requireTrainable();
        if (!(cost > 0) || !Double.isFinite(cost)) {
            throw new InvalidSettingException("cost = " + cost + ": a positive number is needed");
        }
        return solve(examples, cost, seed);
    }

    private static LinearRule solve(Examples examples, double cost, long seed) {
        FeatureTable features = examples.features();
        double scale = 1 / Math.sqrt(features.columns());
        Problem problem = new Problem();
        problem.l = features.rows();
        problem.n = features.columns() + 1;
        problem.bias = 1;
        problem.y = IntStream.of(examples.labels()).asDoubleStream().toArray();
        problem.x = new Feature[features.rows()][];
        for (int row = 0; row < problem.l; row++) {
            problem.x[row] = nodes(features, row, scale);
        }
        Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, cost, TOLERANCE, MOST_ITERATIONS, 0.1);
        parameter.setRandom(new Random(seed));
        return rule(Linear.train(problem, parameter), examples, scale, cost);
    }

    private static Feature[] nodes(FeatureTable features, int row, double scale) {
        int width = features.columns();
        Feature[] nodes = new Feature[width + 1];
        for (int i = 0; i < width; i++) {
            nodes[i] = new FeatureNode(i + 1, scale * features.values()[row * width + i]);
        }
        nodes[width] = new FeatureNode(width + 1, 1);
        return nodes;
    }

    /** LIBLINEAR keeps [feature][class], in the order in which classes were met; two classes share one vector. */
    private static LinearRule rule(Model model, Examples examples, double scale, double cost) {
        int classes = examples.classes().size();
        int width = examples.features().columns();
        int[] met = model.getLabels();
        double[] w = model.getFeatureWeights();
        int vectors = met.length == 2 ? 1 : met.length;
        DMatrixRMaj weights = new DMatrixRMaj(classes, width);
        double[] biases = new double[classes];
        Arrays.fill(biases, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < met.length; k++) {
            double sign = vectors == 1 && k == 1 ? -1 : 1;
            int column = vectors == 1 ? 0 : k;
            for (int i = 0; i < width; i++) {
                weights.set(met[k], i, sign * scale * w[i * vectors + column]);
            }
            biases[met[k]] = sign * w[width * vectors + column];
        }
        return new LinearRule(weights, biases, "linear SVM, cost " + cost);
    }
}
