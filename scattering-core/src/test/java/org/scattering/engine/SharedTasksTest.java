package org.scattering.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.scattering.Scattering;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Scattering1D;

/** What the threads of a transform do beside the engine's own parts. */
class SharedTasksTest {
    private static final ScatteringPlan PLAN =
            Scattering.plan(Scattering1D.builder(4096).scale(3).quality(1).build());

    private final FakeEngine engine = new FakeEngine("fake", 1, new AtomicLong(), n -> 0);
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /** Two tasks that wait for each other: one thread would wait for ever. */
    @Test
    void anEngineSharesItsTasksWithTheThreads() {
        CountDownLatch both = new CountDownLatch(2);
        engine.task = (sharing, signals) -> sharing.run(2, i -> {
            threads.add(Thread.currentThread());
            both.countDown();
            await(both);
        });
        try (Transform transform = new Transform(PLAN, engine, 2)) {
            transform.apply(new float[PLAN.inputSize()]);
        }
        assertThat(threads).hasSize(2).contains(Thread.currentThread());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS))
                    .as("two threads at once")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A workspace of the caller's is used by the calling thread alone. */
    @Test
    void aCallerWithAWorkspaceSharesWithNobody() {
        engine.task = (sharing, signals) -> sharing.run(20, i -> threads.add(Thread.currentThread()));
        try (Transform transform = new Transform(PLAN, engine, 3)) {
            Signals in = Signals.of(PLAN, new float[PLAN.inputSize()]);
            transform.apply(in, transform.allocate(in), transform.newWorkspace());
        }
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void aTaskThatFailsIsTheCallersFailure() {
        engine.task = (sharing, signals) -> sharing.run(8, i -> {
            throw new IllegalArgumentException("task");
        });
        try (Transform transform = new Transform(PLAN, engine, 2)) {
            assertThatThrownBy(() -> transform.apply(new float[PLAN.inputSize()]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("task");
        }
    }

    /** Several threads look, and the first bad number is named as by one. */
    @Test
    void theFirstBadNumberIsNamed() {
        float[] x = new float[64 * PLAN.inputSize()];
        try (Transform one = new Transform(PLAN, engine, 1);
                Transform four = new Transform(PLAN, engine, 4)) {
            four.apply(x);
            x[62 * PLAN.inputSize() + 5] = Float.NaN;
            x[17 * PLAN.inputSize() + 9] = Float.NEGATIVE_INFINITY;
            for (Transform transform : new Transform[] {one, four}) {
                assertThatThrownBy(() -> transform.apply(x))
                        .isInstanceOf(InvalidSettingException.class)
                        .hasMessageStartingWith("signal 17, number 9 is -Infinity");
            }
            x[17 * PLAN.inputSize() + 9] = 0;
            assertThatThrownBy(() -> four.apply(x)).hasMessageStartingWith("signal 62, number 5 is NaN");
        }
    }
}
