package org.scattering.gpu.tables;

/**
 * Grids that fit a block.
 *
 * @param grid of each block
 * @param back the FFT of its real numbers
 */
public record SmallShape(BlockGrid grid, BlockGrid back) {
    /** {@code BLOCK_THREADS} of {@code tables.cuh}: threads that have up to 128 registers each. */
    static final int BLOCK_THREADS = 512;

    private static final int WIDE_THREADS = 1024;
    private static final int POINTS_A_THREAD = 16;
    /** Of radix 12 a thread takes one butterfly. */
    static final int LEAST_POINTS_A_THREAD = 12;
    /** Grids of fewer points share a block. */
    private static final int LEAST_POINTS = 2048;

    private static final int MOST_ITEMS = 32;

    /** What sums of U take beside it, at most, in blocks of signals. */
    private static final int SUM_BYTES = 4096;

    private static long bytes(int rows, int columns) {
        long complex = 8L * rows * (columns + columns / FftAxis.GAP + 2);
        // Of an odd number of columns U takes as much as complex numbers do, and sums of its rows lie behind it.
        return complex + SUM_BYTES + (columns % 2 == 0 ? 0 : 4L * rows * columns);
    }

    static boolean fits(int rows, int columns, int sharedBytes) {
        return (long) rows * columns <= POINTS_A_THREAD * WIDE_THREADS && bytes(rows, columns) <= sharedBytes;
    }

    static SmallShape of(int rows, int columns, int sharedBytes, Twiddles twiddles) {
        int points = rows * columns;
        int most = Math.clamp(Math.ceilDiv(LEAST_POINTS, points), 1, MOST_ITEMS);
        return ofItems(rows, columns, Math.clamp(sharedBytes / bytes(rows, columns), 1, most), twiddles);
    }

    /** So many grids a block. */
    static SmallShape ofItems(int rows, int columns, int items, Twiddles twiddles) {
        boolean many = rows * columns * items > LEAST_POINTS_A_THREAD * BLOCK_THREADS;
        BlockGrid grid = BlockGrid.whole(rows, columns, items, twiddles, many);
        BlockGrid back = grid.ofRealLines(twiddles, many);
        return new SmallShape(grid, back);
    }

    /**
     * Threads of a block, for all it does.
     *
     * @return a multiple of 32
     */
    public int threads() {
        return Math.max(grid.threads(), back.threads());
    }

    /**
     * The variant of a kernel that has so many threads.
     *
     * @param name of the kernel
     * @return its name
     */
    public String kernel(String name) {
        return wide() ? name + "Wide" : name;
    }

    /** Whether blocks have more threads than registers allow otherwise. */
    boolean wide() {
        return threads() > BLOCK_THREADS;
    }
}
