package org.scattering.gpu.tables;

/**
 * Weights of the sums along one axis.
 *
 * @param at where they begin
 * @param count how many
 * @param reach how many of them come before the centre
 * @param lanes threads that share a sum
 * @param step points a sample of the output
 * @param sums neighbouring sums that a thread adds up together
 * @param matrix whether each point has its own weight for each sum
 */
record Taps(int at, int count, int reach, int lanes, int step, int sums, boolean matrix) {
    static final Taps NONE = new Taps(0, 0, 0, 1, 0, 1, false);

    static final int WARP = 32;
    /** Sums that one thread can add up: they share the values, and the taps but for a shift. */
    private static final int MANY = 8;

    private static final int SOME = 4;
    /** Fewer products a thread are not worth a shuffle. */
    private static final int LEAST_PRODUCTS = 4;

    /** Threads for each of so many sums: a power of two that keeps the block busy. */
    static int lanes(int threads, int sums, int count) {
        int wanted = Math.min(threads / Math.max(1, sums), count / LEAST_PRODUCTS);
        return Integer.highestOneBit(Math.clamp(wanted, 1, WARP));
    }

    /**
     * Threads for each group of neighbouring sums of a block, see {@code groupedSums} of {@code average.cuh}: a power of two that
     * keeps the block busy, and no more than there are points from one sum to the next.
     */
    static int groupLanes(int threads, int groups, int step, int most) {
        return Integer.highestOneBit(Math.clamp(threads / Math.max(1, groups), 1, Math.min(step, most)));
    }

    /** Neighbouring sums that a thread adds up together. */
    static int sums(int kept) {
        return kept == 1 ? 1 : kept <= SOME ? SOME : MANY;
    }

    /** Groups of neighbouring sums of a line. */
    static int groups(int kept) {
        return Math.ceilDiv(kept, sums(kept));
    }

    /** Instructions of so many neighbouring sums whose points have weights of their own. */
    static double weighed(int length, int sums) {
        return length * (1.2 * sums + 9.4);
    }

    /** Instructions of so many neighbouring sums by one window: a turn of the loop, and its beginning for each point of a step. */
    static double slid(int count, int length, int step, int sums) {
        return turns(count, length, step, sums) * (6.5 + 1.35 * sums) + step * (96 + 5.5 * sums);
    }

    /** Turns of the loop for such sums. */
    static int turns(int count, int length, int step, int sums) {
        return count == length ? length : count + (sums - 1) * step;
    }

    /** Instructions and turns of {@link #sums} sums on a line of so many points. */
    double instructions(int length) {
        return matrix ? weighed(length, sums) : slid(count, length, step, sums);
    }

    int turns(int length) {
        return matrix ? length : turns(count, length, step, sums);
    }

    void write(Arguments to) {
        to.ints(at, count, reach, lanes, step, sums, matrix ? 1 : 0);
    }
}
