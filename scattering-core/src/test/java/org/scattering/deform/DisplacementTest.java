package org.scattering.deform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scattering.settings.InvalidSettingException;

class DisplacementTest {
    private static Displacement line(double... tau) {
        return Displacement.of(List.of(tau.length), tau);
    }

    @Test
    void sizesOfALine() {
        Displacement tau = line(0.5, -3, 0, 0);
        assertThat(tau.largest()).isEqualTo(3);
        assertThat(tau.rootMeanSquare()).isEqualTo(Math.sqrt((0.25 + 9) / 4));
        assertThat(tau.largestGradient(Boundary.CLAMPED)).isEqualTo(3.5);
        assertThat(line(0.75, 0.5, 0).largestGradient(Boundary.PERIODIC)).isEqualTo(0.75);
        assertThat(line(0.75, 0.5, 0).largestGradient(Boundary.CLAMPED)).isEqualTo(0.5);
        assertThat(tau.times(-2).component(0)).containsExactly(-1, 6, -0.0, -0.0);
        assertThat(Displacement.constant(List.of(3, 5), 3, 4).largest()).isEqualTo(5);
        assertThat(line(7).largestGradient(Boundary.PERIODIC)).isZero();
    }

    /** τ(u) = Mu has gradient M everywhere: its norm is the larger singular value, its determinant that of I - M. */
    @Test
    void aLinearMapHasItsOwnGradient() {
        double angle = 0.3;
        // Rotation by 0.3 after stretching by 0.8 and 0.1 along axes turned by 1.
        double[][] m = product(product(turn(angle), new double[][] {{0.8, 0}, {0, 0.1}}), turn(1));
        Displacement tau = Displacement.sampled(List.of(6, 9), u ->
                new double[] {m[0][0] * u[0] + m[0][1] * u[1], m[1][0] * u[0] + m[1][1] * u[1]});
        assertThat(tau.largestGradient(Boundary.CLAMPED)).isCloseTo(0.8, within(1e-14));
        double determinant = (1 - m[0][0]) * (1 - m[1][1]) - m[0][1] * m[1][0];
        assertThat(tau.smallestJacobian(Boundary.CLAMPED)).isCloseTo(determinant, within(1e-14));
    }

    private static double[][] turn(double a) {
        return new double[][] {{Math.cos(a), -Math.sin(a)}, {Math.sin(a), Math.cos(a)}};
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[2][2];
        for (int i = 0; i < 4; i++) {
            c[i / 2][i % 2] = a[i / 2][0] * b[0][i % 2] + a[i / 2][1] * b[1][i % 2];
        }
        return c;
    }

    /** The class comment's claim: no pair of points of a cell is drawn apart by more, and some nearly by that. */
    @ParameterizedTest
    @EnumSource(Boundary.class)
    void theGradientIsTheLipschitzConstantOfTheInterpolant(Boundary boundary) {
        int n = 5;
        Random random = new Random(4);
        double[][] tau = new double[2][n * n];
        for (int p = 0; p < n * n; p++) {
            tau[0][p] = random.nextGaussian();
            tau[1][p] = random.nextGaussian();
        }
        double bound = Displacement.of(List.of(n, n), tau).largestGradient(boundary);
        Warp identity = Warp.of(Displacement.constant(List.of(n, n), 0, 0), Interpolation.LINEAR, boundary);
        assertThat(identity.apply(tau[0])).containsExactly(tau[0]);
        int cells = boundary == Boundary.PERIODIC ? n : n - 1;
        double steepest = 0;
        for (int trial = 0; trial < 200_000; trial++) {
            double r = cells * random.nextDouble();
            double c = cells * random.nextDouble();
            double a = 2 * Math.PI * random.nextDouble();
            double h = 1e-4;
            double apart = 0;
            for (double[] component : tau) {
                double change =
                        bilinear(component, n, r + h * Math.cos(a), c + h * Math.sin(a)) - bilinear(component, n, r, c);
                apart += change * change / (h * h);
            }
            boolean inside = boundary == Boundary.PERIODIC || (Math.min(r, c) > h && Math.max(r, c) < cells - h);
            steepest = inside ? Math.max(steepest, Math.sqrt(apart)) : steepest;
        }
        assertThat(steepest).isBetween(0.9 * bound, bound * (1 + 1e-9));
    }

