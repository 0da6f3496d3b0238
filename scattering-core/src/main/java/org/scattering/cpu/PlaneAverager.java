package org.scattering.cpu;

import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;
import org.scattering.kernel.TwoLines;

/**
 * In 2D, for a separable φ: along two rows while they are in the first-level cache, then, when all rows are there, along the
 * columns of their sums. Both kinds of sums lie in columns of blocks: [sample][row][lane] for images side by side,
 * [16 samples][row][sample] for one alone.
 */
final class PlaneAverager extends Averager {
    private static final int BLOCK = Kernels.BLOCK;

    private final int width;
    private final AxisSums down;
    private final AxisSums along;
    private final int outputColumns;

    /** Columns of blocks. */
    private final int columns;
    /** Numbers of a line that is laid out. */
    private final int line;
    /** Numbers of the sums of 16 rows of an image alone before they are turned round. */
    private final int fresh;
    /** Numbers of a column of sums that waits for its last row. */
    private final int waiting;
    /** Numbers of a column of the result. */
    private final int done;

    private final TwoLines rows;
    private final TwoLines columnsOfSums;

    /**
     * @param sweeps how the image is cut into blocks
     * @param down the sums along the columns
     * @param along the sums along the rows
     * @param outputColumns columns of the whole output
     */
    PlaneAverager(Sweeps sweeps, AxisSums down, AxisSums along, int outputColumns) {
        width = sweeps.width();
        this.down = down;
        this.along = along;
        this.outputColumns = outputColumns;
        boolean wide = width == BLOCK;
        int blocks = Math.ceilDiv(along.slots(), BLOCK);
        columns = wide ? along.slots() : blocks;
        line = Math.max(along.rows(), down.rows()) * BLOCK;
        fresh = wide ? 0 : blocks * BLOCK * BLOCK;
        // Rows come two by two, or 16 by 16: the last ones may be beyond the image.
        waiting = Math.ceilDiv(down.length(), wide ? 2 : BLOCK) * (wide ? 2 : BLOCK) * BLOCK;
        done = down.slots() * BLOCK;
        rows = wide ? new TwoLines(line, waiting, BLOCK) : new TwoLines(line, BLOCK, fresh);
        columnsOfSums = new TwoLines(line, BLOCK, done);
    }

    @Override
    int sums() {
        // Columns are computed two by two.
        return 2 * line + 2 * fresh + columns * waiting + (columns + 1) * done;
    }

    @Override
    void begin(Work work) {
        // Nothing is added to what is there.
    }

    @Override
    public void accept(Work work, Split u, int block) {
        along.layOut(work.kernels, u.data(), u.re(), line(work, block));
        add(work, block);
    }

    @Override
    public void acceptModuli(Work work, Split z, int numbers, int block) {
        along.layOutModuli(work.kernels, z, work.data, line(work, block));
        add(work, block);
    }

    private int line(Work work, int index) {
        return work.sums.re() + index % 2 * line;
    }

    /** Where the columns are that wait. */
    private int waiting(Work work) {
        return work.sums.re() + 2 * line + 2 * fresh;
    }

    private int done(Work work) {
        return waiting(work) + columns * waiting;
    }

    /** Goes on with a row, or 16, that is laid out: two at a time. */
    private void add(Work work, int block) {
        boolean last = (block + 1) * (width == BLOCK ? 1 : BLOCK) >= down.length();
        if (block % 2 == 0 && !last) {
            return;
        }
        int lines = work.sums.re();
        int first = block - block % 2;
        if (width == BLOCK) {
            along.sum(work.kernels, work.data, lines, waiting(work) + first * BLOCK, rows);
            return;
        }
        along.sum(work.kernels, work.data, lines, lines + 2 * line, rows);
        for (int b = first; b <= block; b++) {
            turnRound(work, b);
        }
    }

    /** Sums of 16 rows of an image alone. */
    private void turnRound(Work work, int block) {
        int from = work.sums.re() + 2 * line + block % 2 * fresh;
        int to = waiting(work) + block * BLOCK * BLOCK;
        for (int column = 0; column < columns; column++) {
            work.kernels.rowsToLines(
                    work.data, from + column * BLOCK * BLOCK, BLOCK, work.data, to + column * waiting, BLOCK);
        }
    }

    @Override
    void finish(Work work) {
        for (int column = 0; column < columns; column++) {
            down.layOut(work.kernels, work.data, waiting(work) + column * waiting, line(work, column));
            if (column % 2 == 1 || column == columns - 1) {
                int to = done(work) + column / 2 * 2 * done;
                down.sum(work.kernels, work.data, work.sums.re(), to, columnsOfSums);
            }
        }
        int from = done(work) + down.first() * BLOCK;
        int to = work.natural + (down.from() * outputColumns + along.from()) * width;
        if (width == BLOCK) {
            from += along.first() * done;
            for (int o = 0; o < down.kept(); o++, from += BLOCK, to += outputColumns * BLOCK) {
                work.kernels.copyRows(work.data, from, done, work.data, to, BLOCK, along.kept());
            }
            return;
        }
        // What 16 numbers write beyond the end of a row is written again; only single blocks have other sums in front.
        for (int column = (along.kept() - 1) / BLOCK; column >= 0; column--) {
            int x = from + column * done + along.first();
            work.kernels.copyRows(work.data, x, BLOCK, work.data, to + column * BLOCK, outputColumns, down.kept());
        }
    }
}
