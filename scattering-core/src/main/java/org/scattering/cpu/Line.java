package org.scattering.cpu;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scattering.fft.ComplexFft;
import org.scattering.fft.FftRecipe;
import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Split;

/**
 * Long 1D signals, as rows · columns = N points: n = c + C·r before and k + R·m after the first sweep. The forward transform
 * goes back the same way on half as many rows, for two real samples are one complex one.
 */
final class Line extends Sweeps {
    /** The longest signal that stays a block of its own. */
    private static final int LONGEST_BLOCK = 512;

    private final int width;
    private final int fan;
    private final int rows;
    private final int columns;
    /** From one column to the next where columns lie one after another. */
    private final int columnStride;
    /** From one row to the next where rows do. */
    private final int rowStride;

    private final ComplexFft alongRows;
    private final ComplexFft alongColumns;
    private final ComplexFft alongHalf;
    /** Wide, of each column c: the FFT along the rows, its results turned by w_N^(c·k). */
    private final ComplexFft[] turnedRows;
    /** Wide, of each k in [0, rows/2): the FFT along the columns, its results turned by w_(N/2)^(k·f). */
    private final ComplexFft[] turnedColumns;
    /** w_N^(c·k), block after block of columns c. */
    private final ComplexTable turns;
    /** w_(N/2)^(k·f) for k in [0, rows/2), block after block of them. */
    private final ComplexTable halfTurns;
    /** w_N^k for k in [0, N/2]. */
    private final ComplexTable roots;

    Line(int length, int width) {
        this.width = width;
        fan = 1;
        rows = rows(length);
        columns = length / rows;
        columnStride = apart(rows * width);
        rowStride = apart(columns * width);
        alongRows = ComplexFft.of(rows);
        alongColumns = ComplexFft.of(columns);
        alongHalf = ComplexFft.of(rows / 2);
        turns = turns(columns, rows, length);
        halfTurns = turns(rows / 2, columns, length / 2);
        turnedRows = turnedRows();
        turnedColumns = new ComplexFft[width == BLOCK ? rows / 2 : 0];
        Arrays.setAll(turnedColumns, k -> ComplexFft.turned(halfTurns.slice(k * columns, columns), 1));
        roots = ComplexTable.unit(length / 2 + 1, k -> -(double) k / length);
    }

    /** The same for spectra whose band fills the first length/fan frequencies, with the same tables. */
    Line(Line whole, int fan) {
        width = whole.width;
        this.fan = fan;
        rows = whole.rows;
        columns = whole.columns;
        columnStride = whole.columnStride;
        rowStride = whole.rowStride;
        alongRows = ComplexFft.of(rows, fan);
        alongColumns = whole.alongColumns;
        alongHalf = whole.alongHalf;
        turns = whole.turns;
        halfTurns = whole.halfTurns;
        turnedRows = turnedRows();
        turnedColumns = whole.turnedColumns;
        roots = whole.roots;
    }

    private ComplexFft[] turnedRows() {
        ComplexFft[] ffts = new ComplexFft[width == BLOCK ? columns : 0];
        Arrays.setAll(ffts, c -> ComplexFft.turned(turns.slice(c * rows, rows), fan));
        return ffts;
    }

    /** For each block of outer indices: row after row of inner ones, and in a row its one or 16 outer ones. */
    private ComplexTable turns(int outer, int inner, int length) {
        int lanes = BLOCK / width;
        return ComplexTable.unit(outer * inner, i -> {
            long first = (long) (i / (inner * lanes)) * lanes + i % lanes;
            return -(double) (first * (i / lanes % inner) % length) / length;
        });
    }

    /** An even factor near √(2N), or 0 where there is none worth the name. */
    private static int rows(int length) {
        int best = 0;
        for (int r = 2; (long) r * r <= 8L * length; r += 2) {
            boolean splits = length % r == 0 && length / r >= 8 && r >= 8;
            if (splits
                    && Math.abs(Math.log((double) r * r / (2.0 * length)))
                            < Math.abs(Math.log((double) best * best / (2.0 * length) + 1e-9))) {
                best = r;
            }
        }
        return best;
    }

