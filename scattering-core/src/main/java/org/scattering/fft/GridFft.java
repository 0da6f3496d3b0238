package org.scattering.fft;

import java.util.Arrays;
import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/**
 * FFTs on a grid of rows × columns points (one row: 1D) for many interleaved signals, [row][column][lane].
 *
 * <p>Real signals have half a spectrum: columns/2 + 1 columns a row. Where the number of columns is even they are handed
 * over packed, even columns as real and odd columns as imaginary parts of columns/2 complex ones; else plainly, with
 * imaginary parts 0. All transforms are unscaled. Immutable and thread-safe.
 */
public final class GridFft {
    private final int rows;
    private final int columns;
    private final ComplexFft alongRows;
    private final ComplexFft acrossRows;
    private final ComplexFft packedRows;
    private final ComplexTable roots;

    /**
     * Prepares the transforms of a grid.
     *
     * @param rows first axis, 1 for 1D
     * @param columns second axis
     */
    public GridFft(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        alongRows = ComplexFft.of(columns);
        acrossRows = rows == columns ? alongRows : ComplexFft.of(rows);
        packedRows = packed() ? ComplexFft.of(columns / 2) : alongRows;
        roots = ComplexTable.unit(columns / 2 + 1, k -> -(double) k / columns);
    }

    /**
     * The points of the grid.
     *
     * @return rows · columns
     */
    public int size() {
        return rows * columns;
    }

    /**
     * The columns of half a spectrum.
     *
     * @return columns / 2 + 1
     */
    public int halfColumns() {
        return columns / 2 + 1;
    }

    /**
     * The points of half a spectrum.
     *
     * @return rows · (columns / 2 + 1)
     */
    public int halfSize() {
        return rows * halfColumns();
    }

    /**
     * How real signals are handed over.
     *
     * @return true for packed pairs, false for plain real parts
     */
    public boolean packed() {
        return columns % 2 == 0;
    }

    /**
     * The scratch that one lane needs.
     *
     * @return complex numbers in each of the two buffers
     */
    public int scratchPerLane() {
        int along = Math.max(alongRows.scratchRows(), packedRows.scratchRows());
        return Math.max(along, rows == 1 ? 0 : acrossRows.scratchRows() * columns);
    }

    /**
     * Unscaled inverse transform.
     *
     * @param kernels the twin to use
     * @param a holds the spectrum
     * @param b the other buffer
     * @param width lanes
     * @param scratch at least {@link #scratchPerLane()} numbers a lane
     * @return the buffer that holds the signals, {@code a} or {@code b}
     */
    public Split inverse(Kernels kernels, Split a, Split b, int width, FftScratch scratch) {
        return forward(kernels, a.swapped(), b.swapped(), width, scratch).swapped();
    }

    /**
     * Forward transform of complex signals.
     *
     * @param kernels the twin to use
     * @param a holds the signals
     * @param b the other buffer
     * @param width lanes
     * @param scratch at least {@link #scratchPerLane()} numbers a lane
     * @return the buffer that holds the spectrum, {@code a} or {@code b}
     */
    public Split forward(Kernels kernels, Split a, Split b, int width, FftScratch scratch) {
        for (int r = 0; r < rows; r++) {
            alongRows.forward(kernels, a, b, r * columns * width, width, scratch);
        }
        Split done = alongRows.endsInSecond() ? b : a;
        if (rows == 1) {
            return done;
        }
        Split other = done == a ? b : a;
        acrossRows.forward(kernels, done, other, 0, columns * width, scratch);
        return acrossRows.endsInSecond() ? other : done;
    }

    /**
     * Forward transform of real signals.
     *
     * @param kernels the twin to use
     * @param a holds the signals, packed or plain as {@link #packed()} says
     * @param b another buffer
     * @param x receives half the spectra, [row][halfColumn][lane]
     * @param width lanes
     * @param scratch at least {@link #scratchPerLane()} numbers a lane
     */
    public void forwardReal(Kernels kernels, Split a, Split b, Split x, int width, FftScratch scratch) {
        int stored = packed() ? columns / 2 : columns;
        for (int r = 0; r < rows; r++) {
            packedRows.forward(kernels, a, b, r * stored * width, width, scratch);
        }
        Split z = packedRows.endsInSecond() ? b : a;
        Split free = z == a ? b : a;
        boolean acrossEndsInSecond = rows > 1 && acrossRows.endsInSecond();
        // The last transform has to end in x, so it starts from x or from the free buffer.
        Split start = acrossEndsInSecond ? free : x;
        for (int r = 0; r < rows; r++) {
            int from = r * stored * width;
            int to = r * halfColumns() * width;
            if (packed()) {
                kernels.separateReal(z, from, start, to, roots, width);
            } else {
                System.arraycopy(z.re(), from, start.re(), to, halfColumns() * width);
                System.arraycopy(z.im(), from, start.im(), to, halfColumns() * width);
            }
        }
        if (rows > 1) {
            acrossRows.forward(kernels, start, acrossEndsInSecond ? x : free, 0, halfColumns() * width, scratch);
        }
    }

    /**
     * Moduli, stored as {@link #forwardReal} takes them.
     *
     * @param kernels the twin to use
     * @param z complex signals
     * @param u receives their moduli, packed or plain
     * @param width lanes
     */
    public void modulus(Kernels kernels, Split z, Split u, int width) {
        if (packed()) {
            kernels.modulusPairs(z, u, size() / 2, width);
        } else {
            kernels.modulus(z, u.re(), size() * width);
            Arrays.fill(u.im(), 0, size() * width, 0);
        }
    }
}
