package org.scattering.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Helpers that take part in the work of whoever calls. A batch of short signals takes less time than waking a thread up, so a
 * helper that has nothing to do looks out for more work a moment before it sleeps, and the caller works too instead of
 * waiting. Thread-safe: several callers share the helpers. They start when first needed and are daemons.
 */
final class Crew implements AutoCloseable {
    /** How long a helper looks out before it sleeps, in nanoseconds: about what falling asleep and waking up take. */
    private static final long LOOKOUT = 100_000;

    private final int size;
    private final List<Thread> helpers = new ArrayList<>();
    private final ConcurrentLinkedQueue<Job> open = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Thread> asleep = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** Tasks of one call, to be run by index. */
    interface Worker extends AutoCloseable {
        /** Runs one task. */
        void run(int task);

        @Override
        void close();
    }

    Crew(int size) {
        this.size = size;
    }

    /**
     * Runs tasks 0 … tasks - 1, in any order, on the caller and the helpers.
     *
     * @param worker makes what a thread runs its share with
     * @throws CancellationException where the caller is interrupted; some tasks have not run then, and none is running
     */
    void run(int tasks, Supplier<Worker> worker) {
        start();
        Job job = new Job(tasks, worker, Thread.currentThread());
        open.add(job);
        for (int i = 1; i < tasks; i++) {
            Thread sleeper = asleep.poll();
            if (sleeper == null) {
                break;
            }
            LockSupport.unpark(sleeper);
        }
        job.takePart();
        open.remove(job);
        job.finish();
    }

    /** The same for tasks that need nothing of their own. */
    void run(int tasks, IntConsumer task) {
        run(tasks, () -> new Worker() {
            @Override
            public void run(int index) {
                task.accept(index);
            }

            @Override
            public void close() {}
        });
    }

    private synchronized void start() {
        if (closed) {
            throw new IllegalStateException("this transform is closed");
        }
        while (helpers.size() < size) {
            String name = "scattering-" + helpers.size();
            helpers.add(Thread.ofPlatform().daemon().name(name).start(this::help));
        }
    }

    private void help() {
        while (!closed) {
            Job job = open.peek();
            if (job != null) {
                job.takePart();
                open.remove(job);
            } else {
                lookOut();
            }
        }
    }

    private void lookOut() {
        long start = System.nanoTime();
        while (idle()) {
            if (System.nanoTime() - start < LOOKOUT) {
                Thread.onSpinWait();
                continue;
            }
            Thread self = Thread.currentThread();
            asleep.add(self);
            if (idle()) {
                LockSupport.park(this);
            }
            asleep.remove(self);
            return;
        }
    }

    private boolean idle() {
        return open.isEmpty() && !closed;
    }

    /** Ends the helpers, once they are through with the calls that are running. */
    @Override
    public synchronized void close() {
        closed = true;
        helpers.forEach(LockSupport::unpark);
    }

    /** The tasks of one call. */
    private static final class Job {
        private final int tasks;
        private final Supplier<Worker> worker;
        private final Thread caller;
        /** The next task that nobody has taken. */
        private final AtomicInteger next = new AtomicInteger();
        /** Threads that may have taken some. */
        private final AtomicInteger active = new AtomicInteger();

        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Job(int tasks, Supplier<Worker> worker, Thread caller) {
            this.tasks = tasks;
            this.worker = worker;
            this.caller = caller;
        }

        void takePart() {
            active.incrementAndGet();
            try {
                work();
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                giveUp();
            } finally {
                if (active.decrementAndGet() == 0) {
                    LockSupport.unpark(caller);
                }
            }
        }

        private void work() {
            int task = next.getAndIncrement();
            if (task >= tasks) {
                return;
            }
            try (Worker mine = worker.get()) {
                for (; task < tasks; task = next.getAndIncrement()) {
                    if (caller.isInterrupted()) {
                        giveUp();
                        return;
                    }
                    mine.run(task);
                }
            }
        }

        /** Nobody takes another task. */
        private void giveUp() {
            failure.compareAndSet(
                    null, new CancellationException("interrupted while transforming; the output is incomplete"));
            next.set(tasks);
        }

        /** Waits for the helpers that still run a task. */
        void finish() {
            long start = System.nanoTime();
            boolean interrupted = false;
            while (active.get() > 0) {
                if (System.nanoTime() - start < LOOKOUT) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                    // An interruption would keep the caller from sleeping; a helper's task is short.
                    interrupted |= Thread.interrupted();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            switch (failure.get()) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }
}
