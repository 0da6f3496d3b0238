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

    /** It goes with the gradient of τ, not with τ: a smooth deformation ten times as steep does about ten times as much. */
    @Test
    void itGrowsWithTheGradient() {
        Frame frame = new MorletBank1D(4, 1, 16, Profile.TIGHT).frame(List.of(128));
        Displacement tau = Displacement.sampled(frame.shape(), u -> new double[] {Math.sin(2 * Math.PI * u[0] / 128)});
        double small = norm(frame, tau.times(0.02));
        double large = norm(frame, tau.times(0.2));
        assertThat(large / small).isBetween(7.0, 11.0);
    }

    private static double norm(Frame frame, Displacement tau) {
        return CommutatorNorm.of(frame, Warp.of(tau, Interpolation.BAND_LIMITED, Boundary.PERIODIC), 1)
                .norm();
    }
}
