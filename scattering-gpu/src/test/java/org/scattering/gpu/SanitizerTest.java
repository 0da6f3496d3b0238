package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Scattering;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/**
 * Every way through the kernels once, with few signals: for the sanitizers, which are slow and end the process at a finding, and
 * for {@code compute-sanitizer} on a card.
 */
@Tag("sanitized")
class SanitizerTest {
    @BeforeAll
    static void device() {
        StandIn.assumeDevice();
    }

    static Stream<ScatteringSettings> cases() {
        return Stream.of(
                Scattering1D.builder(100).scale(3).quality(2).maxOrder(3).build(),
                Scattering1D.builder(70)
                        .scale(3)
                        .signalType(SignalType.COMPLEX)
                        .stride(1)
                        .build(),
                Scattering1D.builder(90)
                        .scale(3)
                        .averaging(Averaging.GLOBAL_MEAN)
                        .build(),
                Scattering1D.builder(90).scale(3).averaging(Averaging.NONE).build(),
                Scattering2D.builder(14, 20).scales(2).angles(2).build(),
                Scattering2D.builder(14, 12)
                        .scales(2)
                        .angles(2)
                        .profile(Profile.TIGHT)
                        .build(),
                Scattering2D.builder(13, 11)
                        .scales(1)
                        .angles(2)
                        .averaging(Averaging.GLOBAL_SUM)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingIsFound(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        float[] x = new float[3 * plan.inputSize()];
        Random random = new Random(1);
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat() - 0.5f;
        }
        float[] expected;
        try (Transform scalar = Scattering.transform(plan, "scalar", Precision.SINGLE, 1)) {
            expected = scalar.apply(x).floats();
        }
        for (CudaEngine engine : new CudaEngine[] {new CudaEngine(), new CudaEngine(2000)}) {
            try (Transform transform = new Transform(plan, engine, 1)) {
                float[] actual = transform.apply(x).floats();
                for (int i = 0; i < actual.length; i++) {
                    assertThat(Math.abs(actual[i] - expected[i]))
                            .isLessThanOrEqualTo(2e-5f * Math.max(1, Math.abs(expected[i])));
                }
            }
        }
        StandIn.assertTidy();
    }
}
