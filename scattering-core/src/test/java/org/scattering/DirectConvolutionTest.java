package org.scattering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Signals;
import org.scattering.engine.Transform;
import org.scattering.plan.Axis;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** The engine {@code reference} against direct sums in time and space. */
class DirectConvolutionTest {
    /** Rounding of some thousand additions in double precision, relative to the largest coefficient of the order. */
    private static final double BOUND = 1e-12;

    record Case(String name, ScatteringSettings settings) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> oneDimension() {
        return Stream.of(
                new Case("defaults, Q=8", line(128).scale(4).quality(8).build()),
                new Case("order 0", line(100).scale(4).maxOrder(0).build()),
                new Case("order 1", line(100).scale(4).maxOrder(1).build()),
                new Case("order 3", line(128).scale(5).maxOrder(3).build()),
                new Case(
                        "order 4, Q=2", line(64).scale(5).quality(2).maxOrder(4).build()),
                new Case("Q=4,2", line(128).scale(4).quality(4, 2).build()),
                new Case(
                        "Q=4,2,2, order 3",
                        line(96).scale(5).quality(4, 2, 2).maxOrder(3).build()),
                new Case("J=1", line(32).scale(1).build()),
                new Case("2^J = N", line(32).scale(5).build()),
                new Case("odd length", line(101).scale(3).build()),
                new Case("T=20", line(100).scale(4).support(20).build()),
                new Case(
                        "T=11, stride 2",
                        line(100).scale(4).support(11).stride(2).build()),
                new Case("T=1", line(64).scale(3).support(1).build()),
                new Case("T=N", line(100).scale(3).support(100).build()),
                new Case(
                        "T > 2^J, stride 1",
                        line(100).scale(2).support(50).stride(1).build()),
                new Case("stride 1", line(100).scale(4).stride(1).build()),
                new Case(
                        "stride 4, order 3",
                        line(100).scale(4).stride(4).maxOrder(3).build()),
                new Case(
                        "no averaging",
                        line(100).scale(4).averaging(Averaging.NONE).build()),
                new Case(
                        "no averaging, order 3",
                        line(100).scale(5).averaging(Averaging.NONE).maxOrder(3).build()),
                new Case(
                        "global mean",
                        line(100).scale(4).averaging(Averaging.GLOBAL_MEAN).build()),
                new Case(
                        "global sum",
                        line(100).scale(4).averaging(Averaging.GLOBAL_SUM).build()));
    }

    static Stream<Case> oneDimensionVaried() {
        return Stream.of(
                new Case("all paths", line(64).scale(4).paths(Paths.ALL).build()),
                new Case(
                        "all paths, order 3",
                        line(64).scale(3).paths(Paths.ALL).maxOrder(3).build()),
                new Case(
                        "all paths, stride 2",
                        line(64).scale(4).paths(Paths.ALL).stride(2).build()),
                new Case(
                        "all paths, no averaging",
                        line(64).scale(4)
                                .paths(Paths.ALL)
                                .averaging(Averaging.NONE)
                                .build()),
                new Case(
                        "symmetric",
                        line(75).scale(4).padding(Padding.SYMMETRIC).build()),
                new Case("zero", line(75).scale(4).padding(Padding.ZERO).build()),
                new Case(
                        "periodic, circular",
                        line(80).scale(4).padding(Padding.PERIODIC).build()),
                new Case(
                        "periodic, not divisible",
                        line(75).scale(4).padding(Padding.PERIODIC).build()),
                new Case(
                        "periodic, divisible by the stride only",
                        line(76).scale(4).stride(4).padding(Padding.PERIODIC).build()),
                new Case(
                        "already padded",
                        line(75).scale(4).padding(Padding.ALREADY_PADDED).build()),
                new Case(
                        "already padded, no averaging",
                        line(75).scale(4)
                                .padding(Padding.ALREADY_PADDED)
                                .averaging(Averaging.NONE)
                                .build()),
                new Case(
                        "zero, global mean",
                        line(75).scale(4)
                                .padding(Padding.ZERO)
                                .averaging(Averaging.GLOBAL_MEAN)
                                .build()),
                new Case(
                        "circular, no averaging",
                        line(96).scale(4)
                                .padding(Padding.PERIODIC)
                                .averaging(Averaging.NONE)
                                .build()),
                new Case(
                        "native",
                        line(100).scale(4).quality(4).profile(Profile.NATIVE).build()),
                new Case(
                        "tight",
                        line(100).scale(4).quality(4).profile(Profile.TIGHT).build()),
                new Case(
                        "tight, all paths, circular",
                        line(48).scale(3)
                                .profile(Profile.TIGHT)
                                .paths(Paths.ALL)
                                .padding(Padding.PERIODIC)
                                .build()));
    }

