package org.scattering.cpu;

import org.jspecify.annotations.Nullable;
import org.scattering.fft.ComplexFft;
import org.scattering.kernel.Split;

/** Images: along the columns, then row by row (16 rows of one image at a time where it is alone), then along the columns. */
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

    /** Whether one image alone fills blocks, in half a spectrum too; the last block may overlap the one before. */
    static boolean fillsBlocks(int rows, int columns) {
        return rows >= BLOCK && columns / 2 + 1 >= BLOCK;
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
    int halfPoints() {
        return rows * real.halfRows();
    }

    @Override
    BlockMap blocks() {
        return new BlockMap(width() == BLOCK, rows, columns);
    }

    @Override
    int blockRows() {
        return Math.max(alongColumns.bufferRows(), Math.max(alongRows.bufferRows(), real.bufferRows()));
    }

    @Override
    boolean packed() {
        return real.packed();
    }

    /** Where a block of lanes begins in rows of so many; the last one overlaps where they are not a multiple of 16. */
    private static int begin(int block, int lanes) {
        return Math.min(block * BLOCK, lanes - BLOCK);
    }

    private int rowBlocks() {
        return width == BLOCK ? rows : Math.ceilDiv(rows, BLOCK);
    }

    /** Inverse FFTs along the columns, from the source or b to a. */
    private void along(Work work, @Nullable BlockSource source) {
        int lanes = columns * width;
        for (int block = 0; block < Math.ceilDiv(lanes, BLOCK); block++) {
            int at = begin(block, lanes);
            if (source == null) {
                alongColumns.inverse(work.fft, work.b, at, lanes, work.a, at, lanes);
            } else {
                source.load(work, block);
                alongColumns.inverse(work.fft, work.block, 0, BLOCK, work.a, at, lanes);
            }
        }
    }

    /** A row of a wide image, or 16 rows of one alone, side by side: where it begins in {@code x}, or in the block. */
    private int side(Work work, Split x, int index, int length) {
        if (width == BLOCK) {
            return index * length * BLOCK;
        }
        int at = begin(index, rows) * length;
        work.kernels.linesToRows(work.data, x.re() + at, length, work.data, work.block.re(), length);
        work.kernels.linesToRows(work.data, x.im() + at, length, work.data, work.block.im(), length);
        return 0;
    }

    private Split across(Work work, int index) {
        int at = side(work, work.a, index, columns);
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
            work.kernels.modulus(across(work, index), work.block, columns * BLOCK);
            if (u != null) {
                u.accept(work, work.block, index);
            }
            if (x != null) {
                real.pack(work);
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
        int to = begin(index, rows) * half;
        work.kernels.rowsToLines(work.data, work.block.re(), half, work.data, work.b.re() + to, half);
        work.kernels.rowsToLines(work.data, work.block.im(), half, work.data, work.b.im() + to, half);
    }

    /** FFTs along the columns of b. */
    private void alongBack(Work work, Split x, int xOffset, int length) {
        int lanes = length * width;
        for (int block = 0; block < Math.ceilDiv(lanes, BLOCK); block++) {
            int at = begin(block, lanes);
            alongColumns.forward(work.fft, work.b, at, lanes, x, xOffset + at, lanes);
        }
    }

    @Override
    void forwardReal(Work work, Split x, int xOffset) {
        for (int index = 0; index < rowBlocks(); index++) {
            int at = side(work, work.a, index, real.storedRows());
            back(work, width == BLOCK ? work.a : work.block, at, index);
        }
        alongBack(work, x, xOffset, real.halfRows());
    }

    @Override
    void forward(Work work, Split x, int xOffset) {
        for (int index = 0; index < rowBlocks(); index++) {
            int at = side(work, work.a, index, columns);
            Split from = width == BLOCK ? work.a : work.block;
            Split z = alongRows.forward(work.fft, from, at, BLOCK);
            place(work, z, index, work.b.re());
            place(work, z.swapped(), index, work.b.im());
        }
        alongBack(work, x, xOffset, columns);
    }

    @Override
    void place(Work work, Split from, int index, int to) {
        if (width == BLOCK) {
            System.arraycopy(work.data, from.re(), work.data, to + index * columns * BLOCK, columns * BLOCK);
        } else {
            int at = to + begin(index, rows) * columns;
            work.kernels.rowsToLines(work.data, from.re(), columns, work.data, at, columns);
        }
    }
}
