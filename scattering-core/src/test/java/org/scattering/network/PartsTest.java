package org.scattering.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;

/** The constants L and R: never exceeded, and reached. */
class PartsTest {
    @ParameterizedTest
    @EnumSource(NonLinearity.class)
    void nonLinearitiesHaveTheirConstant(NonLinearity m) {
        Random random = new Random(1);
        double largest = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            double size = Math.pow(10, -random.nextInt(4));
            double[] a = {size * random.nextGaussian(), size * random.nextGaussian()};
            double[] b = {a[0] + 0.1 * size * random.nextGaussian(), a[1] + 0.1 * size * random.nextGaussian()};
            double before = Math.hypot(a[0] - b[0], a[1] - b[1]);
            m.apply(a);
            m.apply(b);
            largest = Math.max(largest, Math.hypot(a[0] - b[0], a[1] - b[1]) / before);
        }
        assertThat(largest).isBetween(0.999 * m.lipschitz(), m.lipschitz() * (1 + 1e-10));
        double[] zero = new double[2];
        m.apply(zero);
        assertThat(zero).containsExactly(0, 0);
    }

    @Test
    void theFunctionsAreThose() {
        for (NonLinearity m : NonLinearity.values()) {
            double[] expected = switch (m) {
                case MODULUS -> new double[] {5, 0};
                case RELU -> new double[] {3, 0};
                case TANH -> new double[] {Math.tanh(3), Math.tanh(-4)};
                case SHIFTED_LOGISTIC -> new double[] {1 / (1 + Math.exp(-3)) - 0.5, 1 / (1 + Math.exp(4)) - 0.5};
            };
            double[] z = {3, -4};
            m.apply(z);
            assertThat(z).containsExactly(expected, within(1e-15));
        }
    }

    static Stream<Arguments> poolings() {
        return Stream.of(Scaling.values())
                .flatMap(s -> Stream.of(
                        Arguments.of(new Pooling.SubSampling(3, s)),
                        Arguments.of(new Pooling.SubSampling(1, s)),
                        Arguments.of(new Pooling.SubSamplingByScale(2, s)),
                        Arguments.of(new Pooling.BlockAverage(3, s)),
                        Arguments.of(new Pooling.BlockMaximum(3, s)),
                        Arguments.of(new Pooling.BlockMaximum(1, s))));
    }

    private static double norm(double[] z) {
        double sum = 0;
        for (double v : z) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }

    private static double ratio(Pooler pooler, double[] a, double[] b, boolean real) {
        double[] pa = pooler.apply(a, real);
        double[] pb = pooler.apply(b, real);
        double[] difference = new double[pa.length];
        double[] before = new double[a.length];
        java.util.Arrays.setAll(difference, i -> pa[i] - pb[i]);
        java.util.Arrays.setAll(before, i -> a[i] - b[i]);
        return norm(difference) / norm(before);
    }

    @ParameterizedTest
    @MethodSource("poolings")
    void poolingsHaveTheirConstant(Pooling pooling) {
        for (int axes = 1; axes <= 2; axes++) {
            int factor = pooling.factor(2, 1);
            int side = 12;
            int rows = axes == 1 ? 1 : side;
            Pooler pooler = new Pooler(pooling, axes, rows, side, factor);
            double bound = pooling.lipschitz(factor, axes);
            for (int seed = 0; seed < 50; seed++) {
                double[] a = Noise.gaussian(seed, 2 * rows * side);
                double[] b = Noise.gaussian(100 + seed, 2 * rows * side);
                assertThat(ratio(pooler, a, b, false)).isLessThanOrEqualTo(bound * (1 + 1e-12));
            }
            // Reached by a change of the first sample of every block, for the average by one of all.
            double[] change = new double[2 * rows * side];
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < side; c++) {
                    boolean first = r % (axes == 1 ? 1 : factor) == 0 && c % factor == 0;
                    change[2 * (r * side + c)] = first || pooling instanceof Pooling.BlockAverage ? 1 : 0;
                }
            }
            assertThat(ratio(pooler, change, new double[change.length], true)).isCloseTo(bound, within(1e-12));
        }
    }

    @Test
    void blocksAreReducedTogether() {
        // Rows 1 2 / 3 -8 and 0 1 / 1 0 side by side, real.
        double[] z = {1, 0, 2, 0, 0, 0, 1, 0, 3, 0, -8, 0, 1, 0, 0, 0};
        assertThat(pool(new Pooling.SubSampling(2, Scaling.NONE), z, true)).containsExactly(1, 0, 0, 0);
        assertThat(pool(new Pooling.BlockMaximum(2, Scaling.NONE), z, true)).containsExactly(3, 0, 1, 0);
        assertThat(pool(new Pooling.BlockMaximum(2, Scaling.NONE), z, false)).containsExactly(8, 0, 1, 0);
        assertThat(pool(new Pooling.BlockAverage(2, Scaling.ISOMETRIC), z, true))
                .containsExactly(-1, 0, 1, 0);
    }

    private static double[] pool(Pooling pooling, double[] z, boolean real) {
        return new Pooler(pooling, 2, 2, 4, 2).apply(z, real);
    }

    @Test
    void ratesByScaleNeverRise() {
        Pooling byScale = new Pooling.SubSamplingByScale(3, Scaling.NONE);
        assertThat(byScale.factor(0, 1)).isEqualTo(1);
        assertThat(byScale.factor(2, 1)).isEqualTo(4);
        assertThat(byScale.factor(9, 2)).isEqualTo(4);
        assertThat(byScale.factor(1, 8)).isEqualTo(1);
    }

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> new Pooling.SubSampling(0, Scaling.NONE)).hasMessageContaining("factor = 0");
        assertThatThrownBy(() -> new Pooling.SubSamplingByScale(-1, Scaling.NONE))
                .hasMessageContaining("coarsest = -1");
    }
}
