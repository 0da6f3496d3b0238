package org.scattering.gpu.tables;

/**
 * Grids that do not fit a block, in tiles.
 *
 * @param matrix the whole grid
 * @param columns a tile of columns
 * @param lines a tile of rows
 * @param back the FFT of the real numbers of a tile of rows
 */
public record LargeShape(Matrix matrix, BlockGrid columns, BlockGrid lines, BlockGrid back) {
    private static final int MOST_POINTS = 8192;
    private static final int TILE_POINTS = 4096;
    /** Columns of a tile: a line of the cache. */
    private static final int TILE_COLUMNS = 16;

    private static int most(int sharedBytes) {
        return Math.min(MOST_POINTS, (sharedBytes / 8 - 2) / (FftAxis.GAP + 1) * FftAxis.GAP);
    }

    /** Whether both axes fit a block. */
    static boolean fits(int rows, int columns, int sharedBytes) {
        int fewer = rows == 1 ? Matrix.rowsOf(columns) : rows;
        int more = rows == 1 ? columns / fewer : columns;
        return fewer <= most(sharedBytes) && more <= most(sharedBytes);
    }

    static LargeShape of(int rows, int columns, int sharedBytes, Twiddles twiddles) {
        Matrix matrix = matrix(rows, columns, twiddles);
        int most = most(sharedBytes);
        int width = Math.clamp(most / matrix.rows(), 1, Math.min(TILE_COLUMNS, matrix.columns()));
        int pitch = Lines.pitch(matrix.columns(), FftAxis.gaps(matrix.columns()));
        int height = Math.clamp(Math.min(sharedBytes / 8 / pitch, TILE_POINTS / matrix.columns()), 1, matrix.rows());
        BlockGrid lines = BlockGrid.rows(height, matrix.columns(), twiddles);
        return new LargeShape(
                matrix,
                BlockGrid.columns(matrix.rows(), width, twiddles),
                lines,
                matrix.fourStep() ? lines : lines.ofRealLines(twiddles, false));
    }

    private static Matrix matrix(int rows, int columns, Twiddles twiddles) {
        if (rows > 1) {
            return new Matrix(rows, columns, false, Twiddles.Between.NONE);
        }
        int fewer = Matrix.rowsOf(columns);
        return new Matrix(fewer, columns / fewer, true, twiddles.between(columns));
    }

    /**
     * Tiles of columns.
     *
     * @param of how many columns are wanted
     * @return blocks a grid
     */
    public int columnTiles(int of) {
        return Math.ceilDiv(of, columns.columns());
    }

    /**
     * Tiles of rows.
     *
     * @return blocks a grid
     */
    public int lineTiles() {
        return Math.ceilDiv(matrix.rows(), lines.rows());
    }

    /**
     * Columns of the whole grid.
     *
     * @return as a matrix
     */
    public int fullColumns() {
        return matrix.columns();
    }

    /**
     * Rows of the whole grid.
     *
     * @return as a matrix
     */
    public int fullRows() {
        return matrix.rows();
    }

    /**
     * Whether it is a signal seen as a matrix.
     *
     * @return false for an image
     */
    public boolean fourStep() {
        return matrix.fourStep();
    }
}
