package org.scattering.cpu;

import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;
import org.scattering.kernel.Taps;

/** In 2D, for a separable φ: along a row while it is in the first-level cache, then its sums into the rows of the output. */
final class PlaneAverager extends Averager {
    private static final int BLOCK = Kernels.BLOCK;

    /** One axis: φ along it, and the kept samples of the output. */
    record AxisFilter(double[] phi, int step, int from, int kept) {
        int groups() {
            return Math.ceilDiv(kept, GROUP);
        }
    }

    /** Rows that are added to the output at a time. */
    private static final int ROWS = BLOCK;

    private final int width;
    private final AxisFilter down;
    private final AxisFilter along;
    private final int outputColumns;
    private final int reach;
    private final Taps taps;
    private final int origin;
    /** Weight of input row r in output row o at o·rows + r, from the first kept one on. */
    private final float[] weights;

    /**
     * @param sweeps how the image is cut into blocks
     * @param down φ along the columns
     * @param along φ along the rows
     */
    PlaneAverager(Sweeps sweeps, AxisFilter down, AxisFilter along) {
        width = sweeps.width();
        this.down = down;
        this.along = along;
        int columns = along.phi.length;
        outputColumns = columns / along.step;
        reach = LineAverager.reach(along.phi);
        origin = (along.from + along.groups() * GROUP) * along.step;
        float[] values = new float[origin + columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) along.phi[Math.floorMod(i - origin, columns)];
        }
        taps = new Taps(values, 1, along.step);
        int rows = down.phi.length;
        weights = new float[down.kept * rows];
        for (int i = 0; i < weights.length; i++) {
            double weight = down.phi[Math.floorMod(i % rows - (down.from + i / rows) * down.step, rows)];
            weights[i] = Math.abs(weight) > NEGLIGIBLE * down.phi[0] ? (float) weight : 0;
        }
    }

    /** Numbers of a row of sums along the rows: whole blocks. */
    private int sumsOfRow() {
        int samples = along.groups() * GROUP;
        return width == BLOCK ? samples * BLOCK : Math.ceilDiv(samples, BLOCK) * BLOCK;
    }

    /** First a block's sums along its rows, then the rows that wait to be added to the output, then the output. */
    @Override
    int sums() {
        return waiting() + (ROWS + down.kept) * sumsOfRow();
    }

    private int waiting() {
        return width == BLOCK ? 0 : along.groups() * GROUP * BLOCK;
    }

    private int completed() {
        return waiting() + ROWS * sumsOfRow();
    }

    @Override
    void begin(Work work) {
        work.clear(work.sums + waiting(), sums() - waiting());
    }

    @Override
    public void accept(Work work, Split u, int block) {
        if (width == BLOCK) {
            int row = block % ROWS;
            sumAlong(work, u, work.sums + row * sumsOfRow());
            if (row == ROWS - 1 || block == down.phi.length - 1) {
                add(work, block - row, row + 1);
            }
            return;
        }
        // The lanes are rows of one image: turn them round. The last block may have fewer than 16.
        sumAlong(work, u, work.sums);
        int at = work.sums + waiting();
        work.kernels.rowsToLines(work.data, work.sums, along.groups() * GROUP, work.data, at, sumsOfRow());
        add(work, block * BLOCK, Math.min(BLOCK, down.phi.length - block * BLOCK));
    }

    private void sumAlong(Work work, Split u, int to) {
        work.clear(to, along.groups() * GROUP * BLOCK);
        int columns = along.phi.length;
        for (int g = 0; g < along.groups(); g++) {
            int sample = along.from + g * GROUP;
            int low = sample * along.step - reach;
            int high = (Math.min(sample + GROUP, along.from + along.kept) - 1) * along.step + reach;
            boolean inside = low >= 0 && high < columns;
            int tap = origin - sample * along.step;
            int target = to + g * GROUP * BLOCK;
            work.kernels.average(u, inside ? low : 0, inside ? high + 1 : columns, taps, tap, work.data, target);
        }
    }

    /** Adds waiting rows, from input row r on, to the rows of the output. */
    private void add(Work work, int r, int count) {
        int from = work.sums + waiting();
        for (int o = 0; o < down.kept; o++) {
            int weight = o * down.phi.length + r;
            if (matters(weight, count)) {
                int to = work.sums + completed() + o * sumsOfRow();
                work.kernels.addRows(weights, weight, count, work.data, from, to, sumsOfRow());
            }
        }
    }

    private boolean matters(int weight, int count) {
        for (int i = weight; i < weight + count; i++) {
            if (weights[i] != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    void finish(Work work) {
        for (int o = 0; o < down.kept; o++) {
            int from = work.sums + completed() + o * sumsOfRow();
            int to = work.natural + ((down.from + o) * outputColumns + along.from) * width;
            System.arraycopy(work.data, from, work.data, to, along.kept * width);
        }
    }
}
