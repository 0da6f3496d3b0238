package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.frame.Frame;
import org.scattering.search.Norms;

/** The operator has the gain of its Littlewood–Paley sum, and its adjoint is exact. */
class FrameOperatorTest {

    static Frame[] frames() {
        return Cascades.frames();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void theAdjointIsExact(Frame frame) {
        FrameOperator w = new FrameOperator(frame);
        for (int seed = 0; seed < 5; seed++) {
            double[] x = Noise.gaussian(seed, frame.size());
            double[] y = Noise.gaussian(50 + seed, w.rows() * frame.size());
            double left = Norms.dot(w.apply(x), y);
            double right = Norms.dot(x, w.adjoint(y));
            double size = Math.sqrt(Norms.energy(x) * Norms.energy(y));
            assertThat(left).isCloseTo(right, within(1e-12 * size));
            assertThat(Math.abs(left)).isGreaterThan(1e-6 * size);
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void energyLiesBetweenTheBounds(Frame frame) {
        FrameOperator w = new FrameOperator(frame);
        double[] x = Noise.gaussian(1, frame.size());
        double ratio = Norms.energy(w.apply(x)) / Norms.energy(x);
        assertThat(ratio)
                .isBetween(frame.bounds().lower() - 1e-12, frame.bounds().upper() + 1e-12);
        // W*W of a tight frame is the identity.
        FrameOperator tight = new FrameOperator(frame.tight());
        assertThat(tight.adjoint(tight.apply(x))).containsExactly(x, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void otherSizesAreRefused(Frame frame) {
        FrameOperator w = new FrameOperator(frame);
        assertThatThrownBy(() -> w.apply(new double[frame.size() + 1]))
                .hasMessageContaining("x: " + (frame.size() + 1));
        assertThatThrownBy(() -> w.adjoint(new double[3])).hasMessageContaining("y: 3 numbers");
    }
}
