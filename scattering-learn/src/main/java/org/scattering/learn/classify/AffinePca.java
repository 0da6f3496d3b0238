package org.scattering.learn.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.scattering.learn.features.FeatureTable;
import org.scattering.settings.InvalidSettingException;

/**
 * Affine PCA: each class is the affine space through its mean along its first d principal directions; an example goes to
 * the class whose space is nearest. Source: Bruna &amp; Mallat, Invariant Scattering Convolution Networks, §4.1.
 */
public final class AffinePca implements Classifier {
    private static final int LARGEST_DIMENSION = 160;
    private static final int STEP = 5;

    private final List<AffineSpace> spaces;
    private final int dimension;

    AffinePca(List<AffineSpace> spaces, int dimension) {
        this.spaces = List.copyOf(spaces);
        this.dimension = dimension;
    }

    /**
     * Trains with a given dimension.
     *
     * @param examples at least two of each of at least two classes
     * @param dimension d ≥ 0, cut to what a class has
     * @return the classifier
     */
    public static AffinePca train(Examples examples, int dimension) {
        examples.requireTrainable();
        if (dimension < 0) {
            throw new InvalidSettingException("dimension = " + dimension + ": 0 or more is needed");
        }
        return new AffinePca(spaces(examples, dimension), dimension);
    }

    /**
     * Trains with the dimension (0 to 4, 5, 10, ... 160) that has the fewest errors in cross-validation on the examples.
     *
     * @param examples at least two of each of at least two classes
     * @param choice folds and seed
     * @return the classifier
     */
    public static AffinePca train(Examples examples, Choice choice) {
        examples.requireTrainable();
        int[] dimensions = candidates(examples);
        Folds folds = new Folds(examples, choice.folds(), choice.seed());
        int[] errors = new int[dimensions.length];
        for (int fold = 0; fold < folds.count(); fold++) {
            Examples rest = examples.select(folds.rest(fold));
            Examples held = examples.select(folds.held(fold));
            int[] more = errors(spaces(rest, dimensions[dimensions.length - 1]), held, dimensions);
            for (int i = 0; i < errors.length; i++) {
                errors[i] += more[i];
            }
        }
        return train(examples, dimensions[Choice.best(dimensions.length, i -> errors[i])]);
    }

    private static int[] candidates(Examples examples) {
        int largestClass = IntStream.range(0, examples.classes().size())
                .map(c -> examples.rowsOf(c).length)
                .max()
                .orElse(0);
        // A space of as many dimensions as there are features holds everything.
        int most = IntStream.of(
                        LARGEST_DIMENSION, largestClass - 1, examples.features().columns() - 1)
                .min()
                .getAsInt();
        return IntStream.rangeClosed(0, Math.max(0, most))
                .filter(d -> d < STEP || d % STEP == 0)
                .toArray();
    }

    private static List<AffineSpace> spaces(Examples examples, int dimension) {
        return IntStream.range(0, examples.classes().size())
                .parallel()
                .mapToObj(c -> AffineSpace.fit(examples.features().select(examples.rowsOf(c)), dimension))
                .toList();
    }

    private static int[] errors(List<AffineSpace> spaces, Examples held, int[] dimensions) {
        List<double[][]> distances = spaces.parallelStream()
                .map(s -> s.squaredDistances(held.features(), dimensions))
                .toList();
        int[] errors = new int[dimensions.length];
        for (int i = 0; i < dimensions.length; i++) {
            int column = i;
            int[] predicted = nearest(distances, column);
            for (int row = 0; row < predicted.length; row++) {
                errors[i] += predicted[row] == held.labels()[row] ? 0 : 1;
            }
        }
        return errors;
    }

    private static int[] nearest(List<double[][]> distances, int column) {
        int[] nearest = new int[distances.getFirst().length];
        for (int row = 0; row < nearest.length; row++) {
            for (int c = 1; c < distances.size(); c++) {
                if (distances.get(c)[row][column] < distances.get(nearest[row])[row][column]) {
                    nearest[row] = c;
                }
            }
        }
        return nearest;
    }

    @Override
    public int[] predict(FeatureTable features) {
        List<double[][]> distances = new ArrayList<>(spaces.parallelStream()
                .map(s -> s.squaredDistances(features, dimension))
                .toList());
        return nearest(distances, 0);
    }

    @Override
    public String description() {
        return "affine PCA, " + dimension + " dimensions a class";
    }

    List<AffineSpace> spaces() {
        return spaces;
    }

    int dimension() {
        return dimension;
    }
}
