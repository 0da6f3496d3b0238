package org.scattering.gpu.run;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.function.IntConsumer;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Signals;
import org.scattering.gpu.driver.PinnedMemory;
import org.scattering.gpu.tables.Layout;
import org.scattering.gpu.tables.PlanTables;
import org.scattering.plan.OutputLayout;
import org.scattering.plan.ScatteringPlan;

/**
 * The copies between the arrays of a call and pinned memory, cut into pieces for the threads of the call. Every number is copied, or
 * converted, by itself: the pieces change no bit.
 *
 * @param in the batch
 * @param out its coefficients
 * @param threads those of the call
 */
record Staging(Signals in, Coefficients out, Threads threads) {
    /** A piece: some 50 µs of copying, well above what handing it to another thread takes. */
    private static final long PIECE_BYTES = 1 << 18;

    /** Who copies. */
    @FunctionalInterface
    interface Threads {
        /** Runs tasks 0 … tasks - 1 in any order, on several threads at once, and returns when all have run. */
        void run(int tasks, IntConsumer task);
    }

    /** What a piece is of: things from one on, up to another one. */
    @FunctionalInterface
    private interface Range {
        void copy(int from, int to);
    }

    /** Cuts things of about so many bytes in all. */
    private void share(int things, long bytes, Range range) {
        int pieces = Math.clamp(bytes / PIECE_BYTES, 1, Math.max(1, things));
        threads.run(
                pieces,
                piece -> range.copy(
                        (int) ((long) things * piece / pieces), (int) ((long) things * (piece + 1) / pieces)));
    }

    /**
     * Copies signals into pinned memory, one after another.
     *
     * @param first the first of them
     * @param count how many
     * @param target receives their numbers as they are
     */
    void fill(int first, int count, PinnedMemory target) {
        int size = in.single() ? Float.BYTES : Double.BYTES;
        int origin = in.offset(first);
        long bytes = (long) size * (in.offset(first + count) - origin);
        share(count, bytes, (from, to) -> {
            long begin = (long) size * (in.offset(first + from) - origin);
            long end = (long) size * (in.offset(first + to) - origin);
            in.copy(first + from, to - from, target.part(begin, end - begin));
        });
    }

    /**
     * Stores the coefficients of signals.
     *
     * @param first the first of them
     * @param count how many
     * @param buffers where the device has put them
     * @param tables of the plan
     */
    void store(int first, int count, Buffers buffers, PlanTables tables) {
        FloatBuffer numbers = buffers.stagedOutput.buffer().asFloatBuffer();
        long bytes = (long) Float.BYTES * (out.offset(first + count) - out.offset(first));
        if (in.single() && !in.variable()) {
            int origin = out.offset(first);
            share(
                    out.offset(first + count) - origin,
                    bytes,
                    (from, to) -> numbers.get(from, out.floats(), origin + from, to - from));
            return;
        }
        DoubleBuffer stats = buffers.stagedStats.buffer().asDoubleBuffer();
        DoubleBuffer exact = buffers.stagedExact.buffer().asDoubleBuffer();
        share(count, bytes, (from, to) -> {
            for (int i = from; i < to; i++) {
                double unit = in.single() ? 1 : stats.get(Layout.STATS * i);
                store(numbers, first, i, unit, tables.plan());
                if (!in.single()) {
                    storeExact(exact, first, i, unit, tables);
                }
            }
        });
    }

    /** Rows of shorter signals are the beginnings of what the device has computed. */
    private void store(FloatBuffer numbers, int first, int signal, double unit, ScatteringPlan plan) {
        OutputLayout computed = plan.layout();
        OutputLayout layout = out.layout(first + signal);
        for (int row = 0; row < layout.rows(); row++) {
            int source = signal * computed.size() + computed.offset(row);
            int target = out.offset(first + signal) + layout.offset(row);
            for (int i = 0; i < layout.length(row); i++) {
                out.set(target + i, unit * numbers.get(source + i));
            }
        }
    }

    /** Order 0 once more, as it was before it was rounded. */
    private void storeExact(DoubleBuffer numbers, int first, int signal, double unit, PlanTables tables) {
        OutputLayout layout = out.layout(first + signal);
        int rows = tables.exactNumbers() == 0 ? 0 : tables.parts();
        for (int row = 0; row < rows; row++) {
            int source = signal * tables.exactNumbers()
                    + row * tables.plan().layout().length(0);
            int target = out.offset(first + signal) + layout.offset(row);
            for (int i = 0; i < layout.length(row); i++) {
                out.set(target + i, unit * numbers.get(source + i));
            }
        }
    }
}
