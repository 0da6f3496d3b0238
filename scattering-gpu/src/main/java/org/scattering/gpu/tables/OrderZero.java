package org.scattering.gpu.tables;

import java.util.Optional;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;

/**
 * Order 0 as sums in double precision over a window of the signal.
 *
 * @param output what is summed
 * @param kept which samples of the output
 * @param step input samples a sample of the output
 * @param windowRows rows of the window
 * @param windowColumns columns of the window
 * @param reachRows rows of the window before its centre
 * @param reachColumns columns before it
 * @param taps the weights of the window; one 0 where there are none
 */
public record OrderZero(
        Average.Output output,
        Kept kept,
        int step,
        int windowRows,
        int windowColumns,
        int reachRows,
        int reachColumns,
        double[] taps) {
    private static final double NEGLIGIBLE = 1e-12;
    /** Products a sample of the padded grid, beyond which the sums cost more than the transform. */
    private static final long MOST_PRODUCTS = 256;

    private static final double[] NO_TAPS = {0};

    /** The sums; empty where they would cost too much. */
    static Optional<OrderZero> of(ScatteringPlan plan) {
        Kept samples = Kept.of(plan, 0);
        return switch (plan.settings().averaging()) {
            case Averaging.Local local -> local(plan, local.resolution());
            case Averaging.None none ->
                Optional.of(new OrderZero(Average.Output.SAMPLES, samples, 1, 1, 1, 0, 0, NO_TAPS));
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
                                        NO_TAPS)
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
                                        NO_TAPS));
        };
    }

    private static Optional<OrderZero> local(ScatteringPlan plan, int resolution) {
        double[] phi = LocalSums.inTime(plan.lowpass(0).spectrum());
        int columns = plan.columns(0);
        int rows = plan.rows(0);
        Window across = Window.of(phi, 1, columns);
        Window down = Window.of(phi, columns, rows);
        Kept kept = Kept.of(plan, resolution);
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
        return Optional.of(new OrderZero(
                Average.Output.LOCAL,
                kept,
                1 << resolution,
                down.count,
                across.count,
                down.before,
                across.before,
                taps));
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

    void write(Arguments to) {
        to.ints(output.code(), kept.fromRow(), kept.rows(), kept.fromColumn(), kept.columns(), step);
        to.ints(windowRows, windowColumns, reachRows, reachColumns, kept.keptTo());
    }
}
