package org.scattering.learn.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scattering.settings.InvalidSettingException;

class NeuralCollapseTest {
    /** The corners of a regular simplex: unit vectors less their mean, padded with zeros, moved and stretched. */
    private static double[][] simplex(int classes, int width, double size) {
        double[][] corners = new double[classes][width];
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < width; i++) {
                double corner = i >= classes ? 0 : (i == c ? 1 : 0) - 1.0 / classes;
                corners[c][i] = size * corner;
            }
        }
        return corners;
    }

    private static Examples around(double[][] means, double spread, int each) {
        Random random = new Random(1);
        List<double[]> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int c = 0; c < means.length; c++) {
            for (int k = 0; k < each; k++) {
                double[] mean = means[c];
                rows.add(Arrays.stream(mean)
                        .map(m -> 5 + m + spread * random.nextGaussian())
                        .toArray());
                labels.add("c" + (char) ('a' + c));
            }
        }
        return Examples.of(Problems.table(rows), labels);
    }

    private static LinearRule rule(double[][] rows, double offset) {
        double[][] weights = Arrays.stream(rows)
                .map(r -> Arrays.stream(r).map(w -> 3 * w + offset).toArray())
                .toArray(double[][]::new);
        // Features are moved by 5 everywhere: argmax of r·(x - 5), less half the square of r, which all corners share.
        double[] biases = Arrays.stream(weights)
                .mapToDouble(w -> -5 * Arrays.stream(w).sum())
                .toArray();
        return LinearRule.of(weights, biases, "given");
    }

    @ParameterizedTest
    @CsvSource({"2,2", "3,3", "4,9", "10,12", "10,100"})
    void fullCollapse(int classes, int width) {
        double[][] means = simplex(classes, width, 2);
        NeuralCollapse n = NeuralCollapse.of(around(means, 0, 3), rule(means, 0.7));
        assertThat(n.withinClassVariability()).isCloseTo(0, within(1e-24));
        assertThat(n.equinorm()).isCloseTo(0, within(1e-12));
        assertThat(n.equiangle()).isCloseTo(0, within(1e-12));
        assertThat(n.maximalAngle()).isCloseTo(0, within(1e-12));
        assertThat(n.classifierAlignment()).isCloseTo(0, within(1e-12));
        assertThat(n.nearestMeanAgreement()).isEqualTo(1);
        assertThat(n.classes()).isEqualTo(classes);
        assertThat(n.examples()).isEqualTo(3 * classes);
    }

    /**
     * On a simplex Σ_B = s²/C (I - 11ᵀ/C) has the pseudo-inverse C/s² on C - 1 directions: with variance v in every direction within
     * classes the first measure is v C (C-1)/(s² C) = v (C-1)/s². Clouds of ±1 steps along the axes have it exactly.
     */
    @ParameterizedTest
    @CsvSource({"2,3,0.25", "4,6,2"})
    void variabilityWithinClasses(int classes, int width, double step) {
        double[][] means = simplex(classes, width, 2);
        List<double[]> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            // The last class is twice as wide and has every point twice: it counts by its variance, not by its size.
            boolean last = c == classes - 1;
            double reach = last ? 2 * step : step;
            for (int k = 0; k < (last ? 4 : 2) * width; k++) {
                double[] x = means[c].clone();
                x[k / 2 % width] += k % 2 == 0 ? reach : -reach;
                rows.add(x);
                labels.add("c" + c);
            }
        }
        NeuralCollapse n = NeuralCollapse.of(Examples.of(Problems.table(rows), labels), rule(means, 0));
        double variance = step * step / width * (classes + 3) / classes;
        assertThat(n.withinClassVariability()).isCloseTo(variance * (classes - 1) / 4, within(1e-12));
    }

    /** Along directions in which the means do not differ variability does not count. */
    @Test
    void thePseudoInverseIgnoresOtherDirections() {
        double[][] means = simplex(3, 5, 1);
        List<double[]> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            double[] x = means[k / 2].clone();
            x[4] = k % 2 == 0 ? 50 : -50;
            rows.add(x);
            labels.add("c" + k / 2);
        }
        NeuralCollapse n = NeuralCollapse.of(Examples.of(Problems.table(rows), labels), rule(means, 0));
        assertThat(n.withinClassVariability()).isCloseTo(0, within(1e-24));
    }

    /** Three means at 1.5, 1.5 and 3 sin 60° from their centre, the first two at 60°: every number by hand. */
    @Test
    void normsAndAnglesByHand() {
        double h = Math.sqrt(3) / 2;
        double[][] means = {{1.5 * h, 0.75}, {1.5 * h, -0.75}, {-3 * h, 0}};
        NeuralCollapse n = NeuralCollapse.of(around(means, 0, 2), rule(means, 0));
        double near = 1.5;
        double far = 3 * h;
        double mean = (2 * near + far) / 3;
        double deviation = Math.sqrt((2 * Math.pow(near - mean, 2) + Math.pow(far - mean, 2)) / 3);
        assertThat(n.equinorm()).isCloseTo(deviation / mean, within(1e-12));
        // cos 60°, and twice cos 150°.
        double middle = (0.5 - 2 * h) / 3;
        double spread = Math.sqrt((Math.pow(0.5 - middle, 2) + 2 * Math.pow(h + middle, 2)) / 3);
        assertThat(n.equiangle()).isCloseTo(spread, within(1e-12));
        assertThat(n.maximalAngle()).isCloseTo((1 + 2 * (h - 0.5)) / 3, within(1e-12));
    }

    @Test
    void aTurnedClassifierIsNotAligned() {
        double[][] means = simplex(4, 4, 1);
        Examples examples = around(means, 0, 2);
        double[][] opposite = Arrays.stream(means)
                .map(m -> Arrays.stream(m).map(v -> -v).toArray())
                .toArray(double[][]::new);
        NeuralCollapse against = NeuralCollapse.of(examples, rule(opposite, 1));
        assertThat(against.classifierAlignment()).isCloseTo(4, within(1e-12));
        assertThat(against.nearestMeanAgreement()).isZero();
        double[][] swapped = {means[1], means[0], means[2], means[3]};
        NeuralCollapse half = NeuralCollapse.of(examples, rule(swapped, 0));
        assertThat(half.nearestMeanAgreement()).isEqualTo(0.5);
        // Two of four rows differ by √2, of rows of norm √3/2.
        assertThat(half.classifierAlignment()).isCloseTo(2 * 2 / 3.0, within(1e-12));
    }

    /** Noise around the means: everything grows, in the order of the noise. */
    @Test
    void noiseUndoesTheCollapse() {
        double[][] means = simplex(5, 8, 1);
        NeuralCollapse little = NeuralCollapse.of(around(means, 0.01, 50), rule(means, 0));
        NeuralCollapse much = NeuralCollapse.of(around(means, 0.3, 50), rule(means, 0));
        assertThat(little.withinClassVariability()).isCloseTo(1e-4 * 4, within(1e-4));
        assertThat(much.withinClassVariability()).isGreaterThan(100 * little.withinClassVariability());
        assertThat(much.equinorm()).isGreaterThan(5 * little.equinorm());
        assertThat(much.maximalAngle()).isGreaterThan(5 * little.maximalAngle());
        assertThat(little.nearestMeanAgreement()).isEqualTo(1);
        assertThat(much.nearestMeanAgreement()).isLessThan(1);
    }

    /** More features than examples, and the trained classifiers of this module. */
    @Test
    void trainedRulesAreMeasured() {
        Examples examples = Problems.blobs(3, 10, 200, 4);
        NeuralCollapse n = NeuralCollapse.of(examples, ClassMeans.nearestMean(examples));
        assertThat(n.classifierAlignment()).isCloseTo(0, within(1e-12));
        assertThat(n.nearestMeanAgreement()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        double[][] means = simplex(3, 3, 1);
        Examples examples = around(means, 0, 2);
        assertThatThrownBy(() -> NeuralCollapse.of(examples, rule(simplex(3, 4, 1), 0)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("4 features");
        assertThatThrownBy(() -> NeuralCollapse.of(examples, rule(new double[3][3], 1)))
                .hasMessageContaining("all the same");
        assertThatThrownBy(() -> NeuralCollapse.of(around(new double[3][3], 0, 2), rule(means, 0)))
                .hasMessageContaining("class 'ca'");
        assertThatThrownBy(() -> LinearRule.of(new double[][] {{1}, {Double.NaN}}, new double[2], ""))
                .hasMessageContaining("weights[1]");
        assertThatThrownBy(() -> LinearRule.of(new double[2][3], new double[3], ""))
                .hasMessageContaining("3 biases");
    }
}
