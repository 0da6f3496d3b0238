package org.scattering.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.deform.Boundary;
import org.scattering.deform.Interpolation;
import org.scattering.deform.MaximumEntropyDeformation;
import org.scattering.deform.RandomWarps;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

class RelativeStabilityTest {
    private static double[][] gaussian(RandomGenerator random, int rows, int columns, double deviation) {
        double[][] x = new double[rows][columns];
        for (double[] row : x) {
            Arrays.setAll(row, i -> deviation * random.nextGaussian());
        }
        return x;
    }

    private static double[][] plus(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            int row = i;
            Arrays.setAll(sum[i], k -> a[row][k] + b[row][k]);
        }
        return sum;
    }

    private static boolean covers(Estimate e, double truth) {
        return e.low() <= truth && truth <= e.high();
    }

    /**
     * A world in which everything is known: signals of 4 independent N(0, 1), changed by N(0, 0.3²) each ("deformed"), and a
     * representation that keeps 2 of the 4 components. D = 2·0.09 / 2·2; the change's norm is 0.3 χ_4 of mean 0.3 √(π/2) 3/2, noise
     * of that norm leaves half its square in the 2 components. The intervals must cover in 95 % of repetitions: with 1500 of
     * them 95 ± 1.7 % at three standard deviations, and the lower end leaves 1 % for the limit theorem at 80 signals.
     */
    @Test
    void intervalsCoverAKnownAnswer() {
        SplittableRandom random = new SplittableRandom(5);
        double norm = 0.3 * Math.sqrt(Math.PI / 2) * 1.5;
        double d = 0.09 / 2;
        double g = norm * norm / 2 / 4;
        int[] covered = new int[3];
        int repetitions = 1500;
        double[] mean = new double[3];
        for (int t = 0; t < repetitions; t++) {
            double[][] x = gaussian(random, 80, 4, 1);
            double[][] deformed = plus(x, gaussian(random, 80, 4, 0.3));
            double[][] noise = gaussian(random, 80, 4, 1);
            double measured = Arrays.stream(new StabilityTrials(x, deformed, x).changes())
                    .average()
                    .orElseThrow();
            for (double[] row : noise) {
                double length = Math.sqrt(StabilityTrials.squaredDistance(row, new double[4]));
                Arrays.setAll(row, i -> measured / length * row[i]);
            }
            StabilityTrials trials = new StabilityTrials(x, deformed, plus(x, noise));
            RelativeStability s = RelativeStability.measure(trials, half());
            covered[0] += covers(s.deformation(), d) ? 1 : 0;
            covered[1] += covers(s.noise(), g) ? 1 : 0;
            covered[2] += covers(s.relative(), d / g) ? 1 : 0;
            mean[0] += s.deformation().value() / repetitions;
            mean[1] += s.noise().value() / repetitions;
            mean[2] += s.relative().value() / repetitions;
            assertThat(s.noiseNorm()).isCloseTo(measured, within(1e-14));
        }
        // The denominator has relative variance 1/80, so that ratios by it are larger by this in the mean; 1 % is for
        // the draws.
        assertThat(mean[0]).isCloseTo(81 / 80.0 * d, within(0.01 * d));
        assertThat(mean[1]).isCloseTo(81 / 80.0 * g, within(0.01 * g));
        assertThat(mean[2]).isCloseTo(d / g, within(0.03 * d / g));
        for (int c : covered) {
            assertThat((double) c / repetitions).isBetween(0.923, 0.967);
        }
    }

    private static Representation half() {
        return new Representation("half", x -> new double[] {x[0], x[1]});
    }

    /** The quick formula for the denominator against the loop over pairs. */
    @Test
    void theDenominatorIsTheMeanOverPairs() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] x = gaussian(random, 7, 3, 1);
        double[][] y = gaussian(random, 7, 3, 1);
        double pairs = 0;
        double changes = 0;
        for (int i = 0; i < 7; i++) {
            changes += StabilityTrials.squaredDistance(x[i], y[i]) / 7;
            for (int j = 0; j < 7; j++) {
                pairs += i == j ? 0 : StabilityTrials.squaredDistance(x[i], x[j]) / 42;
            }
        }
        RelativeStability s = RelativeStability.measure(new StabilityTrials(x, y, y), Representation.identity());
        assertThat(s.deformation().value()).isCloseTo(changes / pairs, within(1e-14));
        assertThat(s.relative().value()).isEqualTo(1);
    }

    private static StabilityTrials trials(List<Integer> shape, int signals) {
        var warps = new RandomWarps(
                MaximumEntropyDeformation.ofDisplacement(3, shape, 1), shape, Interpolation.LINEAR, Boundary.CLAMPED);
        SplittableRandom random = new SplittableRandom(3);
        int size = shape.stream().reduce(1, (a, b) -> a * b);
        return StabilityTrials.draw(Arrays.asList(gaussian(random, signals, size, 1)), warps, random);
    }

    @Test
    void noiseHasTheMeanNormOfTheChanges() {
        StabilityTrials trials = trials(List.of(6, 8), 9);
        double mean = Arrays.stream(trials.changes()).average().orElseThrow();
        for (int i = 0; i < 9; i++) {
            double norm = Math.sqrt(StabilityTrials.squaredDistance(trials.signals()[i], trials.noisy()[i]));
            assertThat(norm).isCloseTo(mean, within(1e-12));
        }
        // Isotropic: no direction is preferred by the mean.
        double[] sum = new double[48];
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 48; k++) {
                sum[k] += (trials.noisy()[i][k] - trials.signals()[i][k]) / 9;
            }
        }
        assertThat(Math.sqrt(StabilityTrials.squaredDistance(sum, new double[48])))
                .isLessThan(0.5 * mean);
    }

    /** For pixels G is ⟨‖τx-x‖⟩² over the denominator and R is ⟨‖τx-x‖²⟩/⟨‖τx-x‖⟩² ≥ 1. */
    @Test
    void pixelsAreNotStable() {
        StabilityTrials trials = trials(List.of(40), 30);
        double[] changes = trials.changes();
        double mean = Arrays.stream(changes).average().orElseThrow();
        double square = Arrays.stream(changes).map(c -> c * c).average().orElseThrow();
        RelativeStability s = RelativeStability.measure(trials, Representation.identity());
        assertThat(s.relative().value())
                .isCloseTo(square / (mean * mean), within(1e-12))
                .isGreaterThanOrEqualTo(1);
        assertThat(s.noiseNorm()).isCloseTo(mean, within(1e-14));
    }

    /** D, G and R do not change when f is scaled or moved, nor when the features come as arrays. */
    @Test
    void onlyProportionsCount() {
        StabilityTrials trials = trials(List.of(5, 5), 12);
        Representation f = Representation.fourierModulus(List.of(5, 5));
        Representation g = new Representation(
                "moved", x -> Arrays.stream(f.of(x)).map(v -> 7 - 3 * v).toArray());
        RelativeStability a = RelativeStability.measure(trials, f);
        RelativeStability b = RelativeStability.measure(trials, g);
        assertThat(b.deformation().value()).isCloseTo(a.deformation().value(), within(1e-12));
        assertThat(b.relative().high()).isCloseTo(a.relative().high(), within(1e-12));
        assertThat(RelativeStability.of(
                        trials,
                        RelativeStability.values(f, trials.signals()),
                        RelativeStability.values(f, trials.deformed()),
                        RelativeStability.values(f, trials.noisy())))
                .isEqualTo(a);
    }

    @Test
    void theFourierModulusKeepsTheNormAndForgetsTheOrigin() {
        for (List<Integer> shape : List.of(List.of(12), List.of(3, 4))) {
            double[] x = Noise.gaussian(1, 12);
            double[] moved = new double[12];
            Arrays.setAll(moved, i -> x[(i + 4) % 12]);
            Representation f = Representation.fourierModulus(shape);
            assertThat(StabilityTrials.squaredDistance(f.of(x), new double[12]))
                    .isCloseTo(StabilityTrials.squaredDistance(x, new double[12]), within(1e-12));
            assertThat(StabilityTrials.squaredDistance(f.of(x), f.of(moved))).isLessThan(1e-24);
        }
        assertThat(Representation.ofFloats("one", x -> new float[] {x[0] + x[1]})
                        .of(new double[] {1, 2}))
                .containsExactly(3);
    }

    /** Order 1 of a representation is what the transform says; each order has its name. */
    @Test
    void scatteringIsTheTransform() {
        ScatteringSettings image =
                Scattering2D.builder(8, 8).scales(2).angles(2).build();
        ScatteringSettings line =
                Scattering1D.builder(64).scale(3).quality(1).maxOrder(3).build();
        for (ScatteringSettings settings : List.of(image, line)) {
            try (Transform transform =
                    Scattering.transform(Scattering.plan(settings), Engines.AUTO, Precision.DOUBLE, 1)) {
                double[] x = Noise.gaussian(2, 64);
                Representation f = Representation.scattering(transform);
                assertThat(f.name()).isEqualTo("scattering, order " + settings.maxOrder());
                assertThat(f.of(x)).containsExactly(transform.apply(x).doubles());
            }
        }
    }

    @Test
    void whatCannotBeMeasuredIsNamed() {
        StabilityTrials trials = trials(List.of(9), 4);
        assertThatThrownBy(() -> RelativeStability.measure(trials, new Representation("one", x -> new double[] {1})))
                .hasMessageContaining("does not tell the signals apart");
        assertThatThrownBy(() -> RelativeStability.of(trials, new double[3][1], new double[4][1], new double[4][1]))
                .hasMessageContaining("3 clean");
        double[] flat = new double[9];
        var warps = new RandomWarps(
                new MaximumEntropyDeformation(2, 0.1), List.of(9), Interpolation.LINEAR, Boundary.CLAMPED);
        assertThatThrownBy(() -> StabilityTrials.draw(List.of(flat, flat), warps, new SplittableRandom(1)))
                .hasMessageContaining("no deformation changes any");
        assertThatThrownBy(() -> StabilityTrials.draw(List.of(flat), warps, new SplittableRandom(1)))
                .hasMessageContaining("at least 2");
        assertThatThrownBy(() -> StabilityTrials.draw(List.of(flat, new double[3]), warps, new SplittableRandom(1)))
                .hasMessageContaining("signal 1: 3 samples");
        assertThatThrownBy(() -> StabilitySweep.over(List.of(8, 8), List.of(9), 3, 1))
                .hasMessageContaining("cut = 9");
        assertThatThrownBy(() -> StabilitySweep.over(List.of(64, 64), List.of(3), 1, 1))
                .hasMessageContaining("temperatures = 1");
    }
}
