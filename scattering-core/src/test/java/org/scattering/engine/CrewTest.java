package org.scattering.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each task runs once, whoever calls and however often; what goes wrong reaches the caller, and nothing runs on. */
@Timeout(60)
class CrewTest {
    private final AtomicInteger open = new AtomicInteger();

    private IntFunction<Crew.Worker> worker(IntConsumer task) {
        return seat -> {
            open.incrementAndGet();
            return new Crew.Worker() {
                @Override
                public void run(int index) {
                    task.accept(index);
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        };
    }

    @Test
    void everyTaskRunsOnce() {
        try (Crew crew = new Crew(3)) {
            for (int round = 0; round < 2000; round++) {
                int tasks = round % 17 + 1;
                AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
                crew.run(tasks, worker(runs::incrementAndGet));
                assertThat(IntStream.range(0, tasks).map(runs::get)).containsOnly(1);
                assertThat(open).hasValue(0);
            }
        }
    }

    @Test
    void helpersThatSleepAreWokenUp() throws InterruptedException {
        try (Crew crew = new Crew(2)) {
            for (int round = 0; round < 20; round++) {
                AtomicInteger started = new AtomicInteger();
                // All three must be at work at once for any to end.
                crew.run(3, worker(task -> {
                    started.incrementAndGet();
                    while (started.get() < 3) {
                        Thread.onSpinWait();
                    }
                }));
                Thread.sleep(5);
            }
        }
    }

    /** In calls that keep every thread busy to the same end: each thread has its seat, its tasks and, at that seat, its workspace again. */
    @Test
    void theSameThreadHasTheSameTasksAgain() {
        try (Crew crew = new Crew(2)) {
            List<String> first = placing(crew);
            assertThat(first.get(0)).isEqualTo(Thread.currentThread().getName() + " at 0");
            assertThat(first.subList(0, 4)).containsOnly(first.get(0));
            assertThat(first.subList(4, 8)).containsOnly("scattering-0 at 1");
            assertThat(first.subList(8, 12)).containsOnly("scattering-1 at 2");
            for (int round = 0; round < 50; round++) {
                assertThat(placing(crew)).isEqualTo(first);
            }
        }
    }

    /** By task who ran it, where each thread waits for the others after each task, so that all come equally far. */
    private static List<String> placing(Crew crew) {
        String[] by = new String[12];
        Phaser steps = new Phaser(3);
        crew.run(by.length, seat -> new Crew.Worker() {
            @Override
            public void run(int index) {
                by[index] = Thread.currentThread().getName() + " at " + seat;
                steps.arriveAndAwaitAdvance();
            }

            @Override
            public void close() {}
        });
        return List.of(by);
    }

    @Test
    void manyCallersShareTheHelpers() {
        try (Crew crew = new Crew(2)) {
            AtomicInteger runs = new AtomicInteger();
            IntStream.range(0, 200).parallel().forEach(caller -> crew.run(9, worker(task -> runs.incrementAndGet())));
            assertThat(runs).hasValue(1800);
            assertThat(open).hasValue(0);
        }
    }

    @Test
    void aFailureReachesTheCallerWhenNothingRunsAnyMore() {
        try (Crew crew = new Crew(2)) {
            AtomicInteger running = new AtomicInteger();
            assertThatThrownBy(() -> crew.run(1000, worker(task -> {
                        running.incrementAndGet();
                        try {
                            if (task == 5) {
                                throw new IllegalArgumentException("task 5");
                            }
                        } finally {
                            running.decrementAndGet();
                        }
                    })))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("task 5");
            assertThat(running).hasValue(0);
            assertThat(open).hasValue(0);
        }
    }

    @Test
    void anInterruptedCallerIsToldAndStaysInterrupted() {
        try (Crew crew = new Crew(1)) {
            AtomicInteger runs = new AtomicInteger();
            assertThatThrownBy(() -> crew.run(1_000_000, worker(task -> {
                        if (runs.incrementAndGet() == 10) {
                            main.interrupt();
                        }
                    })))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(runs.get()).isBetween(10, 999_999);
            assertThat(open).hasValue(0);
        }
    }

    private final Thread main = Thread.currentThread();

    @Test
    void aClosedCrewIsRefused() {
        Crew crew = new Crew(1);
        crew.run(2, worker(task -> {}));
        crew.close();
        assertThatThrownBy(() -> crew.run(2, worker(task -> {}))).isInstanceOf(IllegalStateException.class);
    }
}