    static boolean isLong(int length) {
        return length > LONGEST_BLOCK && rows(length) > 0;
    }

    /** Whether one signal alone fills blocks: pairs of them after the first sweep, whole ones before. */
    static boolean fillsBlocks(int length) {
        int r = length > LONGEST_BLOCK ? rows(length) : 0;
        return r > 0 && r % (2 * BLOCK) == 0 && length / r % BLOCK == 0;
    }

    static boolean takesFan(int length, int fan) {
        return FftRecipe.takesFan(rows(length), fan);
    }

    @Override
    int width() {
        return width;
    }

    @Override
    int points() {
        return rows * columns;
    }

    /** Half spectra of wide lines stand column by column, as the last sweep makes them and the next first one reads them. */
    @Override
    int spectrumIndex(boolean half, int row, int frequency) {
        boolean byColumns = half && width == BLOCK;
        return byColumns ? frequency % columns * (rows / 2 + 1) + frequency / columns : frequency;
    }

    @Override
    int spectrumNumbers(boolean half) {
        int halfNumbers = width == BLOCK ? columns * (rows / 2 + 1) * BLOCK : points() / 2 + 1;
        return half ? halfNumbers : points() * width;
    }

    @Override
    int filteredStride() {
        return columns * width;
    }

    @Override
    int gridNumbers() {
        return Math.max(columns * columnStride, rows * rowStride);
    }

    int rows() {
        return rows;
    }

    @Override
    BlockMap blocks() {
        return new BlockMap(width == BLOCK, rows / fan, columns);
    }

    @Override
    int blockRows() {
        return Math.max(alongHalf.bufferRows(), Math.max(alongRows.bufferRows(), alongColumns.bufferRows()));
    }

    @Override
    boolean packed() {
        return true;
    }

    /** Inverse FFTs along the columns, from the source or b to a, turned. */
    private void along(Work work, @Nullable BlockSource source) {
        for (int block = 0; block < columns * width / BLOCK; block++) {
            Split from = work.b;
            int at = block * BLOCK;
            int stride = columns * width;
            if (source != null) {
                source.load(work, block);
                from = work.block;
                at = 0;
                stride = BLOCK;
            }
            int to = block * BLOCK / width * columnStride;
            if (width == BLOCK) {
                turnedRows[block].inverse(work.fft, from, at, stride, work.a, to, BLOCK);
            } else {
                Split z = alongRows.inverse(work.fft, from, at, stride);
                work.kernels.multiplyAcross(
                        z.swapped(), turns, block * BLOCK * rows, rows, work.a.swapped(), to, columnStride);
            }
        }
    }

    /** Wide: forward FFT across the columns, turned, to every second row of a grid: in a, where U has been read. */
    private void forwardAcross(Work work, Split x, int xOffset, int xStride, Split grid, int pair) {
        turnedColumns[pair].forward(work.fft, x, xOffset, xStride, grid, 2 * pair * BLOCK, columnStride);
    }

    /** Alone: forward FFTs across the columns, turned, to lines of b. */
    private void forwardAcross(Work work, Split x, int xOffset, int xStride, int block) {
        Split z = alongColumns.forward(work.fft, x, xOffset, xStride);
        int to = block * BLOCK * rowStride;
        work.kernels.multiplyAcross(z, halfTurns, block * BLOCK * columns, columns, work.b, to, rowStride);
    }

    private Split across(Work work, int block) {
        return alongColumns.inverse(work.fft, work.a, block * BLOCK, columnStride);
    }

    private void moduliAcross(Work work, int block, Split u) {
        alongColumns.inverseModulus(work.fft, work.a, block * BLOCK, columnStride, u);
    }

    @Override
    void inverse(Work work, @Nullable BlockSource source, Rows out) {
        along(work, source);
        for (int block = 0; block < rows * width / BLOCK; block++) {
            out.accept(work, across(work, block), block);
        }
    }

