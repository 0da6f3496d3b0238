package org.scattering.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Helpers that take part in the work of whoever calls. A batch of short signals takes less time than waking a thread up, so a
 * helper that has nothing to do looks out for more work a moment before it sleeps, and the caller works too instead of
 * waiting. Thread-safe: several callers share the helpers. They start when first needed and are daemons.
 *
 * <p>Each has a seat of its own, callers sit at 0: who comes back to the same seat finds in the caches of its processor what it worked
 * on there (see {@link Stretches} and {@link WorkspacePool}).
 */
final class Crew implements AutoCloseable {
    /**
     * How long a helper looks out before it sleeps, in nanoseconds: the most that waking up was seen to take on a virtual machine (0.05
     * to 0.8 ms, and the processor begins slowly). With less, whoever is late once sleeps while the others do its work, and is late again.
     */
    private static final long LOOKOUT = 1_000_000;

    /** How much of that it keeps its processor to itself; from then on anyone else who wants it goes first. */
    private static final long SPIN = 50_000;

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
     * @param worker makes what the thread at a seat runs its share with
     * @throws CancellationException where the caller is interrupted; some tasks have not run then, and none is running
     */
    void run(int tasks, IntFunction<Worker> worker) {
        start();
        Job job = new Job(tasks, size + 1, worker, Thread.currentThread());
        open.add(job);
        for (int i = 1; i < tasks; i++) {
            Thread sleeper = asleep.poll();
            if (sleeper == null) {
                break;
            }
            LockSupport.unpark(sleeper);
        }
        job.takePart(0);
        open.remove(job);
        job.finish();
    }

    /** The same for tasks that need nothing of their own. */
    void share(int tasks, IntConsumer task) {
        run(tasks, seat -> new Worker() {
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
            int seat = helpers.size() + 1;
            helpers.add(Thread.ofPlatform().daemon().name(name).start(() -> help(seat)));
        }
    }

    private void help(int seat) {
        while (!closed) {
            Job job = open.peek();
            if (job != null) {
                job.takePart(seat);
                open.remove(job);
            } else {
                lookOut();
            }
        }
    }

    private void lookOut() {
        long start = System.nanoTime();
        while (idle()) {
            if (waited(start)) {
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

    /** Waits for a moment; not when it is time to sleep. That others go first is only a courtesy: nothing relies on it. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static boolean waited(long start) {
        long sofar = System.nanoTime() - start;
        if (sofar < SPIN) {
            Thread.onSpinWait();
        } else if (sofar < LOOKOUT) {
            Thread.yield();
        }
        return sofar < LOOKOUT;
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
        private final IntFunction<Worker> worker;
        private final Thread caller;
        private final Stretches stretches;
        /** The number of threads that may have taken some. */
        private final PaddedCounters active = new PaddedCounters(1);

        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Job(int tasks, int seats, IntFunction<Worker> worker, Thread caller) {
            this.worker = worker;
            this.caller = caller;
            stretches = new Stretches(tasks, seats);
        }

        void takePart(int seat) {
            active.add(0, 1);
            try {
                work(seat);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                giveUp();
            } finally {
                if (active.add(0, -1) == 0) {
                    LockSupport.unpark(caller);
                }
            }
        }

        private void work(int seat) {
            int task = stretches.take(seat);
            if (task < 0) {
                return;
            }
            try (Worker mine = worker.apply(seat)) {
                for (; task >= 0; task = stretches.take(seat)) {
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
            stretches.close();
        }

        /** Waits for the helpers that still run a task. */
        void finish() {
            long start = System.nanoTime();
            boolean interrupted = false;
            while (active.get(0) > 0) {
                if (!waited(start)) {
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