    static Stream<Case> complex() {
        return Stream.of(
                new Case("complex", complexLine(100).scale(4).build()),
                new Case(
                        "complex, order 0", complexLine(64).scale(4).maxOrder(0).build()),
                new Case(
                        "complex, order 3, Q=2,2",
                        complexLine(64).scale(4).quality(2, 2).maxOrder(3).build()),
                new Case(
                        "complex, no averaging",
                        complexLine(64).scale(4).averaging(Averaging.NONE).build()),
                new Case(
                        "complex, global sum",
                        complexLine(64).scale(4).averaging(Averaging.GLOBAL_SUM).build()),
                new Case(
                        "complex, global mean",
                        complexLine(50)
                                .scale(4)
                                .averaging(Averaging.GLOBAL_MEAN)
                                .build()),
                new Case(
                        "complex, all paths, stride 2",
                        complexLine(64).scale(3).paths(Paths.ALL).stride(2).build()),
                new Case(
                        "complex, circular",
                        complexLine(80).scale(4).padding(Padding.PERIODIC).build()),
                new Case(
                        "complex, already padded",
                        complexLine(50).scale(3).padding(Padding.ALREADY_PADDED).build()),
                new Case(
                        "complex, tight",
                        complexLine(50).scale(3).profile(Profile.TIGHT).build()));
    }

    static Stream<Case> twoDimensions() {
        return Stream.of(
                new Case("12x10", image(12, 10).angles(4).build()),
                new Case("odd, 11x13", image(11, 13).angles(3).build()),
                new Case("tall, 19x5", image(19, 5).angles(2).build()),
                new Case("one angle", image(9, 9).angles(1).build()),
                new Case("J=1", image(7, 6).scales(1).angles(5).build()),
                new Case("J=3", image(9, 14).scales(3).angles(3).build()),
                new Case("order 3", image(8, 9).scales(3).angles(2).maxOrder(3).build()),
                new Case("order 0", image(12, 10).maxOrder(0).build()),
                new Case("stride 1", image(10, 9).angles(3).stride(1).build()),
                new Case("stride 2", image(10, 9).angles(3).stride(2).build()),
                new Case("all paths", image(6, 8).angles(2).paths(Paths.ALL).build()),
                new Case(
                        "all paths, order 3",
                        image(4, 6).angles(2).paths(Paths.ALL).maxOrder(3).build()),
                new Case(
                        "no averaging",
                        image(11, 10).angles(3).averaging(Averaging.NONE).build()),
                new Case(
                        "global mean",
                        image(11, 10).angles(3).averaging(Averaging.GLOBAL_MEAN).build()),
                new Case(
                        "global sum",
                        image(11, 10).angles(3).averaging(Averaging.GLOBAL_SUM).build()),
                new Case(
                        "symmetric",
                        image(11, 10).angles(3).padding(Padding.SYMMETRIC).build()),
                new Case("zero", image(11, 10).angles(3).padding(Padding.ZERO).build()),
                new Case(
                        "periodic, circular",
                        image(12, 20).angles(3).padding(Padding.PERIODIC).build()),
                new Case(
                        "periodic, one side not divisible",
                        image(12, 10).angles(3).padding(Padding.PERIODIC).build()),
                new Case(
                        "already padded",
                        image(9, 11).angles(3).padding(Padding.ALREADY_PADDED).build()),
                new Case(
                        "native",
                        image(12, 10).angles(4).profile(Profile.NATIVE).build()),
                new Case("tight", image(9, 10).angles(3).profile(Profile.TIGHT).build()));
    }

