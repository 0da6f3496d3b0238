package org.scattering.cpu;

import java.util.Arrays;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;
import org.scattering.kernel.Taps;

/**
 * In 1D: block k of the sweep holds the points k + R·m. Sixteen partial sums are kept, for k modulo 16, and added last: so a
 * signal alone, whose lanes are neighbouring k, adds in the order in which signals side by side do.
 */
final class LineAverager extends Averager {
    private static final int BLOCK = Kernels.BLOCK;

    private static final float[] ONES = new float[BLOCK];

    static {
        Arrays.fill(ONES, 1);
    }

    private final int length;
    private final int rows;
    private final int width;
    private final int from;
    private final int kept;
    private final int groups;
    private final int reach;
    /** Points of the signal a sample of the output. */
    private final int step;

    private final Taps taps;
    /** The tap for point 0 in sample 0 of the output. */
    private final int origin;
    /** From the taps of one block to those of the next; 0 where they share them. */
    private final int blockStride;

    /**
     * @param sweeps how the signal is cut into blocks
     * @param phi φ at the signal's rate, in time, periodic and even
     * @param step points of the signal a sample of the output
     * @param from the first kept sample
     * @param kept how many
     */
    LineAverager(Sweeps sweeps, double[] phi, int step, int from, int kept) {
        length = phi.length;
        rows = sweeps instanceof Line line ? line.rows() : 1;
        width = sweeps.width();
        this.from = from;
        this.kept = kept;
        groups = Math.ceilDiv(kept, GROUP);
        reach = reach(phi);
        this.step = step;
        // Row by row of a block the taps are `rows` apart; where the output's step is a multiple of that, those of one
        // block can lie side by side, where the next sums find them again in the first-level cache.
        int lanes = width == BLOCK ? 1 : BLOCK;
        boolean byBlock = step % rows == 0 && rows % lanes == 0;
        int blocks = byBlock ? rows / lanes : 1;
        origin = (from + groups * GROUP) * step / blocks;
        int each = origin + length / blocks + BLOCK;
        blockStride = byBlock ? each : 0;
        int together = byBlock ? lanes : each;
        float[] values = new float[blocks * each];
        for (int i = 0; i < values.length; i++) {
            int tap = i % each;
            int point = i / each * lanes + tap / together * rows + tap % together;
            values[i] = (float) phi[Math.floorMod(point - origin * blocks, length)];
        }
        taps = new Taps(values, rows / blocks, step / blocks);
    }

    /** Products a point that the sums take. */
    static double cost(double[] phi, int step, int kept) {
        double taps = Math.min(phi.length, 2.0 * reach(phi) + 1 + (GROUP - 1) * step);
        return Math.ceilDiv(kept, GROUP) * GROUP * taps / phi.length;
    }

    private int partials() {
        return width == BLOCK ? Math.min(rows, BLOCK) : 1;
    }

    private int numbers() {
        return groups * GROUP * BLOCK;
    }

    @Override
    int sums() {
        return partials() * numbers();
    }

    @Override
    void begin(Work work) {
        work.clear(work.sums.re(), sums());
    }

    @Override
    public void accept(Work work, Split u, int block) {
        int k = width == BLOCK ? block : block * BLOCK;
        int base = k / BLOCK * BLOCK;
        int partial = width == BLOCK ? k % BLOCK * numbers() : 0;
        for (int g = 0; g < groups; g++) {
            int sample = from + g * GROUP;
            int low = sample * step - reach;
            int high = (Math.min(sample + GROUP, from + kept) - 1) * step + reach;
            int own = blockStride == 0 ? k : block * blockStride;
            int tap = origin + own - sample * taps.shift();
            int to = work.sums.re() + partial + g * GROUP * BLOCK;
            if (high - low + BLOCK > length) {
                add(work, u, 0, length / rows, tap, to);
                continue;
            }
            // φ is periodic: what lies beyond an end comes from the other. All blocks of 16 take the same rows.
            for (int turn = -length; turn <= length; turn += length) {
                int first = Math.max(0, Math.ceilDiv(low + turn - base - BLOCK + 1, rows));
                int end = Math.min(length / rows, Math.floorDiv(high + turn - base, rows) + 1);
                if (first < end) {
                    add(work, u, first, end, tap, to);
                }
            }
        }
    }

    private void add(Work work, Split u, int first, int end, int tap, int to) {
        if (width == BLOCK) {
            work.kernels.average(u, first, end, taps, tap, work.data, to);
        } else {
            work.kernels.averageAcross(u, first, end, taps, tap, work.data, to);
        }
    }

    @Override
    void finish(Work work) {
        int padded = width == BLOCK ? numbers() : kept;
        work.clear(work.natural + from * width, padded);
        if (width == BLOCK) {
            // The sums of one partial are a row of numbers() numbers; the rows are added in order.
            work.kernels.addRows(
                    ONES, 0, partials(), work.data, work.sums.re(), work.natural + from * BLOCK, numbers());
            return;
        }
        for (int sample = 0; sample < kept; sample++) {
            float sum = 0;
            for (int lane = 0; lane < BLOCK; lane++) {
                sum += work.data[work.sums.re() + sample * BLOCK + lane];
            }
            work.data[work.natural + from + sample] = sum;
        }
    }
}
