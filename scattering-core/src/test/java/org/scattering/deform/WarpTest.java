package org.scattering.deform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;

class WarpTest {
    private static final List<List<Integer>> SHAPES =
            List.of(List.of(1), List.of(2), List.of(7), List.of(16), List.of(1, 5), List.of(6, 4), List.of(5, 7));

    static Stream<Arguments> everyWarp() {
        return SHAPES.stream()
                .flatMap(shape -> Stream.of(Interpolation.values())
                        .flatMap(i -> Stream.of(Boundary.values()).map(b -> Arguments.of(shape, i, b))));
    }

    /** Large and rough, so that positions leave the grid on all sides. */
    private static Displacement rough(List<Integer> shape, long seed) {
        int size = shape.stream().reduce(1, (a, b) -> a * b);
        double[][] tau = new double[shape.size()][];
        for (int axis = 0; axis < tau.length; axis++) {
            tau[axis] = Noise.gaussian(seed + axis, size);
        }
        return Displacement.of(shape, tau).times(3);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("everyWarp")
    void theAdjointIsExact(List<Integer> shape, Interpolation interpolation, Boundary boundary) {
        Displacement tau = rough(shape, 1);
        Warp warp = Warp.of(tau, interpolation, boundary);
        double[] x = Noise.gaussian(3, 2 * tau.size());
        double[] y = Noise.gaussian(4, 2 * tau.size());
        double scale = Math.sqrt(dot(x, x) * dot(y, y));
        assertThat(dot(warp.apply(x), y)).isCloseTo(dot(x, warp.adjoint(y)), within(1e-13 * scale));
    }

    /** Whole steps are permutations: exactly the samples themselves, also far beyond the edges. */
    @ParameterizedTest
    @MethodSource("everyWarp")
    void wholeStepsMoveSamples(List<Integer> shape, Interpolation interpolation, Boundary boundary) {
        int columns = shape.getLast();
        int rows = shape.size() == 1 ? 1 : shape.getFirst();
        double[] shift = shape.size() == 1 ? new double[] {-3} : new double[] {2, -3};
        Displacement tau = Displacement.constant(shape, shift);
        double[] x = Noise.gaussian(5, tau.size());
        double[] moved = Warp.of(tau, interpolation, boundary).apply(x);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int row = shape.size() == 1 ? 0 : r - 2;
                int from = boundary == Boundary.PERIODIC
                        ? Math.floorMod(row, rows) * columns + Math.floorMod(c + 3, columns)
                        : Math.max(row, 0) * columns + Math.min(c + 3, columns - 1);
                assertThat(moved[r * columns + c]).isEqualTo(x[from]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyWarp")
    void constantsStay(List<Integer> shape, Interpolation interpolation, Boundary boundary) {
        Displacement tau = rough(shape, 6);
        double[] ones = new double[tau.size()];
        java.util.Arrays.fill(ones, 1);
        for (double value : Warp.of(tau, interpolation, boundary).apply(ones)) {
            assertThat(value).isCloseTo(1, within(1e-13));
        }
    }

    @ParameterizedTest
    @MethodSource("everyWarp")
    void singlePrecisionIsTheDoubleRounded(List<Integer> shape, Interpolation interpolation, Boundary boundary) {
        Displacement tau = rough(shape, 7);
        float[] x = Noise.single(Noise.gaussian(8, 3 * tau.size()));
        double[] same = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            same[i] = x[i];
        }
        Warp warp = Warp.of(tau, interpolation, boundary);
        assertThat(warp.apply(x)).containsExactly(Noise.single(warp.apply(same)));
    }

    private static double[] warped(DoubleUnaryOperator f, Displacement tau, Interpolation interpolation, Boundary b) {
        double[] x = new double[tau.size()];
        java.util.Arrays.setAll(x, f::applyAsDouble);
        return Warp.of(tau, interpolation, b).apply(x);
    }

    private static double error(int n, Interpolation interpolation, Boundary boundary, DoubleUnaryOperator f) {
        Displacement tau = Displacement.sampled(List.of(n), u ->
                new double[] {0.03 * n * Math.sin(2 * Math.PI * (u[0] + 0.5) / n)});
        double[] y = warped(f, tau, interpolation, boundary);
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double from = i - tau.at(0, i);
            double read = boundary == Boundary.CLAMPED ? Math.clamp(from, 0, n - 1) : from;
            worst = Math.max(worst, Math.abs(y[i] - f.applyAsDouble(read)));
        }
        return worst;
    }

    /** On a smooth periodic signal the error falls as h² (linear), h³ or better (cubic), and to rounding (band-limited). */
    @Test
    void interpolationsHaveTheirOrders() {
        double[] linear = new double[2];
        double[] cubic = new double[2];
        for (int i = 0; i < 2; i++) {
            int n = 64 << i;
            DoubleUnaryOperator f = t -> Math.cos(2 * Math.PI * 3 * t / n + 0.4);
            linear[i] = error(n, Interpolation.LINEAR, Boundary.PERIODIC, f);
            cubic[i] = error(n, Interpolation.CUBIC, Boundary.PERIODIC, f);
            assertThat(error(n, Interpolation.BAND_LIMITED, Boundary.PERIODIC, f))
                    .isLessThan(1e-12);
        }
        assertThat(linear[0] / linear[1]).isBetween(3.5, 4.5);
        assertThat(cubic[0] / cubic[1]).isBetween(7.0, 17.0);
        assertThat(cubic[1]).isLessThan(0.1 * linear[1]);
    }

    /** The highest frequencies below Nyquist, odd and even lengths; mirrored, the cosines of the DCT. */
    @Test
    void bandLimitedReadsItsBandExactly() {
        for (int n : new int[] {15, 16, 63, 64}) {
            int highest = (n - 1) / 2;
            DoubleUnaryOperator wave = t -> Math.sin(2 * Math.PI * highest * t / n + 1);
            assertThat(error(n, Interpolation.BAND_LIMITED, Boundary.PERIODIC, wave))
                    .isLessThan(1e-12);
            DoubleUnaryOperator mirrored = t -> Math.cos(Math.PI * (n - 1) * (t + 0.5) / n);
            assertThat(error(n, Interpolation.BAND_LIMITED, Boundary.CLAMPED, mirrored))
                    .isLessThan(1e-11);
        }
    }

    /** Parseval: shifting by any fraction keeps the norm of a signal without Nyquist frequency. */
    @Test
    void bandLimitedTranslationKeepsTheNorm() {
        List<Integer> shape = List.of(9, 15);
        double[] x = Noise.gaussian(9, 135);
        double[] y = Warp.of(Displacement.constant(shape, 0.37, -4.81), Interpolation.BAND_LIMITED, Boundary.PERIODIC)
                .apply(x);
        assertThat(dot(y, y)).isCloseTo(dot(x, x), within(1e-12 * dot(x, x)));
    }

    /** A quadratic is read exactly by the cubic, on both axes together. */
    @Test
    void cubicIsExactOnQuadratics() {
        List<Integer> shape = List.of(12, 11);
        Displacement tau = Displacement.sampled(shape, u -> new double[] {0.8 * Math.sin(u[1]), 0.9 * Math.cos(u[0])});
        double[] x = new double[132];
        java.util.Arrays.setAll(x, p -> quadratic(Math.floorDiv(p, 11), p % 11));
        double[] y = Warp.of(tau, Interpolation.CUBIC, Boundary.CLAMPED).apply(x);
        for (int p = 0; p < 132; p++) {
            int row = p / 11;
            int column = p % 11;
            double r = row - tau.at(0, p);
            double c = column - tau.at(1, p);
            if (r >= 1 && r <= 10 && c >= 1 && c <= 9) {
                assertThat(y[p]).isCloseTo(quadratic(r, c), within(1e-11));
            }
        }
    }

    private static double quadratic(double r, double c) {
        return (1 + 2 * r - 0.3 * r * r) * (2 - c + 0.7 * c * c);
    }

    @ParameterizedTest
    @EnumSource(Boundary.class)
    void halfAStepIsTheMeanOfTwo(Boundary boundary) {
        double[] x = {1, 5, 2};
        Displacement tau = Displacement.constant(List.of(3), 0.5);
        double first = boundary == Boundary.PERIODIC ? 1.5 : 1;
        assertThat(Warp.of(tau, Interpolation.LINEAR, boundary).apply(x)).containsExactly(first, 3, 3.5);
    }

    /** Close to a sample the band-limited weights neither blow up nor lose the value. */
    @Test
    void tinyDisplacementsChangeLittle() {
        double[] x = Noise.gaussian(10, 32);
        Random random = new Random(2);
        double[] tau = new double[32];
        java.util.Arrays.setAll(tau, i -> random.nextGaussian() * Math.pow(10, -1.0 * i));
        for (Boundary boundary : Boundary.values()) {
            double[] y = Warp.of(Displacement.of(List.of(32), tau), Interpolation.BAND_LIMITED, boundary)
                    .apply(x);
            for (int i = 8; i < 32; i++) {
                assertThat(y[i]).isCloseTo(x[i], within(100 * Math.pow(10, -1.0 * i) + 1e-14));
            }
        }
    }

    @Test
    void otherLengthsAreRefused() {
        Warp warp = Warp.of(Displacement.constant(List.of(2, 2), 0, 0), Interpolation.LINEAR, Boundary.CLAMPED);
        assertThatThrownBy(() -> warp.apply(new float[9])).hasMessageContaining("9 samples");
        assertThatThrownBy(() -> warp.adjoint(new double[0])).hasMessageContaining("0 samples");
    }

    /** On a circle no displacement is too long: what lies many turns away is read where it is, to the last bit. */
    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void longDisplacementsGoAround(Interpolation interpolation) {
        double[] x = Noise.gaussian(1, 24);
        double turns = 24.0 * (1L << 35);
        for (double shift : new double[] {0.25, 5.5, -7.125}) {
            Warp near = Warp.of(Displacement.constant(List.of(24), shift), interpolation, Boundary.PERIODIC);
            Warp far = Warp.of(Displacement.constant(List.of(24), turns + shift), interpolation, Boundary.PERIODIC);
            assertThat(far.apply(x)).containsExactly(near.apply(x), within(1e-12));
        }
    }
}
