package org.scattering.cpu;

import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/**
 * In 2D, for a separable φ: along a row while it is in the first-level cache, then the rows of sums, as many as wait, into the
 * rows of the output. Both kinds of sums lie in columns of blocks: [sample][row][lane] for images side by side,
 * [16 samples][row][sample] for one alone.
 */
final class PlaneAverager extends Averager {
    private static final int BLOCK = Kernels.BLOCK;

    private final int width;
    /** Rows that are added to the output at a time: all of an image alone, for its sums are small. */
    private final int rows;

    private final AxisSums down;
    private final AxisSums along;
    private final int outputColumns;

    /**
     * @param sweeps how the image is cut into blocks
     * @param down the sums along the columns
     * @param along the sums along the rows
     * @param outputColumns columns of the whole output
     */
    PlaneAverager(Sweeps sweeps, AxisSums down, AxisSums along, int outputColumns) {
        width = sweeps.width();
        rows = width == BLOCK ? BLOCK : Math.ceilDiv(down.length(), BLOCK) * BLOCK;
        this.down = down;
        this.along = along;
        this.outputColumns = outputColumns;
    }

    /** Columns of blocks that the samples of a row fill. */
    private int columns() {
        return width == BLOCK ? along.samples() : Math.ceilDiv(along.samples(), BLOCK);
    }

    /** Numbers of a row's sums, where they are first. */
    private int fresh() {
        return Math.ceilDiv(along.samples(), BLOCK) * BLOCK * BLOCK;
    }

    /** Numbers of the rows that wait to be added to the output. */
    private int waiting() {
        return columns() * rows * BLOCK;
    }

    @Override
    int sums() {
        return fresh() + waiting() + columns() * down.samples() * BLOCK;
    }

    @Override
    void begin(Work work) {
        int done = fresh() + waiting();
        work.clear(work.sums.re() + done, sums() - done);
    }

    @Override
    public void accept(Work work, Split u, int block) {
        int fresh = work.sums.re();
        work.clear(fresh, along.samples() * BLOCK);
        along.add(work.kernels, u, 0, 0, along.length(), work.data, fresh);
        int waiting = fresh + fresh();
        if (width == BLOCK) {
            int row = block % rows;
            int to = waiting + row * BLOCK;
            work.kernels.copyRows(work.data, fresh, BLOCK, work.data, to, rows * BLOCK, columns());
            if (row == rows - 1 || block == down.length() - 1) {
                add(work, block - row, row + 1);
            }
            return;
        }
        // The lanes are rows of one image: turn them round.
        for (int column = 0; column < columns(); column++) {
            int from = fresh + column * BLOCK * BLOCK;
            int to = waiting + (column * rows + block * BLOCK) * BLOCK;
            work.kernels.rowsToLines(work.data, from, BLOCK, work.data, to, BLOCK);
        }
        if ((block + 1) * BLOCK >= down.length()) {
            add(work, 0, down.length());
        }
    }

    /** Adds waiting rows, from row r of the image on, to the rows of the output. */
    private void add(Work work, int r, int count) {
        int done = work.sums.re() + fresh() + waiting();
        for (int column = 0; column < columns(); column++) {
            int row = fresh() / BLOCK + column * rows;
            down.add(work.kernels, work.sums, row, r, count, work.data, done + column * down.samples() * BLOCK);
        }
    }

    @Override
    void finish(Work work) {
        int done = work.sums.re() + fresh() + waiting();
        int stride = down.samples() * BLOCK;
        for (int o = 0; o < down.kept(); o++) {
            int from = done + o * BLOCK;
            int to = work.natural + ((down.from() + o) * outputColumns + along.from()) * width;
            if (width == BLOCK) {
                work.kernels.copyRows(work.data, from, stride, work.data, to, BLOCK, along.kept());
                continue;
            }
            for (int n = 0; n < along.kept(); n += BLOCK) {
                int numbers = Math.min(BLOCK, along.kept() - n);
                System.arraycopy(work.data, from + n / BLOCK * stride, work.data, to + n, numbers);
            }
        }
    }
}
