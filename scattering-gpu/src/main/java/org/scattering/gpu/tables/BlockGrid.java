package org.scattering.gpu.tables;

/**
 * What a block holds in shared memory, and with how many threads.
 *
 * @param rows of each grid
 * @param columns of each grid
 * @param items grids
 * @param along FFT of the last axis; of length 1 where there is none
 * @param down FFT of the first axis; of length 1 where there is none
 * @param turns where the factors lie that make spectra of real lines from those of their pairs of neighbours, see {@code
 *     realfft.cuh}; -1 where lines are not taken so
 * @param threads of the block
 */
public record BlockGrid(int rows, int columns, int items, FftAxis along, FftAxis down, int turns, int threads) {
    private static final int NO_PAIRS = -1;

    private static final int WARP = 32;

    static BlockGrid of(int rows, int columns, int items, FftAxis along, FftAxis down, int pointsAThread) {
        int threads = threads(rows * columns * items, pointsAThread);
        return new BlockGrid(rows, columns, items, along, down, NO_PAIRS, threads);
    }

    /** What the FFT of real grids of this kind goes through: half as many numbers, where lines are even. */
    BlockGrid ofRealLines(Twiddles twiddles) {
        return columns % 2 != 0
                ? this
                : new BlockGrid(
                        rows,
                        columns / 2 + 1,
                        items,
                        twiddles.axis(columns / 2),
                        down,
                        twiddles.turns(columns),
                        threads);
    }

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
        to.ints(Magic.of(along.length()), Magic.of(along.length() / 2 + 1));
        along.write(to);
        down.write(to);
        to.ints(turns);
    }
}