    private static Scattering1D.Builder line(int length) {
        return Scattering1D.builder(length).quality(1);
    }

    private static Scattering1D.Builder complexLine(int length) {
        return line(length).signalType(SignalType.COMPLEX);
    }

    private static Scattering2D.Builder image(int rows, int columns) {
        return Scattering2D.builder(rows, columns);
    }

    @ParameterizedTest
    @MethodSource({"oneDimension", "oneDimensionVaried", "complex", "twoDimensions"})
    void referenceIsTheDirectSum(Case example) {
        ScatteringPlan plan = Scattering.plan(example.settings());
        double[] x = Noise.gaussian(1, plan.inputSize());
        try (Transform transform = Scattering.transform(plan, "reference", Precision.DOUBLE, 1)) {
            assertRows(plan, transform.apply(x), 0, new DirectConvolution(plan).rows(x));
        }
    }

    @ParameterizedTest
    @MethodSource({"oneDimension", "oneDimensionVaried", "complex", "twoDimensions"})
    void gridIsTheFormulas(Case example) {
        ScatteringPlan plan = Scattering.plan(example.settings());
        PaddedGrid[] expected = new DirectConvolution(plan).axes();
        for (int a = 0; a < expected.length; a++) {
            Axis axis = plan.axes().get(a);
            assertThat(new PaddedGrid(axis.length(), axis.padded(), axis.left(), axis.keptFrom(), axis.keptTo()))
                    .isEqualTo(expected[a]);
        }
    }

    /** The padded length is a power of two, so only many sizes show a support of φ that is a few samples off. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 21, 64})
    void paddedLengthIsTheFormulaForEverySize(int support) {
        for (int n = support; n <= 200; n++) {
            Scattering1D settings =
                    line(n).scale(1).support(support).maxOrder(0).build();
            assertThat(Scattering.plan(settings).axes().getFirst().padded())
                    .as("N = %d", n)
                    .isEqualTo(PaddedGrid.of(settings).padded());
        }
    }

    static Stream<Case> variableLength() {
        return Stream.of(
                new Case("reflect", line(100).scale(3).build()),
                new Case(
                        "symmetric, order 3",
                        line(100)
                                .scale(4)
                                .padding(Padding.SYMMETRIC)
                                .maxOrder(3)
                                .build()),
                new Case("zero", line(100).scale(3).padding(Padding.ZERO).build()),
                new Case(
                        "periodic", line(100).scale(3).padding(Padding.PERIODIC).build()),
                new Case("stride 1", line(60).scale(3).stride(1).build()),
                new Case(
                        "no averaging",
                        line(100).scale(4).averaging(Averaging.NONE).build()),
                new Case(
                        "global sum",
                        line(100).scale(3).averaging(Averaging.GLOBAL_SUM).build()),
                new Case("complex", complexLine(60).scale(3).build()),
                new Case(
                        "tight, all paths",
                        line(60).scale(3)
                                .profile(Profile.TIGHT)
                                .paths(Paths.ALL)
                                .build()));
    }

    /** Every signal is continued beyond its own ends, on the plan's grid. */
    @ParameterizedTest
    @MethodSource("variableLength")
    void signalsOfABatchHaveTheirOwnLengths(Case example) {
        ScatteringPlan plan = Scattering.plan(example.settings());
        int longest = plan.axes().getFirst().length();
        int[] lengths = {longest, 17, longest - 1, Math.max(9, plan.coarsestStep()), longest / 2};
        int factor = plan.complexInput() ? 2 : 1;
        double[] x = Noise.gaussian(2, factor * Arrays.stream(lengths).sum());
        DirectConvolution direct = new DirectConvolution(plan);
        try (Transform transform = Scattering.transform(plan, "reference", Precision.DOUBLE, 1)) {
            Coefficients actual = transform.apply(Signals.ofLengths(plan, x, lengths));
            int start = 0;
            for (int i = 0; i < lengths.length; i++) {
                int end = start + factor * lengths[i];
                assertRows(plan, actual, i, direct.rows(Arrays.copyOfRange(x, start, end), lengths[i]));
                start = end;
            }
        }
    }

