package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scattering.Scattering;
import org.scattering.engine.AssumedRule;
import org.scattering.engine.EngineFailureException;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;

/** A GPU that is lost beside others is left out: the others compute its share, and the batch is whole. */
@ExtendWith(FreshStandIn.class)
class LostCardTest {
    private static final int BATCH = 24;
    /** So little that a chunk is a few signals. */
    private static final int LITTLE_CACHE = 1 << 12;

    private final ScatteringPlan plan = Scattering.plan(
            Scattering1D.builder(900).scale(4).quality(6).maxOrder(1).build());
    private final float[] x = noise(1, BATCH);
    private float[] expected = {};

    private float[] noise(int seed, int signals) {
        Random random = new Random(seed);
        float[] noise = new float[signals * plan.inputSize()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    /** By one GPU that is well. */
    @BeforeEach
    void compute() {
        try (Transform alone = new Transform(plan, new CudaEngine(), 1)) {
            expected = alone.apply(x).floats();
        }
    }

    private Transform on(int devices) {
        StandIn.devices(devices);
        StandIn.cache(LITTLE_CACHE);
        new CudaEngine().availability();
        return new Transform(plan, new CudaEngine(), 1);
    }

    /** At launches of the first chunk and of later ones, told by the launch itself or by whoever waits for it. */
    @ParameterizedTest
    @CsvSource({"0, 0, false", "1, 0, false", "0, 2, true", "1, 1, true", "0, 7, false", "1, 7, true", "0, 8, true"})
    void oneOfTwo(int device, int launch, boolean toldLate) {
        try (Warnings warnings = new Warnings();
                Transform transform = on(2)) {
            StandIn.loseDevice(device, launch);
            if (toldLate) {
                StandIn.tellLossesToThoseWhoWait();
            }
            assertThat(transform.apply(x).floats()).isEqualTo(expected);
            StandIn.assertFired();
            long before = StandIn.launches(device);
            assertThat(transform.apply(x).floats()).isEqualTo(expected);
            assertThat(StandIn.launches(device)).as("launches on the lost one").isEqualTo(before);
            assertThat(warnings.texts())
                    .singleElement()
                    .asString()
                    .startsWith("GPU " + device + " is lost (")
                    .endsWith(": launch_failed): Host stand-in (compute capability 9.0, 4.0 GiB) is left out until this"
                            + " process ends, and its share is computed anew on the 1 left");
        }
        StandIn.assertTidy();
    }

    @Test
    void oneAfterTheOther() {
        try (Warnings warnings = new Warnings();
                Transform transform = on(3)) {
            StandIn.loseDevice(0, 3);
            StandIn.loseDevice(2, 6);
            StandIn.tellLossesToThoseWhoWait();
            assertThat(transform.apply(x).floats()).isEqualTo(expected);
            StandIn.assertFired();
            assertThat(warnings.texts()).hasSize(2);
            StandIn.loseDevice(1, 4);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> transform.apply(x))
                        .isInstanceOf(EngineFailureException.class)
                        .hasMessageStartingWith("the GPU failed (")
                        .hasMessageEndingWith("restart the process");
                // No driver gives a lost context back; if one did, its memory would be garbage.
                StandIn.reset();
            }
            assertThat(warnings.texts()).hasSize(2);
        }
        StandIn.assertTidy();
    }

    /** Some wait for lanes, some for chunks on the lost GPU: all get the whole of their batch. */
    @ParameterizedTest
    @CsvSource({"2, false", "3, true"})
    void amongSeveralCallers(int devices, boolean toldLate) throws Exception {
        int callers = 5;
        try (Warnings warnings = new Warnings();
                Transform transform = on(devices);
                ExecutorService pool = Executors.newFixedThreadPool(callers)) {
            StandIn.loseDevice(1, 9);
            if (toldLate) {
                StandIn.tellLossesToThoseWhoWait();
            }
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int call = 0; call < 2 * callers; call++) {
                calls.add(() -> Arrays.equals(transform.apply(x).floats(), expected));
            }
            for (Future<Boolean> same : pool.invokeAll(calls)) {
                assertThat(same.get()).isTrue();
            }
            StandIn.assertFired();
            assertThat(warnings.texts()).hasSize(1);
        }
        StandIn.assertTidy();
    }

    /** Nobody is left waiting for a lane that does not come. */
    @Test
    void theLastOneAmongSeveralCallers() throws Exception {
        int callers = 5;
        try (Transform transform = on(2);
                ExecutorService pool = Executors.newFixedThreadPool(callers)) {
            StandIn.loseDevice(0, 5);
            StandIn.loseDevice(1, 8);
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                calls.add(() -> {
                    try {
                        return Arrays.equals(transform.apply(x).floats(), expected);
                    } catch (EngineFailureException e) {
                        return e.getMessage().endsWith("restart the process");
                    }
                });
            }
            for (Future<Boolean> wholeOrFailed : pool.invokeAll(calls)) {
                assertThat(wholeOrFailed.get()).isTrue();
            }
            assertThatThrownBy(() -> transform.apply(x)).isInstanceOf(EngineFailureException.class);
        }
        StandIn.assertTidy();
    }

    /** To auto one of two is no failure; both are. */
    @Test
    void autoGoesOnWithTheOtherOneAndThenWithTheProcessor() {
        ScatteringPlan plan = Scattering.plan(
                Scattering1D.builder(900).scale(2).quality(1).maxOrder(1).build());
        int large = new CudaEngine().leastBatch(plan);
        float[] batch = noise(4, large);
        float[] onACard;
        float[] onTheProcessor;
        try (Transform cuda = new Transform(plan, new CudaEngine(), 1);
                Transform scalar = Scattering.transform(plan, "scalar", Precision.SINGLE, 1)) {
            onACard = cuda.apply(batch).floats();
            onTheProcessor = scalar.apply(batch).floats();
        }
        StandIn.devices(2);
        try (Transform auto = AssumedRule.transform(plan)) {
            StandIn.loseDevice(0, 2);
            assertThat(auto.apply(batch).floats()).isEqualTo(onACard);
            StandIn.assertFired();
            assertThat(auto.engine(large).name()).isEqualTo("cuda");
            StandIn.loseDevice(1, 2);
            assertThat(auto.apply(batch).floats()).isEqualTo(onTheProcessor);
            StandIn.assertFired();
            assertThat(auto.engine(large).name()).isNotEqualTo("cuda");
        }
    }
}
