package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Scattering;
import org.scattering.engine.AssumedRule;
import org.scattering.engine.EngineUnavailableException;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;

/** Drivers that cannot load the fatbin get kernels compiled here, where there is an NVRTC; else the reasons are all told. */
@ExtendWith(FreshStandIn.class)
class RuntimeCompilerTest {
    private static final String CARD = "Host stand-in (compute capability 9.0, 4.0 GiB)";
    private static final String TOO_OLD =
            " cannot load the kernels (they are for drivers for CUDA 13.0, driver 580, or newer), ";
    private static final int UNSUPPORTED_PTX_VERSION = 222;
    private static final int NO_BINARY_FOR_GPU = 209;
    private static final int NOT_PERMITTED = 800;

    private final ScatteringPlan plan =
            Scattering.plan(Scattering1D.builder(128).scale(3).build());

    private float[] computed() {
        Random random = new Random(3);
        float[] x = new float[4 * plan.inputSize()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        try (Transform transform = Scattering.transform(plan, "cuda", Precision.SINGLE, 1)) {
            return transform.apply(x).floats();
        }
    }

    private static String reason() {
        return new CudaEngine().availability().reason();
    }

    @Test
    void anOldDriver() {
        float[] expected = computed();
        assertThat(reason()).startsWith(CARD + ", driver for CUDA 13.0, kernels of the program; ");
        try (var _ = new StandInCompiler()) {
            StandIn.version(12_040);
            assertThat(reason())
                    .startsWith(CARD + ", driver for CUDA 12.4, kernels compiled at their first use by NVRTC 12.8 ("
                            + StandInCompiler.place() + "); ");
            assertThat(computed()).isEqualTo(expected);
        }
        StandIn.assertTidy();
    }

    /** What a new driver cannot load: from the compiler of the fatbin, or for a GPU that it does not know. */
    @ParameterizedTest
    @ValueSource(ints = {UNSUPPORTED_PTX_VERSION, NO_BINARY_FOR_GPU})
    void aDriverThatCannotReadTheFatbin(int code) {
        float[] expected = computed();
        try (var _ = new StandInCompiler()) {
            StandIn.module(code);
            assertThat(reason())
                    .contains(", driver for CUDA 13.0, kernels compiled at their first use by NVRTC 12.8 (");
            assertThat(computed()).isEqualTo(expected);
        }
        StandIn.assertTidy();
    }

    @Test
    void onceForAllDevicesOfAKind() {
        try (StandInCompiler compiler = new StandInCompiler()) {
            StandIn.devices(3);
            for (int i = 0; i < 3; i++) {
                StandIn.capability(i, 86);
            }
            StandIn.version(12_080);
            long before = compiler.compiled();
            assertThat(reason()).contains("(compute capability 8.6, 4.0 GiB), Host stand-in");
            computed();
            StandIn.version(12_080);
            computed();
            assertThat(compiler.compiled() - before).isEqualTo(1);
        }
        StandIn.assertTidy();
    }

    /** Its owner is somebody else just now: that is no reason to compile. */
    @Test
    void notForADeviceThatIsBusy() {
        try (StandInCompiler compiler = new StandInCompiler()) {
            StandIn.module(NOT_PERMITTED);
            long before = compiler.compiled();
            assertThat(reason()).endsWith("is it free, and does it work?");
            assertThat(compiler.compiled()).isEqualTo(before);
        }
    }

    @Test
    void noCompiler() {
        StandIn.version(12_080);
        assertUnavailable(CARD + TOO_OLD + "and they cannot be compiled here (NVRTC is not looked for, or not there:"
                + " -Dscattering.nvrtc=FILE names one of libnvrtc.so.12, libnvrtc.so.11.2): update the driver");
    }

    @Test
    void aCompilerThatFails() {
        try (StandInCompiler compiler = new StandInCompiler()) {
            compiler.refuseAll();
            StandIn.capability(0, 89);
            StandIn.module(UNSUPPORTED_PTX_VERSION);
            assertThat(new CudaEngine().availability().available())
                    .as("before it is asked")
                    .isTrue();
            assertUnavailableOnceAsked("Host stand-in (compute capability 8.9, 4.0 GiB) cannot load the kernels"
                    + " (cuModuleLoadData: unsupported_ptx_version), and they cannot be compiled here (NVRTC 12.8 ("
                    + StandInCompiler.place()
                    + "): NVRTC_ERROR_COMPILATION; its log: scattering.cu(1): error: that is what"
                    + " was asked for): update the driver");
        }
        StandIn.assertTidy();
    }

    /** That auto only finds out when it has a batch for the GPU; the processor computes it then. */
    @Test
    void aCompilerThatFailsUnderAuto() {
        try (StandInCompiler compiler = new StandInCompiler()) {
            compiler.refuseAll();
            StandIn.capability(0, 88);
            StandIn.version(12_080);
            float[] x = new float[new CudaEngine().leastBatch(plan) * plan.inputSize()];
            try (Transform auto = AssumedRule.transform(plan);
                    Transform scalar = Scattering.transform(plan, "scalar", Precision.SINGLE, 1)) {
                assertThat(auto.engine(x.length / plan.inputSize()).name()).isEqualTo("cuda");
                assertThat(auto.apply(x).floats()).isEqualTo(scalar.apply(x).floats());
                assertThat(auto.engine(x.length / plan.inputSize()).name()).isNotEqualTo("cuda");
            }
        }
        StandIn.assertTidy();
    }

    /** A look at what there is, and small batches, do not wait for a compiler. */
    @Test
    void notBeforeItIsNeeded() {
        try (StandInCompiler compiler = new StandInCompiler()) {
            StandIn.capability(0, 91);
            StandIn.version(12_080);
            long before = compiler.compiled();
            try (Transform auto = AssumedRule.transform(plan)) {
                assertThat(reason()).contains("compiled at their first use");
                auto.apply(new float[plan.inputSize()]);
            }
            assertThat(compiler.compiled()).isEqualTo(before);
        }
    }

    /** Whoever has a driver expects a GPU: auto says why there is none. */
    @Test
    void autoSaysOnceWhyItGoesWithout() {
        StandIn.capability(0, 53);
        try (Warnings warnings = new Warnings()) {
            for (int i = 0; i < 2; i++) {
                try (Transform auto = Scattering.transform(plan, "auto", Precision.SINGLE, 1)) {
                    assertThat(auto.engine().name()).isNotEqualTo("cuda");
                }
            }
            assertThat(warnings.texts())
                    .containsExactly(
                            "There is an NVIDIA driver, but no GPU is used: Host stand-in (compute capability 5.3,"
                                    + " 4.0 GiB) is too old: compute capability 7.5 or newer is needed");
        }
    }

    @Test
    void aCompilerNewerThanTheDriver() {
        try (StandInCompiler compiler = new StandInCompiler()) {
            compiler.release(13_000);
            StandIn.version(12_080);
            StandIn.capability(0, 87);
            assertThat(reason())
                    .contains(") makes code for drivers for CUDA 13 (-Dscattering.nvrtc=FILE names another one)");
        }
    }

    @Test
    void aDriverThatLoadsNeither() {
        try (var _ = new StandInCompiler()) {
            StandIn.cubin(NO_BINARY_FOR_GPU);
            StandIn.version(12_080);
            assertUnavailableOnceAsked(CARD + TOO_OLD
                    + "and neither those compiled here (cuModuleLoadData: no_binary_for_gpu): update the driver");
        }
        StandIn.assertTidy();
    }

    private void assertUnavailableOnceAsked(String reason) {
        assertThatThrownBy(() -> Scattering.transform(plan, "cuda", Precision.SINGLE, 1))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessage("engine = cuda cannot compute this plan: " + reason);
        assertUnavailable(reason);
    }

    private void assertUnavailable(String reason) {
        assertThat(new CudaEngine().availability().available()).isFalse();
        assertThat(reason()).isEqualTo(reason);
        assertThatThrownBy(() -> Scattering.transform(plan, "cuda", Precision.SINGLE, 1))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessage("engine = cuda is not available here: " + reason);
        assertThat(Engines.choose("auto", Precision.SINGLE).name()).isNotEqualTo("cuda");
    }
}
