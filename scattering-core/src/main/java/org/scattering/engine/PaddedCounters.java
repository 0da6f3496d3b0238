package org.scattering.engine;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counters that several threads change, each with two lines of the cache to itself, since processors fetch lines by pairs: whoever
 * changes one takes no line away from the others, nor from what lies beside them in memory. (The virtual machine's own
 * annotation for that is closed to libraries.) Thread-safe.
 */
final class PaddedCounters {
    /** From one counter to the next, from the array's begin to the first and from the last to its end. */
    static final int APART = 128 / Long.BYTES;

    private final AtomicLongArray numbers;

    /** All 0. */
    PaddedCounters(int count) {
        numbers = new AtomicLongArray(length(count));
    }

    static int length(int count) {
        return at(count) + 1;
    }

    static int at(int counter) {
        return (counter + 1) * APART;
    }

    long get(int counter) {
        return numbers.get(at(counter));
    }

    void set(int counter, long value) {
        numbers.set(at(counter), value);
    }

    /** What it is afterwards. */
    long add(int counter, long value) {
        return numbers.addAndGet(at(counter), value);
    }

    boolean compareAndSet(int counter, long expected, long value) {
        return numbers.compareAndSet(at(counter), expected, value);
    }
}
