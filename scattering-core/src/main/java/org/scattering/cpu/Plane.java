package org.scattering.cpu;

import org.jspecify.annotations.Nullable;
import org.scattering.fft.ComplexFft;
import org.scattering.kernel.Split;

/**
 * Images: along the columns, then row by row (16 rows of one image at a time where it is alone), then along the columns. The
 * rows of an image alone are filled up to whole lines of the cache, and its number of rows to whole blocks.
 */
final class Plane extends Sweeps {
    private final int width;
    private final int rows;
    private final int columns;
    private final ComplexFft alongColumns;
    private final ComplexFft alongRows;
    private final RealRows real;

    Plane(int rows, int columns, int width) {
        this.width = width;
        this.rows = rows;
        this.columns = columns;
        alongColumns = ComplexFft.of(rows);
        alongRows = ComplexFft.of(columns);
        real = new RealRows(columns, alongRows);
    }

    /** Whether one image alone fills most of its blocks. */
    static boolean fillsBlocks(int rows, int columns) {
        return Math.min(rows, columns) >= 3 * BLOCK / 2;
    }

    private static int wholeBlocks(int numbers) {
        return Math.ceilDiv(numbers, BLOCK) * BLOCK;
    }

    /** Numbers of a row of so many points. */
    private int lanes(int length) {
        return width == BLOCK ? length * BLOCK : wholeBlocks(length);
    }

    @Override
    int width() {
        return width;
    }

    @Override
    int points() {
        return rows * columns;
    }

    @Override
    int spectrumIndex(boolean half, int row, int column) {
        return row * spectrumStride(half) + column;
    }

    private int spectrumStride(boolean half) {
        return lanes(half ? real.halfRows() : columns) / width;
    }

    @Override
    int spectrumNumbers(boolean half) {
        return rows * spectrumStride(half) * width;
    }

    /** Rows of grid a are as far apart. */
    @Override
    int filteredStride() {
        return width == BLOCK ? lanes(columns) : apart(columns);
    }

    @Override
    int gridNumbers() {
        return (width == BLOCK ? rows : wholeBlocks(rows)) * filteredStride();
    }

    @Override
    BlockMap blocks() {
        return new BlockMap(width() == BLOCK, rows, columns);
    }

    @Override
    int blockRows() {
        int inRow = wholeBlocks(Math.max(columns, real.halfRows()));
        return Math.max(
                Math.max(inRow, alongColumns.bufferRows()), Math.max(alongRows.bufferRows(), real.bufferRows()));
    }

    @Override
    boolean packed() {
        return real.packed();
    }

    private int rowBlocks() {
        return width == BLOCK ? rows : Math.ceilDiv(rows, BLOCK);
    }

    /** Inverse FFTs along the columns, from the source or b to a. */
    private void along(Work work, @Nullable BlockSource source) {
        int lanes = lanes(columns);
        int stride = filteredStride();
        for (int block = 0; block < lanes / BLOCK; block++) {
            int at = block * BLOCK;
            if (source == null) {
                alongColumns.inverse(work.fft, work.b, at, stride, work.a, at, stride);
            } else {
                source.load(work, block);
                alongColumns.inverse(work.fft, work.block, 0, BLOCK, work.a, at, stride);
            }
        }
    }

    /** A row of a wide image, or 16 rows of one alone, side by side: where it begins in {@code x}, or in the block. */
    private int side(Work work, Split x, int index, int length, int stride) {
        if (width == BLOCK) {
            return index * length * BLOCK;
        }
        int at = index * BLOCK * stride;
        int whole = Math.min(wholeBlocks(length), stride);
        work.kernels.linesToRows(work.data, x.re() + at, stride, work.data, work.block.re(), whole);
        work.kernels.linesToRows(work.data, x.im() + at, stride, work.data, work.block.im(), whole);
        return 0;
    }

    private Split across(Work work, int index) {
        int at = side(work, work.a, index, columns, filteredStride());
        Split x = width == BLOCK ? work.a : work.block;
        return alongRows.inverse(work.fft, x, at, BLOCK);
    }

    @Override
    void inverse(Work work, @Nullable BlockSource source, Rows out) {
        along(work, source);
        for (int index = 0; index < rowBlocks(); index++) {
            out.accept(work, across(work, index), index);
        }
    }

    @Override
    void propagate(Work work, @Nullable BlockSource source, @Nullable Rows u, @Nullable Split x, int xOffset) {
        along(work, source);
        for (int index = 0; index < rowBlocks(); index++) {
            Split z = across(work, index);
            if (u != null) {
                u.acceptModuli(work, z, columns * BLOCK, index);
            }
            if (x != null) {
                real.modulus(work, z);
                back(work, work.second, 0, index);
            }
        }
        if (x != null) {
            alongBack(work, x, xOffset, real.halfRows());
        }
    }

    /** Real FFT of rows to b. */
    private void back(Work work, Split signal, int at, int index) {
        int half = real.halfRows();
        if (width == BLOCK) {
            real.forward(work, signal, at, work.b, index * half * BLOCK);
            return;
        }
        real.forward(work, signal, at, work.block, 0);
        turnRound(work, work.block, half, index);
    }

    /** 16 rows side by side to lines of b, filled up with zeros to whole blocks: filters of lines read those too. */
    private void turnRound(Work work, Split rowsOfBlock, int length, int index) {
        int whole = wholeBlocks(length);
        int to = index * BLOCK * whole;
        work.clear(rowsOfBlock.re() + length * BLOCK, (whole - length) * BLOCK);
        work.clear(rowsOfBlock.im() + length * BLOCK, (whole - length) * BLOCK);
        work.kernels.rowsToLines(work.data, rowsOfBlock.re(), whole, work.data, work.b.re() + to, whole);
        work.kernels.rowsToLines(work.data, rowsOfBlock.im(), whole, work.data, work.b.im() + to, whole);
    }

    /** FFTs along the columns of b. */
    private void alongBack(Work work, Split x, int xOffset, int length) {
        int lanes = lanes(length);
        for (int block = 0; block < lanes / BLOCK; block++) {
            int at = block * BLOCK;
            alongColumns.forward(work.fft, work.b, at, lanes, x, xOffset + at, lanes);
        }
    }

    @Override
    void forwardReal(Work work, Split x, int xOffset) {
        for (int index = 0; index < rowBlocks(); index++) {
            int at = side(work, work.a, index, real.storedRows(), real.storedRows());
            back(work, width == BLOCK ? work.a : work.block, at, index);
        }
        alongBack(work, x, xOffset, real.halfRows());
    }

    @Override
    void forward(Work work, Split x, int xOffset) {
        for (int index = 0; index < rowBlocks(); index++) {
            int at = side(work, work.a, index, columns, columns);
            Split from = width == BLOCK ? work.a : work.block;
            Split z = alongRows.forward(work.fft, from, at, BLOCK);
            if (width == BLOCK) {
                place(work, z, index, work.b.re());
                place(work, z.swapped(), index, work.b.im());
            } else {
                turnRound(work, z, columns, index);
            }
        }
        alongBack(work, x, xOffset, columns);
    }

    @Override
    void place(Work work, Split from, int index, int to) {
        if (width == BLOCK) {
            System.arraycopy(work.data, from.re(), work.data, to + index * columns * BLOCK, columns * BLOCK);
        } else {
            int at = to + index * BLOCK * columns;
            work.kernels.rowsToLines(work.data, from.re(), columns, work.data, at, columns);
        }
    }
}
