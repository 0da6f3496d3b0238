package org.scattering.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Scattering;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Paths;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** The memory of a thread stays below what the plan states, and that depends on the largest level alone. */
class WorkspaceMemoryTest {

    static Stream<ScatteringSettings> settings() {
        return Stream.of(
                Scattering1D.builder(50).scale(3).quality(1).build(),
                Scattering1D.builder(1024).scale(8).quality(1).build(),
                Scattering1D.builder(4096).scale(8).quality(8).build(),
                Scattering1D.builder(4096).scale(8).quality(8).maxOrder(3).build(),
                Scattering1D.builder(4096).scale(1).quality(1).build(),
                Scattering1D.builder(5000).scale(6).averaging(Averaging.NONE).build(),
                Scattering1D.builder(3000)
                        .scale(5)
                        .signalType(SignalType.COMPLEX)
                        .build(),
                Scattering1D.builder(600)
                        .scale(5)
                        .quality(4)
                        .paths(Paths.ALL)
                        .maxOrder(3)
                        .build(),
                Scattering1D.builder(65536).scale(13).quality(12).build(),
                Scattering2D.builder(32, 32).scales(2).build(),
                Scattering2D.builder(64, 64).scales(6).angles(2).build(),
                Scattering2D.builder(224, 224).scales(3).build(),
                Scattering2D.builder(67, 131).scales(1).build(),
                Scattering2D.builder(90, 200)
                        .scales(3)
                        .averaging(Averaging.GLOBAL_MEAN)
                        .build());
    }

    private static long bytes(ScatteringPlan plan) {
        try (Transform transform = Scattering.transform(plan, "scalar", Precision.SINGLE, 1)) {
            return transform.newWorkspace().bytes();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aWorkspaceKeepsToThePlansBound(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        assertThat(bytes(plan)).isLessThanOrEqualTo(plan.workspaceBytes());
    }

    @Test
    void morePathsNeedNoMoreMemory() {
        ScatteringPlan few =
                Scattering.plan(Scattering1D.builder(16384).scale(10).quality(2).build());
        ScatteringPlan many = Scattering.plan(
                Scattering1D.builder(16384).scale(10).quality(16).build());
        assertThat(many.tree().size()).isGreaterThan(5 * few.tree().size());
        assertThat(many.workspaceBytes()).isEqualTo(few.workspaceBytes());
        assertThat(bytes(many)).isLessThanOrEqualTo(many.workspaceBytes());
    }
}
