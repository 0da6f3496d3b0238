package org.scattering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;

/** The reference engine against Kymatio's outputs. */
class GoldenTest {
    /** Kymatio's 1D runs in float64: rounding only, relative to the case's largest value. */
    private static final double BOUND_1D = 1e-12;
    /** Kymatio's 2D filters are complex64: its own noise, absolute. */
    private static final double BOUND_2D = 5e-7;

    @ParameterizedTest
    @MethodSource("org.scattering.GoldenCase#all")
    void referenceReproducesKymatio(GoldenCase golden) {
        ScatteringPlan plan = Scattering.plan(golden.settings());
        try (Transform transform = Scattering.transform(plan, "reference", Precision.DOUBLE, 1)) {
            Coefficients actual = transform.apply(golden.input());
            double largest = 0;
            for (double v : golden.output()) {
                largest = Math.max(largest, Math.abs(v));
            }
            double bound = golden.settings() instanceof Scattering1D ? BOUND_1D * largest : BOUND_2D;
            double[] values = actual.doubles();
            assertThat(values).hasSameSizeAs(golden.output());
            double worst = 0;
            for (int i = 0; i < values.length; i++) {
                worst = Math.max(worst, Math.abs(values[i] - golden.output()[i]));
            }
            assertThat(worst).as("largest deviation").isLessThanOrEqualTo(bound);
        }
    }

    @ParameterizedTest
    @MethodSource("org.scattering.GoldenCase#all")
    void rowsAreTheManifestsPaths(GoldenCase golden) {
        ScatteringPlan plan = Scattering.plan(golden.settings());
        List<List<Integer>> rows =
                plan.paths().paths().stream().map(Path::filters).toList();
        // The manifest of cases without local averaging lists fewer keys than rows where rows are not stacked.
        assertThat(rows).isEqualTo(golden.paths());
    }
}
