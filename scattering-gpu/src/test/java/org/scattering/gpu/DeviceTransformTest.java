package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Scattering;
import org.scattering.engine.EngineFailureException;
import org.scattering.engine.Transform;
import org.scattering.gpu.run.CardRates;
import org.scattering.gpu.run.DeviceArray;
import org.scattering.gpu.run.DeviceTransform;
import org.scattering.gpu.run.KernelTime;
import org.scattering.gpu.tables.PlanTables;
import org.scattering.gpu.tables.Prediction;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** Arrays that stay on the device get the bits that the engine gives. */
class DeviceTransformTest {
    private static final int SIGNALS = 7;

    @BeforeAll
    static void device() {
        StandIn.assumeDevice();
    }

    @AfterEach
    void reset() {
        StandIn.reset();
    }

    @Test
    void givesTheBitsOfTheEngine() {
        for (ScatteringSettings settings : List.of(
                Scattering1D.builder(128).scale(3).build(),
                Scattering1D.builder(64).scale(3).signalType(SignalType.COMPLEX).build(),
                Scattering2D.builder(16, 12).scales(2).angles(2).build())) {
            ScatteringPlan plan = Scattering.plan(settings);
            float[] x = noise(SIGNALS * plan.inputSize());
            float[] expected;
            try (Transform transform = new Transform(plan, new CudaEngine(), 1)) {
                expected = transform.apply(x).floats();
            }
            try (DeviceTransform transform = new CudaEngine().onDevice(plan);
                    DeviceArray in = transform.newInput(SIGNALS);
                    DeviceArray out = transform.newOutput(SIGNALS)) {
                in.upload(x);
                double seconds = transform.apply(transform.at(in.address(), in.shape()), out);
                float[] actual = new float[expected.length];
                out.download(actual);
                assertThat(actual).isEqualTo(expected);
                assertThat(seconds).isPositive();
                assertThatThrownBy(() -> transform.apply(out, in)).isInstanceOf(IllegalArgumentException.class);
            }
        }
        StandIn.assertTidy();
    }

    /** Five tables, without which there is no transform; then memory for signals, halved until it fits. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 5, 9, 12})
    void anAllocationThatFails(int which) {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        StandIn.failAllocation(which);
        if (which < 5) {
            assertThatThrownBy(() -> new CudaEngine().onDevice(plan)).isInstanceOf(EngineFailureException.class);
        } else {
            new CudaEngine().onDevice(plan).close();
        }
        StandIn.assertFired();
        StandIn.assertTidy();
    }

    /** The tables fit, and beside them not one signal. */
    @Test
    void tooLittleMemoryForOneSignal() {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(
                Scattering1D.builder(12_000).scale(3).quality(1).maxOrder(1).build());
        StandIn.memory(PlanTables.of(plan, 232_448).bytes() + 20_000);
        assertThatThrownBy(() -> new CudaEngine().onDevice(plan))
                .isInstanceOf(EngineFailureException.class)
                .hasMessageContaining("one signal of this plan needs")
                .hasMessageContaining("Host stand-in");
        StandIn.assertTidy();
    }

    /** The neighbour's signals are still on their way. */
    @Test
    void beginsAfterTheDefaultStream() {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        float[] x = noise(plan.inputSize());
        float[] expected;
        try (Transform transform = new Transform(plan, new CudaEngine(), 1)) {
            expected = transform.apply(x).floats();
        }
        try (DeviceTransform transform = new CudaEngine().onDevice(plan);
                DeviceArray in = transform.newInput(1);
                DeviceArray out = transform.newOutput(1)) {
            StandIn.copyOnDefaultStream(in.address(), x);
            transform.apply(transform.at(in.address(), in.shape()), out);
            float[] actual = new float[expected.length];
            out.download(actual);
            assertThat(actual).isEqualTo(expected);
        }
        StandIn.assertTidy();
    }