    @Override
    void propagate(Work work, @Nullable BlockSource source, @Nullable Rows u, @Nullable Split x, int xOffset) {
        along(work, source);
        Split even = work.block;
        Split odd = work.block.swapped();
        for (int pair = 0; pair < rows / 2 * width / BLOCK; pair++) {
            moduliAcross(work, 2 * pair, even);
            moduliAcross(work, 2 * pair + 1, odd);
            if (u != null) {
                u.accept(work, even, 2 * pair);
                u.accept(work, odd, 2 * pair + 1);
            }
            if (x != null) {
                back(work, pair);
            }
        }
        if (x != null) {
            alongBack(work, work.a, x, xOffset);
        }
    }

    /** FFTs across the columns of two blocks of moduli, as real and imaginary parts. */
    private void back(Work work, int pair) {
        if (width == BLOCK) {
            forwardAcross(work, work.block, 0, BLOCK, work.a, pair);
        } else {
            work.kernels.pairLanes(work.block, columns, work.second);
            forwardAcross(work, work.second, 0, BLOCK, pair);
        }
    }

    /** FFTs along the columns to half the spectrum: wide, of the grid that {@link #forwardAcross} left, else of b. */
    private void alongBack(Work work, Split grid, Split x, int xOffset) {
        if (width == BLOCK) {
            alongPairs(work, grid, x, xOffset);
            return;
        }
        for (int block = 0; block < columns / BLOCK; block++) {
            int at = block * BLOCK;
            alongHalf.forward(work.fft, work.b, at, rowStride, work.a, at, rowStride);
        }
        work.kernels.separateLine(work.a, columns, rowStride, x, xOffset, roots);
    }

    /** Column by column with the one that holds its mirrors, which are separated while both are in the first-level cache. */
    private void alongPairs(Work work, Split grid, Split x, int xOffset) {
        Split z = work.block;
        for (int column = 0; 2 * column <= columns; column++) {
            int other = (columns - column) % columns;
            alongHalf.forward(work.fft, grid, column * columnStride, 2 * BLOCK, z, 0, BLOCK);
            Split mirrors = z;
            if (other != column) {
                mirrors = alongHalf.forward(work.fft, grid, other * columnStride, 2 * BLOCK);
                work.kernels.separate(mirrors, z, other, columns, x, xOffset, roots);
            }
            work.kernels.separate(z, mirrors, column, columns, x, xOffset, roots);
        }
    }

    @Override
    void forwardReal(Work work, Split x, int xOffset) {
        int stride = rows / 2 * width;
        for (int block = 0; block < stride / BLOCK; block++) {
            if (width == BLOCK) {
                forwardAcross(work, work.a, block * BLOCK, stride, work.b, block);
            } else {
                forwardAcross(work, work.a, block * BLOCK, stride, block);
            }
        }
        alongBack(work, work.b, x, xOffset);
    }

    /** The turns of the columns serve here too: as w^(k·c) they lie the other way round, so columns take the place of rows. */
    @Override
    void forward(Work work, Split x, int xOffset) {
        for (int block = 0; block < columns * width / BLOCK; block++) {
            int to = block * BLOCK / width * columnStride;
            if (width == BLOCK) {
                turnedRows[block].forward(work.fft, work.a, block * BLOCK, columns * width, work.b, to, BLOCK);
            } else {
                Split z = alongRows.forward(work.fft, work.a, block * BLOCK, columns * width);
                work.kernels.multiplyAcross(z, turns, block * BLOCK * rows, rows, work.b, to, columnStride);
            }
        }
        int stride = rows * width;
        for (int block = 0; block < stride / BLOCK; block++) {
            int at = block * BLOCK;
            alongColumns.forward(work.fft, work.b, at, columnStride, x, xOffset + at, stride);
        }
    }

    @Override
    void place(Work work, Split from, int index, int to) {
        work.kernels.copyRows(work.data, from.re(), BLOCK, work.data, to + index * BLOCK, rows * width, columns);
    }
}
