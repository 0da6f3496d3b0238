package org.scattering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.engine.Transform;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;

/** Every available single-precision engine against the reference, on Kymatio's own inputs. */
@Tag("engine")
class GoldenEnginesTest {
    /** Of the largest coefficient of the order: a float's 6e-8, through about log2 N passes in each layer. */
    private static final double BOUND = 1e-5;

    static Stream<Arguments> cases() {
        return AvailableEngines.single()
                .flatMap(e -> GoldenCase.all().map(g -> Arguments.argumentSet(e.name() + " " + g, e, g)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(ScatteringEngine engine, GoldenCase golden) {
        ScatteringPlan plan = Scattering.plan(golden.settings());
        try (Transform reference = Scattering.transform(plan, "reference", Precision.DOUBLE, 1);
                Transform transform = new Transform(plan, engine, 1)) {
            Coefficients expected = reference.apply(golden.input());
            Coefficients actual = transform.apply(golden.input());
            for (int order = 0; order <= plan.settings().maxOrder(); order++) {
                double largest = 0;
                double worst = 0;
                for (int signal = 0; signal < expected.signals(); signal++) {
                    for (Path path : plan.paths().ofOrder(order)) {
                        double[] e = expected.row(signal, path.row());
                        double[] a = actual.row(signal, path.row());
                        for (int i = 0; i < e.length; i++) {
                            largest = Math.max(largest, Math.abs(e[i]));
                            worst = Math.max(worst, Math.abs(a[i] - e[i]));
                        }
                    }
                }
                assertThat(worst).as("order %d", order).isLessThanOrEqualTo(BOUND * largest);
            }
        }
    }
}