    /** Callers take turns: between levels there is one memory for all. On the host callers that do not may crash the process. */
    @Test
    void forSeveralCallers() throws Exception {
        StandIn.assumeCard();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        try (DeviceTransform transform = new CudaEngine().onDevice(plan);
                ExecutorService callers = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int signals : new int[] {1, SIGNALS}) {
                float[] x = noise(signals * plan.inputSize());
                float[] alone = applied(transform, plan, x);
                calls.add(() -> {
                    boolean same = true;
                    for (int i = 0; i < 20; i++) {
                        same &= Arrays.equals(applied(transform, plan, x), alone);
                    }
                    return same;
                });
            }
            for (Future<Boolean> same : callers.invokeAll(calls)) {
                assertThat(same.get()).isTrue();
            }
        }
        StandIn.assertTidy();
    }

    /**
     * The same without luck: one caller is held in its first launch, and the other one must come no further than the door. Who takes the
     * lock away sees it launch.
     */
    @Test
    void aSecondCallerWaits() throws Exception {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        float[] x = noise(plan.inputSize());
        try (DeviceTransform transform = new CudaEngine().onDevice(plan)) {
            float[] alone = applied(transform, plan, x);
            List<float[]> results = new CopyOnWriteArrayList<>();
            Thread first = new Thread(() -> results.add(applied(transform, plan, x)));
            Thread second = new Thread(() -> results.add(applied(transform, plan, x)));
            StandIn.hold();
            first.start();
            while (StandIn.held() == 0) {
                Thread.onSpinWait();
            }
            second.start();
            while (!isAtALock(second) && StandIn.held() == 1 && second.isAlive()) {
                Thread.onSpinWait();
            }
            long held = StandIn.held();
            if (held == 1) {
                StandIn.letGo();
            } else {
                // What they would compute from each other's arguments might end the process.
                StandIn.refuseHeld();
            }
            first.join();
            second.join();
            assertThat(held).as("callers that launch at once").isEqualTo(1);
            assertThat(results).hasSize(2).allSatisfy(y -> assertThat(y).isEqualTo(alone));
        }
        StandIn.assertTidy();
    }

    private static boolean isAtALock(Thread thread) {
        return thread.getState() == Thread.State.BLOCKED
                || LockSupport.getBlocker(thread) instanceof AbstractOwnableSynchronizer;
    }

    @Test
    void tellsWhatEachKernelTook() {
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        float[] x = noise(SIGNALS * plan.inputSize());
        try (DeviceTransform transform = new CudaEngine().onDevice(plan);
                DeviceArray in = transform.newInput(SIGNALS);
                DeviceArray out = transform.newOutput(SIGNALS)) {
            in.upload(x);
            float[] expected = applied(transform, plan, x);
            List<KernelTime> times = transform.kernelTimes(in, out);
            float[] actual = new float[expected.length];
            out.download(actual);
            assertThat(actual).isEqualTo(expected);
            Prediction predicted = new CudaEngine().predict(plan, new CardRates(1e12, 1e12, 1e12, 1e10, 1e10));
            assertThat(times.stream().map(KernelTime::name))
                    .containsExactlyElementsOf(predicted.kernels().stream()
                            .map(Prediction.Kernel::name)
                            .toList());
            for (int i = 0; i < times.size(); i++) {
                assertThat(times.get(i).launches())
                        .as(times.get(i).name())
                        .isEqualTo(predicted.kernels().get(i).launches());
                assertThat(times.get(i).seconds()).as(times.get(i).name()).isPositive();
            }
        }
        StandIn.assertTidy();
    }

    @Test
    void aLaunchThatIsRefusedUnderTheClock() {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        try (DeviceTransform transform = new CudaEngine().onDevice(plan);
                DeviceArray in = transform.newInput(1);
                DeviceArray out = transform.newOutput(1)) {
            in.upload(noise(plan.inputSize()));
            int launches = transform.kernelTimes(in, out).stream()
                    .mapToInt(KernelTime::launches)
                    .sum();
            StandIn.failLaunch(2);
            assertThatThrownBy(() -> transform.kernelTimes(in, out))
                    .isInstanceOf(EngineFailureException.class)
                    .hasMessageContaining("cuLaunchKernel of ");
            StandIn.assertAwaited();
            assertThat(transform.kernelTimes(in, out).stream()
                            .mapToInt(KernelTime::launches)
                            .sum())
                    .isEqualTo(launches);
        }
        StandIn.assertTidy();
    }

    private static float[] applied(DeviceTransform transform, ScatteringPlan plan, float[] x) {
        int signals = x.length / plan.inputSize();
        float[] y = new float[signals * plan.layout().size()];
        try (DeviceArray in = transform.newInput(signals);
                DeviceArray out = transform.newOutput(signals)) {
            in.upload(x);
            transform.apply(in, out);
            out.download(y);
        }
        return y;
    }

    @Test
    void anInterruptedCall() throws Exception {
        StandIn.assumePresent();
        StandIn.memory(400_000);
        int many = 200;
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(512).scale(5).build());
        float[] x = noise(plan.inputSize());
        try (DeviceTransform transform = new CudaEngine().onDevice(plan);
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            StandIn.memory(1L << 32);
            float[] expected = applied(transform, plan, x);
            try (DeviceArray in = transform.newInput(many);
                    DeviceArray out = transform.newOutput(many)) {
                in.upload(noise(many * plan.inputSize()));
                long before = StandIn.launches();
                AtomicReference<Thread> thread = new AtomicReference<>();
                Future<Boolean> call = other.submit(() -> {
                    thread.set(Thread.currentThread());
                    assertThatThrownBy(() -> transform.apply(in, out)).isInstanceOf(CancellationException.class);
                    StandIn.assertAwaited();
                    return Thread.interrupted();
                });
                while (StandIn.launches() < before + 10 && !call.isDone()) {
                    Thread.onSpinWait();
                }
                thread.get().interrupt();
                assertThat(call.get()).as("still interrupted").isTrue();
            }
            assertThat(applied(transform, plan, x)).isEqualTo(expected);
        }
        StandIn.assertTidy();
    }

    /** What was launched before is done when the caller learns of it; the transform goes on. */
    @Test
    void aLaunchThatIsRefused() {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        float[] x = noise(plan.inputSize());
        try (DeviceTransform transform = new CudaEngine().onDevice(plan)) {
            float[] expected = applied(transform, plan, x);
            StandIn.failLaunch(2);
            assertThatThrownBy(() -> applied(transform, plan, x))
                    .isInstanceOf(EngineFailureException.class)
                    .hasMessageContaining("cuLaunchKernel of ");
            StandIn.assertFired();
            StandIn.assertAwaited();
            assertThat(applied(transform, plan, x)).isEqualTo(expected);
        }
        StandIn.assertTidy();
    }

    @Test
    void arraysOfADeviceThatFails() {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        try (DeviceTransform transform = new CudaEngine().onDevice(plan)) {
            StandIn.failAllocation(0);
            assertThatThrownBy(() -> transform.newInput(1))
                    .isInstanceOf(EngineFailureException.class)
                    .hasMessageContaining("out_of_memory");
            lose(transform, plan);
        }
        StandIn.assertTidy();
    }

    private static void lose(DeviceTransform transform, ScatteringPlan plan) {
        try (DeviceArray in = transform.newInput(1);
                DeviceArray out = transform.newOutput(1)) {
            StandIn.loseDevice(1);
            assertThatThrownBy(() -> transform.apply(in, out)).isInstanceOf(EngineFailureException.class);
            assertThatThrownBy(() -> in.upload(noise(plan.inputSize()))).isInstanceOf(EngineFailureException.class);
            assertThatThrownBy(() -> out.download(new float[plan.layout().size()]))
                    .isInstanceOf(EngineFailureException.class)
                    .hasMessageEndingWith("restart the process");
        }
    }

    @Test
    void isClosedOnce() {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        DeviceTransform transform = new CudaEngine().onDevice(plan);
        DeviceArray in = transform.newInput(1);
        in.close();
        transform.close();
        transform.close();
        in.close();
        StandIn.assertTidy();
    }

    private static float[] noise(int numbers) {
        Random random = new Random(8);
        float[] noise = new float[numbers];
        for (int i = 0; i < numbers; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    @Test
    void ratesOfTheCard() {
        CardRates rates = new CudaEngine().rates();
        assertThat(rates.copyBytes()).isPositive().isFinite();
        assertThat(rates.cacheBytes()).isPositive().isFinite();
        assertThat(rates.operations()).isPositive().isFinite();
        assertThat(rates.uploadBytes()).isPositive().isFinite();
        assertThat(rates.downloadBytes()).isPositive().isFinite();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(512).scale(5).build());
        assertThat(new CudaEngine().predict(plan, rates).floor()).isPositive().isFinite();
        StandIn.assertTidy();
    }
}
