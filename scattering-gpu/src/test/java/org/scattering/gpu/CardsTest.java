package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.scattering.Scattering;
import org.scattering.engine.EngineFailureException;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;

/** Each GPU of a machine gets a verdict of its own: what is wrong with one does not keep another from work. */
@ExtendWith(FreshStandIn.class)
class CardsTest {
    private static final String CARD = "Host stand-in (compute capability 9.0, 4.0 GiB)";
    private static final int UNSUPPORTED_PTX_VERSION = 222;
    private static final int NOT_PERMITTED = 800;

    private final ScatteringPlan plan =
            Scattering.plan(Scattering1D.builder(128).scale(3).build());
    private final float[] x = noise();

    private float[] noise() {
        Random random = new Random(2);
        float[] noise = new float[9 * plan.inputSize()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    private static String reason() {
        return new CudaEngine().availability().reason();
    }

    /** The launches of each of two devices for what one alone has computed. */
    private long[] launches(float[] expected) {
        StandIn.devices(2);
        new CudaEngine().availability();
        long[] before = {StandIn.launches(0), StandIn.launches(1)};
        try (Transform transform = new Transform(plan, new CudaEngine(), 1)) {
            assertThat(transform.apply(x).floats()).isEqualTo(expected);
        }
        StandIn.assertTidy();
        return new long[] {StandIn.launches(0) - before[0], StandIn.launches(1) - before[1]};
    }

    private float[] expected() {
        try (Transform alone = new Transform(plan, new CudaEngine(), 1)) {
            return alone.apply(x).floats();
        }
    }

    @Test
    void tooOldACard() {
        StandIn.capability(0, 70);
        assertThat(new CudaEngine().availability().available()).isFalse();
        assertThat(reason())
                .isEqualTo(
                        "Host stand-in (compute capability 7.0, 4.0 GiB) is too old: compute capability 7.5 or newer is needed");
        StandIn.capability(0, 75);
        assertThat(new CudaEngine().availability().available()).isTrue();
    }

    @Test
    void anOldCardBesideANewOne() {
        float[] expected = expected();
        StandIn.capability(0, 61);
        long[] launches = launches(expected);
        assertThat(launches[0]).isZero();
        assertThat(launches[1]).isPositive();
        assertThat(reason())
                .startsWith(
                        CARD
                                + ", driver for CUDA 13.0, kernels of the program; not used: Host stand-in (compute capability 6.1, 4.0 GiB) is too old:");
    }

    @Test
    void aCardThatCannotLoadTheKernels() {
        float[] expected = expected();
        StandIn.module(0, UNSUPPORTED_PTX_VERSION);
        long[] launches = launches(expected);
        assertThat(launches[0]).isZero();
        assertThat(launches[1]).isPositive();
        assertThat(reason())
                .contains(
                        "; not used: " + CARD
                                + " cannot load the kernels (cuModuleLoadData: unsupported_ptx_version), and they cannot be compiled here");
    }

    /** Somebody else has it: that may end. */
    @Test
    void aCardThatIsBusy() {
        StandIn.module(0, NOT_PERMITTED);
        assertThat(new CudaEngine().availability().available()).isFalse();
        assertThat(reason()).endsWith("is it free, and does it work?");
        StandIn.module(0, 0);
        assertThat(new CudaEngine().availability().available()).isTrue();
    }

    @Test
    void aCardThatDoesNotSayWhatItIs() {
        float[] expected = expected();
        StandIn.capability(1, 0);
        long[] launches = launches(expected);
        assertThat(launches[0]).isPositive();
        assertThat(launches[1]).isZero();
        assertThat(reason())
                .contains("; not used: GPU 1 does not say what it is (cuDeviceGetAttribute: launch_failed)");
    }

    @Test
    void cardsThatDiffer() {
        float[] expected = expected();
        StandIn.named(1, 7);
        long[] launches = launches(expected);
        assertThat(launches[0]).isPositive();
        assertThat(launches[1]).isZero();
        assertThat(reason())
                .contains("; not used: Host stand-in 7 (compute capability 9.0, 4.0 GiB) differs from the first one,");
    }

    @Test
    void noneOfTwo() {
        StandIn.devices(2);
        StandIn.capability(0, 70);
        StandIn.module(1, UNSUPPORTED_PTX_VERSION);
        assertThat(reason()).contains(" is too old: ").contains("; " + CARD + " cannot load the kernels");
        assertThatThrownBy(() -> new CudaEngine().rates())
                .isInstanceOf(EngineFailureException.class)
                .hasMessageStartingWith("no GPU can be used: ");
    }

    /** The memory of the first one is somebody else's. */
    @Test
    void aCardThatCannotBePrepared() {
        float[] expected = expected();
        StandIn.devices(2);
        new CudaEngine().availability();
        StandIn.failAllocation(0);
        long[] launches = launches(expected);
        StandIn.assertFired();
        assertThat(launches[0]).isZero();
        assertThat(launches[1]).isPositive();
    }
}
