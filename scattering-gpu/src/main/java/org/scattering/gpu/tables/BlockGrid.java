package org.scattering.gpu.tables;

/**
 * What a block holds in shared memory, and with how many threads.
 *
 * @param rows of each grid
 * @param columns of each grid
 * @param items grids
 * @param along FFT of the last axis; of length 1 where there is none
 * @param down FFT of the first axis; of length 1 where there is none
 * @param threads of the block
 */
public record BlockGrid(int rows, int columns, int items, FftAxis along, FftAxis down, int threads) {
    private static final int WARP = 32;

    /** Complex numbers in a block, padding included, see {@code at} of {@code portable.cuh}. */
    private static int padded(int points) {
        return points + (points >> 4) + 1;
    }

    /** The points that fit so much shared memory. */
    static int capacity(int sharedBytes) {
        int numbers = sharedBytes / 8 - 2;
        return (int) (numbers * 16L / 17);
    }

    static int threads(int points, int pointsAThread) {
        int least = Math.ceilDiv(points, pointsAThread);
        return Math.ceilDiv(least, WARP) * WARP;
    }

    /**
     * The shared memory of a block.
     *
     * @return bytes
     */
    public int sharedBytes() {
        return 8 * padded(rows * columns * items);
    }

    void write(Arguments to) {
        to.ints(rows, columns, items, Magic.of(rows * columns), Magic.of(columns), Magic.of(items * columns));
        along.write(to);
        down.write(to);
    }
}
