package org.scattering.gpu.tables;

import java.util.Optional;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;

/**
 * Order 0 as sums in double precision over a window of the signal. In images they go along the rows, then down the columns, where
 * the window is a product of its axes: 2·n products a sample of the output in place of n².
 *
 * @param output what is summed
 * @param kept which samples of the output
 * @param step input samples a sample of the output
 * @param windowRows rows of the window
 * @param windowColumns columns of the window
 * @param reachRows rows of the window before its centre
 * @param reachColumns columns before it
 * @param taps the weights of the window, those along the last axis before those down the first where it is their product; one 0
 *     where there are none
 * @param rowsAtOnce rows of a block that sums along the last axis; 0 where the whole window is summed at once
 */
public record OrderZero(
        Average.Output output,
        Kept kept,
        int step,
        int windowRows,
        int windowColumns,
        int reachRows,
        int reachColumns,
        double[] taps,
        int rowsAtOnce) {
    private static final double NEGLIGIBLE = 1e-12;
    /** Products a sample of the padded grid, beyond which the sums cost more than the transform. */
    private static final long MOST_PRODUCTS = 256;

    /** Of φ(0): how far φ may be from a product of its axes. */
    private static final double PRODUCT = 1e-13;

    /** Samples and rows of a block that sums along the last axis. */
    private static final int BLOCK_SAMPLES = 2048;

    private static final int MOST_ROWS = 16;

    private static final double[] NO_TAPS = {0};

    /** The sums; empty where they would cost too much. */
    static Optional<OrderZero> of(ScatteringPlan plan, int sharedBytes) {
        int rowsAtOnce = rowsAtOnce(plan, sharedBytes);
        // The mean of a signal ends where that does; those of a batch may differ.
        int pooledAtOnce = plan.axes().size() == 2 ? rowsAtOnce : 0;
        Kept samples = Kept.of(plan, 0);
        return switch (plan.settings().averaging()) {
            case Averaging.Local local -> local(plan, local.resolution(), rowsAtOnce);
            case Averaging.None none ->
                Optional.of(new OrderZero(Average.Output.SAMPLES, samples, 1, 1, 1, 0, 0, NO_TAPS, 0));
            case Averaging.Global(Averaging.Pooling pooling) ->
                Optional.of(
                        pooling == Averaging.Pooling.SUM
                                ? new OrderZero(
                                        Average.Output.SUM,
                                        new Kept(0, 1, 0, 1, 0, samples.keptTo(), samples.length()),
                                        1,
                                        plan.rows(0),
                                        plan.columns(0),
                                        0,
                                        0,
                                        NO_TAPS,
                                        pooledAtOnce)
                                : new OrderZero(
                                        Average.Output.MEAN,
                                        new Kept(
                                                samples.fromRow(),
                                                1,
                                                samples.fromColumn(),
                                                1,
                                                0,
                                                samples.keptTo(),
                                                samples.length()),
                                        1,
                                        samples.rows(),
                                        samples.columns(),
                                        0,
                                        0,
                                        NO_TAPS,
                                        pooledAtOnce));
        };
    }

    /** Rows that share a block; 0 where one does not fit. A signal is one row. */
    private static int rowsAtOnce(ScatteringPlan plan, int sharedBytes) {
        int columns = plan.columns(0);
        boolean fits = (long) Double.BYTES * columns <= sharedBytes;
        int most = Math.min(BLOCK_SAMPLES, sharedBytes / Double.BYTES);
        return fits ? Math.clamp(most / columns, 1, MOST_ROWS) : 0;
    }

    private static Optional<OrderZero> local(ScatteringPlan plan, int resolution, int rowsAtOnce) {
        double[] phi = LocalSums.inTime(plan.lowpass(0).spectrum());
        int columns = plan.columns(0);
        int rows = plan.rows(0);
        Window across = Window.of(phi, 1, columns);
        Window down = Window.of(phi, columns, rows);
        Kept kept = Kept.of(plan, resolution);
        if (rowsAtOnce > 0 && LocalSums.isProduct(phi, columns, PRODUCT)) {
            double[] taps = new double[across.count + down.count];
            for (int c = 0; c < across.count; c++) {
                taps[c] = phi[Math.floorMod(c - across.before, columns)] / phi[0];
            }
            for (int r = 0; r < down.count; r++) {
                taps[across.count + r] = phi[Math.floorMod(r - down.before, rows) * columns];
            }
            return Optional.of(local(kept, resolution, across, down, taps, rowsAtOnce));
        }
        long products = (long) kept.samples() * across.count * down.count;
        if (products > MOST_PRODUCTS * rows * columns) {
            return Optional.empty();
        }
        double[] taps = new double[down.count * across.count];
        for (int i = 0; i < taps.length; i++) {
            int r = Math.floorMod(i / across.count - down.before, rows);
            int c = Math.floorMod(i % across.count - across.before, columns);
            taps[i] = phi[r * columns + c];
        }
        return Optional.of(local(kept, resolution, across, down, taps, 0));
    }

    private static OrderZero local(
            Kept kept, int resolution, Window across, Window down, double[] taps, int rowsAtOnce) {
        return new OrderZero(
                Average.Output.LOCAL,
                kept,
                1 << resolution,
                down.count,
                across.count,
                down.before,
                across.before,
                taps,
                rowsAtOnce);
    }

    private record Window(int count, int before) {
        /** Around φ(0) along one axis, whose samples are `stride` apart. */
        static Window of(double[] phi, int stride, int length) {
            double[] line = new double[length];
            for (int i = 0; i < length; i++) {
                line[i] = phi[i * stride];
            }
            int reach = LocalSums.reach(line, NEGLIGIBLE);
            return 2 * reach + 1 >= length ? new Window(length, length / 2) : new Window(2 * reach + 1, reach);
        }
    }

    /**
     * Samples of one part of order 0.
     *
     * @return how many
     */
    public int samples() {
        return kept.samples();
    }

    /**
     * Sums of rows that wait for those of columns.
     *
     * @param rows of the padded grid
     * @return doubles a part of a signal
     */
    public long rowSums(int rows) {
        return rowsAtOnce == 0 ? 0 : (long) rows * kept.columns();
    }

    void write(Arguments to) {
        to.ints(output.code(), kept.fromRow(), kept.rows(), kept.fromColumn(), kept.columns(), step);
        to.ints(windowRows, windowColumns, reachRows, reachColumns, kept.keptTo(), rowsAtOnce);
    }
}
