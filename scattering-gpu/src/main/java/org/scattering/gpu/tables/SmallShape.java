package org.scattering.gpu.tables;

/**
 * Grids that fit a block.
 *
 * @param grid of each block
 * @param back the FFT of its real numbers
 * @param pointsAThread 8 or 16, which tells the kernels apart
 */
public record SmallShape(BlockGrid grid, BlockGrid back, int pointsAThread) {
    private static final int MOST_THREADS = 1024;
    /** Grids of fewer points share a block. */
    private static final int LEAST_POINTS = 1024;

    private static final int MOST_ITEMS = 32;

    static boolean fits(long points, int sharedBytes) {
        return points <= Math.min(BlockGrid.capacity(sharedBytes), 16 * MOST_THREADS);
    }

    static SmallShape of(int rows, int columns, int sharedBytes, Twiddles twiddles) {
        int points = rows * columns;
        int pointsAThread = points <= 8 * MOST_THREADS ? 8 : 16;
        int most = Math.min(LEAST_POINTS, BlockGrid.capacity(sharedBytes));
        int items = Math.clamp(most / points, 1, MOST_ITEMS);
        BlockGrid grid = BlockGrid.of(rows, columns, items, twiddles.axis(columns), twiddles.axis(rows), pointsAThread);
        return new SmallShape(grid, grid.ofRealLines(twiddles), pointsAThread);
    }
}