    private static double bilinear(double[] x, int n, double r, double c) {
        int r0 = (int) Math.floor(r);
        int c0 = (int) Math.floor(c);
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            int row = r0 + i / 2;
            int column = c0 + i % 2;
            sum += (1 - Math.abs(r - row))
                    * (1 - Math.abs(c - column))
                    * x[Math.floorMod(row, n) * n + Math.floorMod(column, n)];
        }
        return sum;
    }

    @Test
    void aFoldIsRefusedWithItsValue() {
        assertThatThrownBy(() -> line(0, 1.25, 0).requireUnfolded(Boundary.CLAMPED))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("1.25")
                .hasMessageContaining("below 1");
        assertThatThrownBy(() -> line(0, 1, 1).requireUnfolded(Boundary.CLAMPED))
                .hasMessageContaining("1.0");
        Displacement gentle = line(0, 0.875, 0);
        assertThat(gentle.requireUnfolded(Boundary.PERIODIC)).isSameAs(gentle);
    }

    @ParameterizedTest
    @CsvSource({"0.99, true", "1.01, false"})
    void theJacobianTellsAFold(double slope, boolean unfolded) {
        Displacement tau = Displacement.sampled(List.of(4, 4), u -> new double[] {slope * u[0], 0});
        assertThat(tau.smallestJacobian(Boundary.CLAMPED) > 0).isEqualTo(unfolded);
    }

    /** τ = -1.5u stretches by 2.5 along each axis: no fold, and no determinant of 1 anywhere. */
    @ParameterizedTest
    @CsvSource({"1, 2.5", "2, 6.25"})
    void theJacobianOfAStretchIsAboveOne(int axes, double determinant) {
        Displacement tau = Displacement.sampled(
                Collections.nCopies(axes, 5),
                u -> Arrays.stream(u).map(v -> -1.5 * v).toArray());
        assertThat(tau.smallestJacobian(Boundary.CLAMPED)).isCloseTo(determinant, within(1e-14));
        assertThat(tau.largestGradient(Boundary.CLAMPED)).isCloseTo(1.5, within(1e-14));
        assertThatThrownBy(() -> tau.requireUnfolded(Boundary.CLAMPED))
                .hasMessageContaining("1.5; only below 1 is the deformation certain not to fold");
    }

    @Test
    void withoutAGradientTheJacobianIsOne() {
        for (Boundary boundary : Boundary.values()) {
            assertThat(line(7).smallestJacobian(boundary)).isEqualTo(1);
            assertThat(Displacement.constant(List.of(1, 1), 2, 3).smallestJacobian(boundary))
                    .isEqualTo(1);
            assertThat(Displacement.constant(List.of(3, 4), 2, 3).smallestJacobian(boundary))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> Displacement.of(List.of(3), new double[4])).hasMessageContaining("4 numbers");
        assertThatThrownBy(() -> Displacement.of(List.of(3, 1), new double[3])).hasMessageContaining("1 components");
        assertThatThrownBy(() -> Displacement.of(List.of(0), new double[0])).hasMessageContaining("[0]");
        assertThatThrownBy(() -> Displacement.of(List.of(2, 2, 2))).hasMessageContaining("[2, 2, 2]");
        assertThatThrownBy(() -> line(0, Double.NaN)).hasMessageContaining("tau[0][1] = NaN");
        assertThatThrownBy(() -> line(0, 1e13)).hasMessageContaining("tau[0][1] = 1.0E13");
        assertThatThrownBy(() -> line(0, 3).times(1e300)).hasMessageContaining("of at most");
        assertThatThrownBy(() -> Displacement.of(List.of(1 << 30, 1 << 30)))
                .hasMessageContaining("in all are accepted");
        assertThatThrownBy(() -> Displacement.sampled(List.of(4), u -> new double[2]))
                .hasMessageContaining("2 components");
    }
}
