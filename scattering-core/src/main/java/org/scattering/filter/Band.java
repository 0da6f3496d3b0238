package org.scattering.filter;

/**
 * Real Fourier samples of a filter on a periodic grid, stored only on the smallest periodic rectangle outside of which
 * they vanish. A 1D filter has one row.
 *
 * <p>Immutable and thread-safe. "Vanish" means below 1e-17 of the largest sample, less than the rounding of the sum that
 * the sample would enter.
 */
public final class Band {
    private static final double NEGLIGIBLE = 1e-17;

    private final int rows;
    private final int columns;
    private final int firstRow;
    private final int firstColumn;
    private final int height;
    private final int width;
    private final double[] values;

    private Band(int rows, int columns, int firstRow, int firstColumn, int height, int width, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.firstRow = firstRow;
        this.firstColumn = firstColumn;
        this.height = height;
        this.width = width;
        this.values = values;
    }

    /** Finds the non-zero band of a full grid of samples (row-major); the array is not kept. */
    static Band of(int rows, int columns, double[] dense) {
        double peak = 0;
        for (double v : dense) {
            peak = Math.max(peak, Math.abs(v));
        }
        boolean[] liveRow = new boolean[rows];
        boolean[] liveColumn = new boolean[columns];
        for (int r = 0, i = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++, i++) {
                if (Math.abs(dense[i]) > NEGLIGIBLE * peak) {
                    liveRow[r] = true;
                    liveColumn[c] = true;
                }
            }
        }
        Arc rowArc = Arc.covering(liveRow);
        Arc columnArc = Arc.covering(liveColumn);
        double[] values = new double[rowArc.length() * columnArc.length()];
        for (int r = 0, i = 0; r < rowArc.length(); r++) {
            int base = wrap(rowArc.first() + r, rows) * columns;
            for (int c = 0; c < columnArc.length(); c++, i++) {
                values[i] = dense[base + wrap(columnArc.first() + c, columns)];
            }
        }
        return new Band(rows, columns, rowArc.first(), columnArc.first(), rowArc.length(), columnArc.length(), values);
    }

    /** The shortest arc of a circle that holds all live positions. */
    private record Arc(int first, int length) {
        static Arc covering(boolean[] live) {
            int n = live.length;
            int gapEnd = 0;
            int longestGap = 0;
            int gap = 0;
            for (int i = 0; i < 2 * n; i++) {
                gap = live[i % n] ? 0 : Math.min(gap + 1, n);
                if (gap > longestGap) {
                    longestGap = gap;
                    gapEnd = i % n;
                }
            }
            return longestGap == 0 ? new Arc(0, n) : new Arc((gapEnd + 1) % n, n - longestGap);
        }
    }

    private static int wrap(int index, int size) {
        return index < size ? index : index - size;
    }

    /**
     * The first axis of the grid.
     *
     * @return rows of the grid, 1 in 1D
     */
    public int rows() {
        return rows;
    }

    /**
     * The second axis of the grid.
     *
     * @return columns of the grid, N in 1D
     */
    public int columns() {
        return columns;
    }

    /**
     * Where the band begins.
     *
     * @return its first row, in [0, rows)
     */
    public int firstRow() {
        return firstRow;
    }

    /**
     * Where the band begins.
     *
     * @return its first column, in [0, columns); the band may wrap around the end
     */
    public int firstColumn() {
        return firstColumn;
    }

    /**
     * The extent of the band along the first axis.
     *
     * @return rows in the band
     */
    public int height() {
        return height;
    }

    /**
     * The extent of the band along the second axis.
     *
     * @return columns in the band
     */
    public int width() {
        return width;
    }

    /**
     * One stored sample, by its place in the band.
     *
     * @param r row in [0, height); it lies on row (firstRow + r) mod rows of the grid
     * @param c column in [0, width); it lies on column (firstColumn + c) mod columns of the grid
     * @return the sample
     */
    public double value(int r, int c) {
        return values[r * width + c];
    }

    /**
     * One sample, by its frequency.
     *
     * @param row row of the grid, in [0, rows)
     * @param column column of the grid, in [0, columns)
     * @return the sample, 0 outside the band
     */
    public double at(int row, int column) {
        int r = Math.floorMod(row - firstRow, rows);
        int c = Math.floorMod(column - firstColumn, columns);
        return r < height && c < width ? values[r * width + c] : 0;
    }

    /**
     * All samples of the grid.
     *
     * @return a new row-major array of rows·columns numbers
     */
    public double[] dense() {
        double[] dense = new double[rows * columns];
        for (int r = 0, i = 0; r < height; r++) {
            int base = wrap(firstRow + r, rows) * columns;
            for (int c = 0; c < width; c++, i++) {
                dense[base + wrap(firstColumn + c, columns)] = values[i];
            }
        }
        return dense;
    }

    /**
     * The same filter for a signal at a 2^k times lower rate: the sum of its spectral blocks. In 2D the frequencies that
     * the lower rate cannot represent are removed first, as in Kymatio.
     *
     * @param k log2 of the rate, ≥ 0; 2^k divides both axes (only the second in 1D)
     * @return the filter on the smaller grid
     */
    public Band atResolution(int k) {
        if (k == 0) {
            return this;
        }
        boolean planar = rows > 1;
        int smallRows = planar ? rows >> k : 1;
        int smallColumns = columns >> k;
        double[] folded = new double[smallRows * smallColumns];
        for (int r = 0, i = 0; r < height; r++) {
            int row = wrap(firstRow + r, rows);
            boolean rowMasked = planar && masked(row, rows, k);
            for (int c = 0; c < width; c++, i++) {
                int column = wrap(firstColumn + c, columns);
                if (!rowMasked && !(planar && masked(column, columns, k))) {
                    folded[row % smallRows * smallColumns + column % smallColumns] += values[i];
                }
            }
        }
        return of(smallRows, smallColumns, folded);
    }

    /** Kymatio's mask of an axis before folding: everything but the half-bands around frequency 0. */
    private static boolean masked(int index, int size, int k) {
        int from = (int) (size * Math.scalb(1.0, -k - 1));
        return index >= from && index < from + (int) (size * (1 - Math.scalb(1.0, -k)));
    }

    /** The filter with every sample multiplied by the factor of its frequency (row-major over the whole grid). */
    Band times(double[] factor) {
        double[] scaled = new double[values.length];
        for (int r = 0, i = 0; r < height; r++) {
            int base = wrap(firstRow + r, rows) * columns;
            for (int c = 0; c < width; c++, i++) {
                scaled[i] = values[i] * factor[base + wrap(firstColumn + c, columns)];
            }
        }
        return new Band(rows, columns, firstRow, firstColumn, height, width, scaled);
    }

    /** The filter of the mirrored frequencies, ψ̂(-ω): in time, the complex conjugate. */
    Band mirrored() {
        double[] flipped = new double[values.length];
        for (int i = 0; i < flipped.length; i++) {
            flipped[i] = values[flipped.length - 1 - i];
        }
        int row = Math.floorMod(-(firstRow + height - 1), rows);
        int column = Math.floorMod(-(firstColumn + width - 1), columns);
        return new Band(rows, columns, row, column, height, width, flipped);
    }

    /** Adds weight·ψ̂(ω)² (or ψ̂(-ω)² with the mirror) to a row-major array over the whole grid. */
    void addSquares(double[] sum, double weight) {
        for (int r = 0, i = 0; r < height; r++) {
            int base = wrap(firstRow + r, rows) * columns;
            for (int c = 0; c < width; c++, i++) {
                sum[base + wrap(firstColumn + c, columns)] += weight * values[i] * values[i];
            }
        }
    }

    /** Mixes every stored bit into a running hash. */
    long fingerprint(long hash) {
        long h = hash * 31 + rows;
        h = h * 31 + columns;
        h = h * 31 + firstRow;
        h = h * 31 + firstColumn;
        for (double v : values) {
            h = h * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(v);
            h ^= h >>> 29;
        }
        return h;
    }
}
