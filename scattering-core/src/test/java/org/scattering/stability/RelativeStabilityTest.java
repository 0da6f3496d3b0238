package org.scattering.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.deform.Boundary;
import org.scattering.deform.Interpolation;
import org.scattering.deform.MaximumEntropyDeformation;
import org.scattering.deform.RandomWarps;
import org.scattering.deform.TemperatureRange;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.filter.Filter;
import org.scattering.fourier.Dft;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

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
            double measured = Arrays.stream(new StabilityTrials(x, deformed, x, 0).changes())
                    .average()
                    .orElseThrow();
            for (double[] row : noise) {
                double length = Math.sqrt(StabilityTrials.squaredDistance(row, new double[4]));
                Arrays.setAll(row, i -> measured / length * row[i]);
            }
            StabilityTrials trials = new StabilityTrials(x, deformed, plus(x, noise), 0);
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
        RelativeStability s = RelativeStability.measure(new StabilityTrials(x, y, y, 0), Representation.identity());
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

    static Stream<ScatteringSettings> weighted() {
        return Stream.of(
                Scattering1D.builder(64)
                        .scale(3)
                        .quality(1)
                        .signalType(SignalType.COMPLEX)
                        .build(),
                Scattering1D.builder(64)
                        .scale(3)
                        .quality(1)
                        .averaging(Averaging.NONE)
                        .build(),
                Scattering1D.builder(64)
                        .scale(3)
                        .quality(2)
                        .signalType(SignalType.COMPLEX)
                        .averaging(Averaging.NONE)
                        .build(),
                Scattering2D.builder(16, 16)
                        .scales(2)
                        .angles(2)
                        .averaging(Averaging.NONE)
                        .build());
    }

    /** ‖f(x)‖² is the sum of the rows' energies: half of it for paths of complex signals, times N over a row's samples for own rates. */
    @ParameterizedTest
    @MethodSource("weighted")
    void rowsHaveTheWeightOfTheirEnergy(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        try (Transform transform = Scattering.transform(plan, Engines.AUTO, Precision.DOUBLE, 1)) {
            double[] x = Noise.gaussian(5, plan.inputSize());
            int samples = settings.shape().stream().reduce(1, (a, b) -> a * b);
            Coefficients s = transform.apply(x);
            double expected = 0;
            Set<Double> weights = new HashSet<>();
            for (Path path : plan.paths().paths()) {
                double[] row = s.row(0, path.row());
                double weight = plan.complexInput() && path.order() > 0 ? 0.5 : 1;
                if (settings.averaging() instanceof Averaging.None) {
                    weight *= (double) samples / row.length;
                }
                weights.add(weight);
                expected += weight * squaredNorm(row);
            }
            assertThat(weights).hasSizeGreaterThan(1);
            assertThat(squaredNorm(Representation.scattering(transform).of(x)))
                    .isCloseTo(expected, within(1e-12 * expected));
        }
    }

    private static double squaredNorm(double[] x) {
        return StabilityTrials.squaredDistance(x, new double[x.length]);
    }

    private static double scatteringNorm(Scattering1D settings, double[] x) {
        try (Transform transform = Scattering.transform(Scattering.plan(settings), Engines.AUTO, Precision.DOUBLE, 1)) {
            return squaredNorm(Representation.scattering(transform).of(x));
        }
    }

    /** A real signal has one norm, whether or not the transform knows that it is real: each wavelet's mirror sees the same. */
    @Test
    void waveletsAndMirrorsCountOnce() {
        double[] x = Noise.gaussian(6, 64);
        double[] complex = new double[128];
        for (int i = 0; i < 64; i++) {
            complex[2 * i] = x[i];
        }
        for (Averaging averaging : List.of(new Averaging.Local(8, 4), Averaging.NONE)) {
            Scattering1D.Builder builder =
                    Scattering1D.builder(64).scale(3).quality(1).averaging(averaging);
            double real = scatteringNorm(builder.build(), x);
            assertThat(scatteringNorm(builder.signalType(SignalType.COMPLEX).build(), complex))
                    .isCloseTo(real, within(1e-10 * real));
        }
    }

    /** Without averaging the squared norm is that of x and of all x ⋆ ψ at full rate, by Plancherel, but for what sampling aliases. */
    @Test
    void rowsOfLowRatesCountAsAtFullRate() {
        int n = 256;
        Scattering1D settings = Scattering1D.builder(n)
                .scale(5)
                .quality(1)
                .maxOrder(1)
                .padding(Padding.PERIODIC)
                .averaging(Averaging.NONE)
                .build();
        double[] x = Noise.gaussian(7, n);
        double expected = squaredNorm(x);
        for (Filter wavelet : Scattering.plan(settings).bank(1).wavelets()) {
            double[] z = new double[2 * n];
            for (int i = 0; i < n; i++) {
                z[2 * i] = x[i];
            }
            Dft.of(1, n).forward(z);
            double[] gain = wavelet.spectrum().dense();
            for (int k = 0; k < n; k++) {
                expected += gain[k] * gain[k] * (z[2 * k] * z[2 * k] + z[2 * k + 1] * z[2 * k + 1]) / n;
            }
        }
        assertThat(scatteringNorm(settings, x)).isCloseTo(expected, within(0.01 * expected));
    }

    /** An f that no deformation changes is a result, not an error. */
    @Test
    void anInvariantFunctionHasNone() {
        StabilityTrials trials = trials(List.of(9), 4);
        RelativeStability s = RelativeStability.of(trials, trials.signals(), trials.signals(), trials.noisy());
        assertThat(s.deformation()).isEqualTo(new Estimate(0, 0, 0, Estimate.CONFIDENCE));
        assertThat(s.relative()).isEqualTo(new Estimate(0, 0, 0, Estimate.CONFIDENCE));
        assertThat(s.noise().low()).isPositive();
    }

    /** The share of draws that fold, by drawing again; at the lowest temperature none does. */
    @Test
    void foldedDrawsAreCounted() {
        List<Integer> shape = List.of(64);
        TemperatureRange range = MaximumEntropyDeformation.temperatureRange(3, shape);
        List<MaximumEntropyDeformation> deformations = List.of(
                new MaximumEntropyDeformation(3, range.lowest()),
                new MaximumEntropyDeformation(3, 4 * range.highest()));
        StabilitySweep sweep = new StabilitySweep(shape, deformations, Interpolation.LINEAR, Boundary.CLAMPED, 4);
        List<double[]> signals = Arrays.asList(gaussian(new SplittableRandom(1), 40, 64, 1));
        List<StabilityPoint> points = sweep.measure(signals, List.of(Representation.identity()));
        SplittableRandom random = new SplittableRandom(4);
        int folded = 0;
        for (int i = 0; i < 40; i++) {
            double smallest = deformations.get(1).draw(shape, random).smallestJacobian(Boundary.CLAMPED);
            folded += smallest <= 0 ? 1 : 0;
        }
        assertThat(points.get(0).foldedShare()).isZero();
        assertThat(points.get(1).foldedShare()).isEqualTo(folded / 40.0).isBetween(0.05, 0.95);
        assertThatThrownBy(() -> new StabilityTrials(new double[2][1], new double[2][1], new double[2][1], 3))
                .hasMessageContaining("folded = 3");
    }

    @Test
    void whatCannotBeMeasuredIsNamed() {
        StabilityTrials trials = trials(List.of(9), 4);
        double[][] broken = new double[4][2];
        broken[2][1] = Double.NaN;
        assertThatThrownBy(() -> RelativeStability.of(trials, new double[4][2], broken, new double[4][2]))
                .hasMessageContaining("deformed[2][1] = NaN");
        assertThatThrownBy(() -> RelativeStability.measure(trials, new Representation("logarithm", x ->
                        new double[] {Math.log(0 * x[0])})))
                .hasMessageContaining("clean[0][0] = -Infinity");
        assertThatThrownBy(() -> RelativeStability.measure(trials, new Representation("one", x -> new double[] {1})))
                .hasMessageContaining("does not tell the signals apart");
        assertThatThrownBy(() -> RelativeStability.of(trials, new double[3][1], new double[4][1], new double[4][1]))
                .hasMessageContaining("3 clean");
        double[][] loud = {{1e200}, {0}, {-1e200}, {1}};
        assertThatThrownBy(() -> RelativeStability.of(trials, loud, new double[4][1], new double[4][1]))
                .hasMessageContaining("beyond the largest double");
        assertThatThrownBy(() ->
                        RelativeStability.of(trials, new double[][] {{1}, {2}, {3}, {4}}, loud, new double[4][1]))
                .hasMessageContaining("beyond the largest double");
        assertThatThrownBy(() -> Representation.fourierModulus(List.of(8)).of(new double[9]))
                .hasMessageContaining("x: 9 samples; the shape [8] has 8");
        assertThatThrownBy(() -> Representation.fourierModulus(List.of(8, 0))).hasMessageContaining("shape = [8, 0]");
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
