package org.scattering.learn.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scattering.learn.features.FeatureTable;

/** Means, principal directions and distances against the definition, computed by power iteration. */
class AffineSpaceTest {
    private static double[][] random(int rows, int columns, int seed) {
        Random random = new Random(seed);
        double[][] x = new double[rows][columns];
        for (double[] row : x) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextGaussian() * (1 << c);
            }
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] minus(double[] a, double[] b, double factor) {
        double[] difference = a.clone();
        for (int i = 0; i < a.length; i++) {
            difference[i] -= factor * b[i];
        }
        return difference;
    }

    private static double[] mean(double[][] x) {
        double[] mean = new double[x[0].length];
        for (double[] row : x) {
            mean = minus(mean, row, -1.0 / x.length);
        }
        return mean;
    }

    /** Repeated multiplication with the covariance; what was found before is taken out. */
    private static List<double[]> directions(double[][] x, int count) {
        double[] mean = mean(x);
        List<double[]> found = new ArrayList<>();
        for (int d = 0; d < count; d++) {
            double[] v = random(1, mean.length, 99)[0];
            for (int step = 0; step < 3000; step++) {
                double[] next = new double[v.length];
                for (double[] row : x) {
                    double[] centred = minus(row, mean, 1);
                    next = minus(next, centred, -dot(centred, v));
                }
                for (double[] other : found) {
                    next = minus(next, other, dot(next, other));
                }
                v = minus(new double[v.length], next, -1 / Math.sqrt(dot(next, next)));
            }
            found.add(v);
        }
        return found;
    }

    /** More examples than features, and fewer: covariance and Gram matrix. */
    @ParameterizedTest
    @CsvSource({"9, 4, 4", "4, 6, 3"})
    void distancesAreThoseOfTheDefinition(int rows, int columns, int most) {
        double[][] x = random(rows, columns, 1);
        double[][] asked = random(200, columns, 2);
        AffineSpace space = AffineSpace.fit(Problems.table(List.of(x)), most);
        double[][] distances = space.squaredDistances(Problems.table(List.of(asked)), 0, 1, 2, most);
        List<double[]> directions = directions(x, most);
        int[] dimensions = {0, 1, 2, most};
        for (int i = 0; i < asked.length; i++) {
            double[] z = minus(asked[i], mean(x), 1);
            double whole = dot(z, z);
            for (int k = 0; k < dimensions.length; k++) {
                double expected = whole;
                for (double[] direction : directions.subList(0, dimensions[k])) {
                    expected -= dot(z, direction) * dot(z, direction);
                }
                assertThat(distances[i][k]).isCloseTo(expected, within(1e-9 * whole));
            }
        }
    }

    @Test
    void alikeExamplesHaveNoInventedDirections() {
        double[] a = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] b = {2, 2, 3, 4, 5, 6, 7, 9};
        AffineSpace space = AffineSpace.fit(Problems.table(List.of(a, a, a, b, b)), 4);
        double[][] asked = random(20, 8, 3);
        double[][] distances = space.squaredDistances(Problems.table(List.of(asked)), 1, 4);
        for (double[] distance : distances) {
            assertThat(distance[1]).isEqualTo(distance[0]);
        }
        AffineSpace point = AffineSpace.fit(Problems.table(List.of(a, a, a)), 2);
        FeatureTable itself = Problems.table(List.of(a, b));
        assertThat(point.squaredDistances(itself, 2)[0][0]).isZero();
        assertThat(point.squaredDistances(itself, 2)[1][0]).isEqualTo(2);
    }

    @Test
    void withoutDirectionsTheNearestMeanDecides() {
        Examples examples = Problems.blobs(3, 10, 4, 4);
        FeatureTable asked = Problems.rings(100, 5).features();
        FeatureTable wide = new FeatureTable(100, examples.features().names(), 1, asked.values());
        Classifier without = AffinePca.train(examples, 0);
        assertThat(without.predict(wide))
                .isEqualTo(ClassMeans.nearestMean(examples).predict(wide));
        assertThat(ClassifierState.of(without).restore(3, 4).predict(wide)).isEqualTo(without.predict(wide));
    }
}