    /** Mirrored, few samples have a short period: higher orders may be rounding and nothing else. */
    @ParameterizedTest
    @MethodSource("variableLength")
    void theShortestSignalsAreOneCoarsestStep(Case example) {
        ScatteringPlan plan = Scattering.plan(example.settings());
        int shortest = plan.coarsestStep();
        try (Transform transform = Scattering.transform(plan, "reference", Precision.DOUBLE, 1)) {
            for (int length = shortest; length <= shortest + 3; length++) {
                double[] x = Noise.gaussian(4, plan.complexInput() ? 2 * length : length);
                List<double[]> expected = new DirectConvolution(plan).rows(x, length);
                Coefficients actual = transform.apply(Signals.ofLengths(plan, x, length));
                double[] largest = largestByOrder(plan, expected);
                Arrays.fill(largest, Arrays.stream(largest).max().orElseThrow());
                assertRows(plan, actual, 0, expected, largest);
            }
            if (shortest > 1) {
                double[] tooShort = new double[plan.complexInput() ? 2 * shortest - 2 : shortest - 1];
                assertThatThrownBy(() -> Signals.ofLengths(plan, tooShort, shortest - 1))
                        .hasMessageContaining("lengths[0] = " + (shortest - 1) + ": " + shortest);
            }
        }
    }

    /** Signals long enough to have a sample of their own at the coarsest rate of any path. */
    @ParameterizedTest
    @MethodSource("meanOfVariableLength")
    void globalMeanIsOverTheSignalsOwnSamples(Case example, int length) {
        ScatteringPlan plan = Scattering.plan(example.settings());
        double[] x = Noise.gaussian(3, length);
        try (Transform transform = Scattering.transform(plan, "reference", Precision.DOUBLE, 1)) {
            Coefficients actual = transform.apply(Signals.ofLengths(plan, x, length));
            assertRows(plan, actual, 0, new DirectConvolution(plan).rows(x, length));
        }
    }

    static Stream<Arguments> meanOfVariableLength() {
        Case mean = new Case(
                "global mean",
                line(100).scale(5).averaging(Averaging.GLOBAL_MEAN).build());
        return Stream.of(100, 99, 40, 16).map(n -> Arguments.of(mean, n));
    }

    private static void assertRows(ScatteringPlan plan, Coefficients actual, int signal, List<double[]> expected) {
        assertRows(plan, actual, signal, expected, largestByOrder(plan, expected));
    }

    private static double[] largestByOrder(ScatteringPlan plan, List<double[]> rows) {
        double[] largest = new double[plan.settings().maxOrder() + 1];
        for (int row = 0; row < rows.size(); row++) {
            int order = plan.paths().path(row).order();
            for (double v : rows.get(row)) {
                largest[order] = Math.max(largest[order], Math.abs(v));
            }
        }
        return largest;
    }

    private static void assertRows(
            ScatteringPlan plan, Coefficients actual, int signal, List<double[]> expected, double[] largest) {
        assertThat(actual.layout(signal).rows()).isEqualTo(expected.size());
        for (int row = 0; row < expected.size(); row++) {
            Path path = plan.paths().path(row);
            double[] values = actual.row(signal, row);
            assertThat(values).as(path.name()).hasSameSizeAs(expected.get(row));
            for (int i = 0; i < values.length; i++) {
                assertThat(Math.abs(values[i] - expected.get(row)[i]))
                        .as("signal %d, %s, sample %d", signal, path.name(), i)
                        .isLessThanOrEqualTo(BOUND * largest[path.order()]);
            }
        }
    }
}
