package org.scattering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Transform;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.SignalType;

/** A circular shift of the signal by the coarsest step shifts every row, by as many of its samples as the step holds. */
@Tag("engine")
class TranslationTest {
    static Stream<AvailableEngines.Case> cases() {
        return AvailableEngines.with(List.of(
                line(256).scale(5).quality(4).build(),
                line(96).scale(5).quality(1).maxOrder(3).build(),
                line(7 * 16).scale(4).stride(4).build(),
                line(120).scale(3).support(20).stride(1).paths(Paths.ALL).build(),
                line(160).scale(5).averaging(Averaging.NONE).build(),
                line(160).scale(5).averaging(Averaging.GLOBAL_MEAN).build(),
                line(128).scale(4).signalType(SignalType.COMPLEX).build(),
                line(128)
                        .scale(4)
                        .profile(Profile.TIGHT)
                        .paths(Paths.ALL)
                        .stride(2)
                        .build(),
                image(24, 40).scales(3).angles(4).build(),
                image(20, 12).scales(2).stride(2).build(),
                image(20, 12).scales(2).averaging(Averaging.NONE).build()));
    }

    private static Scattering1D.Builder line(int length) {
        return Scattering1D.builder(length).padding(Padding.PERIODIC);
    }

    private static Scattering2D.Builder image(int rows, int columns) {
        return Scattering2D.builder(rows, columns).padding(Padding.PERIODIC);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsFollowTheSignal(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        int step = plan.coarsestStep();
        double[] x = Noise.gaussian(1, plan.inputSize());
        boolean planar = plan.axes().size() == 2;
        try (Transform transform = new Transform(plan, c.engine(), 1)) {
            Coefficients expected = transform.apply(x);
            for (int[] steps : planar ? new int[][] {{1, 0}, {0, 1}, {2, 3}} : new int[][] {{0, 1}, {0, 3}}) {
                Coefficients actual = transform.apply(shifted(plan, x, steps[0] * step, steps[1] * step));
                for (Path path : plan.paths().paths()) {
                    // A number for the whole signal has no place to move to.
                    boolean pooled = plan.settings().averaging() instanceof Averaging.Global;
                    int samples = pooled ? 0 : step >> path.resolution();
                    assertShifted(expected, actual, path, steps[0] * samples, steps[1] * samples, c.rounding());
                }
            }
        }
    }

    private static void assertShifted(
            Coefficients expected, Coefficients actual, Path path, int down, int right, double rounding) {
        double[] before = expected.row(0, path.row());
        double[] after = actual.row(0, path.row());
        int width = path.shape().getLast();
        int height = before.length / width;
        double largest = Arrays.stream(before).map(Math::abs).max().orElseThrow();
        for (int r = 0; r < height; r++) {
            for (int i = 0; i < width; i++) {
                double moved = after[(r + down) % height * width + (i + right) % width];
                assertThat(Math.abs(moved - before[r * width + i]))
                        .as("%s, sample %d, %d", path.name(), r, i)
                        .isLessThanOrEqualTo(rounding * largest);
            }
        }
    }

    private static double[] shifted(ScatteringPlan plan, double[] x, int down, int right) {
        int parts = plan.complexInput() ? 2 : 1;
        int width = plan.inputShape().getLast();
        int height = x.length / parts / width;
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int sample = i / parts;
            int row = (sample / width + down) % height;
            int column = (sample % width + right) % width;
            y[(row * width + column) * parts + i % parts] = x[i];
        }
        return y;
    }
}
