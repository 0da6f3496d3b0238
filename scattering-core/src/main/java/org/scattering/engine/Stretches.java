package org.scattering.engine;

/**
 * Who runs which of the tasks 0 … n - 1. Every seat has a stretch of its own and works through it from its beginning, so that from
 * call to call the same thread reads and writes the same signals, which its caches may still hold, and rows that meet in a
 * line of the cache are written by one thread, but for the borders of stretches. Who has nothing left takes from the ends of
 * the others' stretches. Thread-safe.
 */
final class Stretches {
    private final int count;
    /** What is left of each: where it ends in the upper half, where it begins in the lower one. */
    private final PaddedCounters left;

    /**
     * Shares out.
     *
     * @param tasks how many, ≥ 1
     * @param seats threads that may come
     */
    Stretches(int tasks, int seats) {
        count = Math.min(tasks, seats);
        left = new PaddedCounters(count);
        for (int i = 0; i < count; i++) {
            long from = (long) tasks * i / count;
            long to = (long) tasks * (i + 1) / count;
            left.set(i, to << Integer.SIZE | from);
        }
    }

    /** The next task of a seat; -1 where none is left. */
    int take(int seat) {
        int own = seat % count;
        int task = first(own);
        for (int i = 1; i < count && task < 0; i++) {
            task = last((own + i) % count);
        }
        return task;
    }

    private int first(int stretch) {
        for (long now = left.get(stretch); from(now) < to(now); now = left.get(stretch)) {
            if (left.compareAndSet(stretch, now, now + 1)) {
                return from(now);
            }
        }
        return -1;
    }

    private int last(int stretch) {
        for (long now = left.get(stretch); from(now) < to(now); now = left.get(stretch)) {
            if (left.compareAndSet(stretch, now, now - (1L << Integer.SIZE))) {
                return to(now) - 1;
            }
        }
        return -1;
    }

    private static int from(long stretch) {
        return (int) stretch;
    }

    private static int to(long stretch) {
        return (int) (stretch >>> Integer.SIZE);
    }

    /** Nobody takes another task. */
    void close() {
        for (int i = 0; i < count; i++) {
            left.set(i, 0);
        }
    }
}
