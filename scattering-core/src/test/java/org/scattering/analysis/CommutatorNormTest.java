package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.deform.Warp;
import org.scattering.frame.Frame;
import org.scattering.frame.MorletBank1D;
import org.scattering.search.Norms;
import org.scattering.settings.Profile;

/** The norm is the largest singular value of the operator's matrix. */
class CommutatorNormTest {

    static Frame[] frames() {
        return Cascades.frames();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void theAdjointOfTheCommutatorIsExact(Frame frame) {
        for (Interpolation interpolation : Interpolation.values()) {
            Warp warp = warp(frame, 5, interpolation);
            FrameOperator w = new FrameOperator(frame);
            double[] x = Noise.gaussian(1, frame.size());
            double[] y = Noise.gaussian(2, w.rows() * frame.size());
            double left = Norms.dot(CommutatorNorm.commute(w, warp, x), y);
            double right = Norms.dot(x, CommutatorNorm.adjoint(w, warp, y));
            assertThat(left).isCloseTo(right, within(1e-12 * Math.sqrt(Norms.energy(x) * Norms.energy(y))));
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void itIsTheLargestSingularValue(Frame frame) {
        for (Interpolation interpolation : Interpolation.values()) {
            Warp warp = warp(frame, 9, interpolation);
            CommutatorNorm found = CommutatorNorm.of(frame, warp, 1);
            double exact = largestSingularValue(frame, warp);
            assertThat(found.norm()).isCloseTo(exact, within(1e-8 * exact));
            assertThat(exact).isGreaterThan(1e-3);
            assertThat(CommutatorNorm.of(frame, warp, 2).norm()).isCloseTo(exact, within(1e-8 * exact));
        }
    }

    private static Warp warp(Frame frame, long seed, Interpolation interpolation) {
        Displacement tau = Trials.tau(new SplittableRandom(seed), frame.shape(), Boundary.PERIODIC);
        return Warp.of(tau.times(0.3 / tau.largestGradient(Boundary.PERIODIC)), interpolation, Boundary.PERIODIC);
    }

    private static double largestSingularValue(Frame frame, Warp warp) {
        FrameOperator w = new FrameOperator(frame);
        int n = frame.size();
        DMatrixRMaj matrix = new DMatrixRMaj(w.rows() * n, n);
        for (int column = 0; column < n; column++) {
            double[] unit = new double[n];
            unit[column] = 1;
            double[] image = CommutatorNorm.commute(w, warp, unit);
            for (int row = 0; row < image.length; row++) {
                matrix.set(row, column, image[row]);
            }
        }
        var svd = DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
        assertThat(svd.decompose(matrix)).isTrue();
        return SingularOps_DDRM.singularValues(matrix)[0];
    }

    /** A translation by whole samples commutes with every convolution. */
    @Test
    void translationsCommute() {
        Frame frame = Cascades.line(Profile.TIGHT).frame(Cascades.LINE);
        Warp shift = Warp.of(Displacement.constant(Cascades.LINE, 7), Interpolation.LINEAR, Boundary.PERIODIC);
        assertThat(CommutatorNorm.of(frame, shift, 1).norm()).isLessThan(1e-12);
        Frame other = Cascades.line(Profile.TIGHT).frame(List.of(30));
        assertThatThrownBy(() -> CommutatorNorm.of(other, shift, 1)).hasMessageContaining("the frame is on [30]");
    }

    /** A smooth deformation ten times as large, and ten times as steep, does about ten times as much. */
    @Test
    void itIsNearlyLinearInTheDeformation() {
        Frame frame = morlet(4);
        double small = norm(frame, wave(1, 0.001, 0));
        double large = norm(frame, wave(1, 0.01, 0));
        assertThat(large / small).isBetween(7.0, 11.0);
    }

    /** It goes with the gradient of τ, not with τ: an offset seven times as large as the wave hardly counts. */
    @Test
    void anOffsetChangesNothing() {
        double still = norm(morlet(4), wave(1, 0.1, 0));
        assertThat(norm(morlet(4), wave(1, 0.1, 17))).isCloseTo(still, within(1e-9));
        assertThat(norm(morlet(4), wave(1, 0.1, 17.3))).isCloseTo(still, within(1e-3 * still));
    }

    @Test
    void itDoesNotGrowWithTheScale() {
        double coarse = norm(morlet(5), wave(1, 0.1, 0));
        for (int scale = 2; scale <= 4; scale++) {
            assertThat(norm(morlet(scale), wave(1, 0.1, 0))).isCloseTo(coarse, within(1e-3 * coarse));
        }
    }

    /** The gradient is not all: at the same gradient a deformation of shorter period, and so of smaller τ, does less. */
    @Test
    void shorterPeriodsDoLess() {
        double once = norm(morlet(4), wave(1, 0.1, 0));
        double often = norm(morlet(4), wave(4, 0.1, 0));
        double mostOften = norm(morlet(4), wave(16, 0.1, 0));
        assertThat(often / once).isBetween(0.75, 0.9);
        assertThat(mostOften / once).isBetween(0.35, 0.5);
    }

    private static Frame morlet(int scale) {
        return new MorletBank1D(scale, 1, 1 << scale, Profile.TIGHT).frame(List.of(128));
    }

    /** So many periods of a sine on 128 samples, of the given largest slope. */
    private static Displacement wave(int periods, double gradient, double offset) {
        double turn = 2 * Math.PI * periods / 128;
        return Displacement.sampled(List.of(128), u -> new double[] {offset + gradient / turn * Math.sin(turn * u[0])});
    }

    private static double norm(Frame frame, Displacement tau) {
        return CommutatorNorm.of(frame, Warp.of(tau, Interpolation.BAND_LIMITED, Boundary.PERIODIC), 1)
                .norm();
    }
}
