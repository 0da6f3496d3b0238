package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Scattering;
import org.scattering.engine.AssumedRule;
import org.scattering.engine.Coefficients;
import org.scattering.engine.EngineFailureException;
import org.scattering.engine.EngineUnavailableException;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Signals;
import org.scattering.engine.Transform;
import org.scattering.engine.Workspace;
import org.scattering.gpu.tables.PlanTables;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;

/** What fails says so, gives back what it took, and never passes for a result. */
@ExtendWith(FreshStandIn.class)
class FaultTest {
    private static final int BATCH = 5;
    /** As many as auto thinks worth a device. */
    private static final int LARGE_BATCH = 32;

    private final ScatteringPlan plan = Scattering.plan(
            Scattering1D.builder(12_000).scale(3).quality(1).maxOrder(1).build());

    private final float[] x = noise(BATCH * plan.inputSize());

    private static float[] noise(int numbers) {
        SplittableRandom random = new SplittableRandom(4);
        float[] noise = new float[numbers];
        for (int i = 0; i < numbers; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    private float[] expected() {
        return expected(x);
    }

    private float[] expected(float[] x) {
        try (Transform transform = Scattering.transform(plan, "cuda", Precision.SINGLE, 1)) {
            return transform.apply(x).floats();
        }
    }

    /** The first five are the tables, without which there is no transform; the others are halved until they fit. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 5, 6, 9, 12})
    void anAllocationThatFails(int which) {
        float[] expected = expected();
        StandIn.failAllocation(which);
        if (which < 5) {
            assertThatThrownBy(() -> Scattering.transform(plan, "cuda", Precision.SINGLE, 1))
                    .isInstanceOf(EngineFailureException.class)
                    .hasMessageContaining("out_of_memory");
        } else {
            try (Transform transform = Scattering.transform(plan, "cuda", Precision.SINGLE, 1)) {
                assertThat(transform.apply(x).floats()).isEqualTo(expected);
            }
        }
        StandIn.assertFired();
        StandIn.assertTidy();
    }

    @Test
    void tooLittleMemoryForOneSignal() {
        try (Transform transform = Scattering.transform(plan, "cuda", Precision.SINGLE, 1)) {
            StandIn.memory(StandIn.used() + 100_000);
            assertThatThrownBy(() -> transform.apply(x))
                    .isInstanceOf(EngineFailureException.class)
                    .hasMessageContaining("one signal of this plan needs")
                    .hasMessageContaining("Host stand-in");
            StandIn.memory(1L << 32);
            assertThat(transform.apply(x).floats()).isEqualTo(expected());
        }
        StandIn.assertTidy();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4})
    void aLaunchThatIsRefused(int which) {
        try (Transform transform = Scattering.transform(plan, "cuda", Precision.SINGLE, 1)) {
            StandIn.failLaunch(which);
            assertThatThrownBy(() -> transform.apply(x))
                    .isInstanceOf(EngineFailureException.class)
                    .hasMessageContaining("cuLaunchKernel of ");
            assertThat(transform.apply(x).floats()).isEqualTo(expected());
        }
        StandIn.assertTidy();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void aDeviceThatIsLost(int launch) {
        try (Transform transform = Scattering.transform(plan, "cuda", Precision.SINGLE, 1)) {
            StandIn.loseDevice(launch);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> transform.apply(x))
                        .isInstanceOf(EngineFailureException.class)
                        .hasMessageStartingWith("the GPU failed")
                        .hasMessageEndingWith("restart the process");
                // No driver gives a lost context back; if one did, its memory would be garbage.
                StandIn.reset();
            }
        }
    }

    @Test
    void autoGoesOnWithoutALostDevice() {
        float[] large = noise(LARGE_BATCH * plan.inputSize());
        float[] onTheProcessor;
        try (Transform transform = Scattering.transform(plan, "scalar", Precision.SINGLE, 1)) {
            onTheProcessor = transform.apply(large).floats();
        }
        try (Transform transform = AssumedRule.transform(plan)) {
            assertThat(transform.engine().name()).isEqualTo("cuda");
            assertThat(transform.engine(LARGE_BATCH).name()).isEqualTo("cuda");
            assertThat(transform.engine(1).name()).isNotEqualTo("cuda");
            long before = StandIn.launches();
            assertThat(transform.apply(large).floats()).isEqualTo(expected(large));
            assertThat(StandIn.launches()).as("on the device").isGreaterThan(before);
            StandIn.loseDevice(1);
            for (int i = 0; i < 2; i++) {
                assertThat(transform.apply(large).floats()).isEqualTo(onTheProcessor);
                assertThat(transform.engine(LARGE_BATCH).name()).isNotEqualTo("cuda");
            }
        }
    }

    @Test
    void autoKeepsSmallBatchesOnTheProcessor() {
        try (Transform transform = AssumedRule.transform(plan)) {
            long before = StandIn.launches();
            transform.apply(noise(plan.inputSize()));
            assertThat(StandIn.launches()).isEqualTo(before);
            assertThat(StandIn.used()).as("memory of the device").isZero();
        }
    }

    /** Only then is there something to prepare. */
    @Test
    void autoGoesOnWithoutADeviceThatCannotBePrepared() {
        float[] large = noise(LARGE_BATCH * plan.inputSize());
        try (Transform scalar = Scattering.transform(plan, "scalar", Precision.SINGLE, 1);
                Transform transform = AssumedRule.transform(plan);
                Transform another = AssumedRule.transform(plan)) {
            float[] expected = scalar.apply(large).floats();
            StandIn.failAllocation(0);
            assertThat(transform.apply(large).floats()).isEqualTo(expected);
            StandIn.assertFired();
            assertThat(transform.engine(LARGE_BATCH).name()).isNotEqualTo("cuda");
            assertThat(transform.apply(large).floats()).isEqualTo(expected);
            StandIn.failAllocation(0);
            Signals signals = Signals.of(plan, large);
            Coefficients out = another.allocate(signals);
            another.apply(signals, out, another.newWorkspace());
            assertThat(out.floats()).isEqualTo(expected);
        }
        StandIn.assertTidy();
    }

    @Test
    void noDevice() {
        StandIn.devices(0);
        assertUnavailable("the NVIDIA driver finds no usable GPU (CUDA_ERROR_NO_DEVICE)");
    }

    @Test
    void aVeryOldDriver() {
        StandIn.version(10_020);
        assertUnavailable(
                "the NVIDIA driver is for CUDA 10.2; 11.0 or newer is needed, best 13.0 (driver 580): update the driver");
    }

    @Test
    void kernelsOfOtherSources() {
        StandIn.stale();
        assertThat(new CudaEngine().availability().available()).isFalse();
        assertThat(new CudaEngine().availability().reason())
                .startsWith(
                        "Host stand-in (compute capability 9.0, 4.0 GiB) has kernels that are not those of this program")
                .endsWith("run native/build.sh and build again");
        StandIn.assertTidy();
    }

    private void assertUnavailable(String reason) {
        assertThat(new CudaEngine().availability().available()).isFalse();
        assertThat(new CudaEngine().availability().reason()).isEqualTo(reason);
        assertThatThrownBy(() -> Scattering.transform(plan, "cuda", Precision.SINGLE, 1))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessage("engine = cuda is not available here: " + reason);
        assertThat(Engines.choose("auto", Precision.SINGLE).name()).isNotEqualTo("cuda");
        try (Transform transform = Scattering.transform(plan, "auto", Precision.SINGLE, 1)) {
            assertThat(transform.engine().name()).isNotEqualTo("cuda");
        }
    }

    @Test
    void anInterruptedCall() {
        try (Transform transform = Scattering.transform(plan, "cuda", Precision.SINGLE, 1)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> transform.apply(x)).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            assertThat(transform.apply(x).floats()).isEqualTo(expected());
        }
        StandIn.assertTidy();
    }

    /** In the middle of the first launch: whoever copies after that stops, on however many threads. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aCallThatIsInterruptedAmongItsCopies(int threads) throws Exception {
        float[] large = noise(LARGE_BATCH * plan.inputSize());
        try (Transform transform = Scattering.transform(plan, "cuda", Precision.SINGLE, threads);
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            AtomicReference<Thread> thread = new AtomicReference<>();
            StandIn.hold();
            Future<Boolean> call = other.submit(() -> {
                thread.set(Thread.currentThread());
                assertThatThrownBy(() -> transform.apply(large)).isInstanceOf(CancellationException.class);
                StandIn.assertAwaited();
                return Thread.interrupted();
            });
            while (StandIn.held() == 0 && !call.isDone()) {
                Thread.onSpinWait();
            }
            thread.get().interrupt();
            StandIn.letGo();
            assertThat(call.get()).as("still interrupted").isTrue();
            assertThat(transform.apply(x).floats()).isEqualTo(expected());
        }
        StandIn.assertTidy();
    }

    @Test
    void aTransformThatIsClosed() {
        Transform transform = Scattering.transform(plan, "cuda", Precision.SINGLE, 1);
        Signals in = Signals.of(plan, x);
        Coefficients out = transform.allocate(in);
        Workspace workspace = transform.newWorkspace();
        transform.close();
        transform.close();
        assertThatThrownBy(() -> transform.apply(in, out, workspace)).isInstanceOf(IllegalStateException.class);
        StandIn.assertTidy();
    }

    /** A signal of a prime number of samples cannot be cut into rows and columns. */
    @Test
    void aPlanThatDoesNotFit() {
        ScatteringPlan prime = Scattering.plan(Scattering1D.builder(2 * 20_011)
                .scale(1)
                .quality(1)
                .maxOrder(1)
                .padding(org.scattering.settings.Padding.PERIODIC)
                .build());
        assertThatThrownBy(() -> Scattering.transform(prime, "cuda", Precision.SINGLE, 1))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageStartingWith("engine = cuda cannot compute this plan: ")
                .hasMessageContaining("a grid of 1 x 40022 points cannot be cut");
        try (Transform transform = Scattering.transform(prime, "auto", Precision.SINGLE, 1)) {
            assertThat(transform.engine().name()).isNotEqualTo("cuda");
        }
    }

    /** What kernels divide by would not be exact. */
    @Test
    void aTreeOfTooManyNodes() {
        ScatteringPlan tree = Scattering.plan(Scattering2D.builder(32, 32)
                .scales(4)
                .angles(16)
                .maxOrder(3)
                .paths(org.scattering.settings.Paths.ALL)
                .build());
        assertThat(PlanTables.obstacle(tree, 232_448)).startsWith("a tree of 266305 nodes is too large: at most ");
    }

    /** More points than an int counts. */
    @Test
    void aGridBeyondAllBounds() {
        assertThat(PlanTables.obstacle(65_536, 65_536, 232_448))
                .contains("a grid of 65536 x 65536 points cannot be cut");
        assertThat(PlanTables.obstacle(4_096, 4_096, 232_448)).isEmpty();
    }

    /** So little memory that a chunk is one signal: who comes second does not wait for all of them. */
    @Test
    void noCallerHasAllLanesToItself() throws Exception {
        StandIn.memory(3_000_000);
        int many = 60;
        try (Transform transform = Scattering.transform(plan, "cuda", Precision.SINGLE, 2);
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            float[] alone = transform.apply(x).floats();
            long before = StandIn.launches();
            Future<float[]> large = other.submit(
                    () -> transform.apply(noise(many * plan.inputSize())).floats());
            while (StandIn.launches() < before + 10) {
                Thread.onSpinWait();
            }
            assertThat(transform.apply(x).floats()).isEqualTo(alone);
            assertThat(large.isDone())
                    .as("the large batch, when the small one is done")
                    .isFalse();
            assertThat(large.get()).hasSize(many * plan.layout().size());
        }
        StandIn.assertTidy();
    }
}
