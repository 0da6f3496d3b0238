package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Scattering;
import org.scattering.gpu.compiler.CompilerException;
import org.scattering.gpu.compiler.RuntimeCompiler;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.DeviceDescription;
import org.scattering.gpu.driver.Driver;
import org.scattering.gpu.run.DeviceArray;
import org.scattering.gpu.run.DeviceTransform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** Kernels compiled by NVRTC give the bits of those that the engine loads; on a GPU by the real one, where there is one. */
class CompiledKernelsTest {
    private static final int BATCH = 3;

    private static byte[] compiled = {};

    @BeforeAll
    static void compile() {
        StandIn.assumeDevice();
        StandIn.reset();
        try (var _ = StandIn.ON_CARD ? null : new StandInCompiler()) {
            DeviceDescription first = first();
            compiled = RuntimeCompiler.find(Driver.version()).compile(10 * first.major() + first.minor());
        } catch (CompilerException e) {
            assumeTrue(false, e.getMessage());
        }
    }

    @AfterAll
    static void reset() {
        StandIn.reset();
    }

    private static DeviceDescription first() {
        return Driver.inventory().devices().getFirst();
    }

    static Stream<ScatteringSettings> cases() {
        return Stream.of(
                Scattering1D.builder(512).scale(5).quality(8).build(),
                Scattering1D.builder(40_000).scale(4).quality(1).maxOrder(1).build(),
                Scattering2D.builder(32, 32).scales(2).build());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void giveTheSameBits(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        assertThat(computed(plan, compiled)).isEqualTo(computed(plan, KernelModule.image(first())));
        StandIn.assertTidy();
    }

    private static float[] computed(ScatteringPlan plan, byte[] kernels) {
        Random random = new Random(8);
        float[] x = new float[BATCH * plan.inputSize()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        float[] y = new float[BATCH * plan.layout().size()];
        try (DeviceTransform transform = new DeviceTransform(plan, new Device(first(), kernels));
                DeviceArray in = transform.newInput(BATCH);
                DeviceArray out = transform.newOutput(BATCH)) {
            assertThat(out.shape()).isEqualTo(List.of(BATCH, plan.layout().size()));
            in.upload(x);
            transform.apply(in, out);
            out.download(y);
        }
        return y;
    }
}
