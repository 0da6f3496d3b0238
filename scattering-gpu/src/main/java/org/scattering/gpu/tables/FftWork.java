package org.scattering.gpu.tables;

import java.util.Map;

/**
 * What the passes of a block do: operations are exact but for the butterflies, which count as 5 log2 R a point of radix R; instructions
 * are those of the code for compute capability 9.0, of every thread of a warp that has one butterfly or more.
 *
 * @param operations on floats
 * @param instructions of single threads
 * @param sharedBytes read from and written to shared memory, and the factors
 */
record FftWork(double operations, double instructions, double sharedBytes) {
    static final FftWork NONE = new FftWork(0, 0, 0);

    private static final int WARP = 32;
    private static final double COMPLEX = 8;

    /** Of one butterfly that has factors, from shared memory to shared memory; counted as native/README.md says. */
    private static final Map<Integer, Integer> INSTRUCTIONS = Map.ofEntries(
            Map.entry(1, 41),
            Map.entry(2, 73),
            Map.entry(3, 95),
            Map.entry(4, 107),
            Map.entry(5, 139),
            Map.entry(6, 156),
            Map.entry(7, 192),
            Map.entry(8, 191),
            Map.entry(10, 254),
            Map.entry(12, 287),
            Map.entry(16, 389),
            Map.entry(20, 502));

    /** Of a factor, which the first pass has not: its product, half a load, the address. */
    private static final double FACTOR_INSTRUCTIONS = 5.5;

    /** Of a turn of the loop of a pass of any other radix, and of what a point takes beside. */
    private static final double SUMMED_INSTRUCTIONS = 12;

    private static final double SUMMED_POINT = 40;

    /** Of the loop over passes, for each thread of the block. */
    private static final double PASS_INSTRUCTIONS = 40;

    /** All passes along one axis of all grids of a block. */
    static FftWork of(Lines lines, int threads) {
        FftWork sum = NONE;
        for (FftAxis.Pass pass : lines.axis().passes()) {
            sum = sum.and(of(pass, lines.lines() * (lines.axis().length() / pass.radix()), threads));
        }
        return sum;
    }

    private static FftWork of(FftAxis.Pass pass, int butterflies, int threads) {
        int radix = pass.radix();
        double points = (double) butterflies * radix;
        if (FftAxis.summed(radix)) {
            double products = points * radix;
            return new FftWork(
                    8 * products,
                    SUMMED_INSTRUCTIONS * products + SUMMED_POINT * points,
                    2 * COMPLEX * products + COMPLEX * points);
        }
        double factors = pass.done() > 1 ? (double) butterflies * (radix - 1) : 0;
        // Every butterfly but those of the first pass multiplies by its factors: 4 instructions each, and a load for
        // two.
        double busy = busy(butterflies, threads);
        int each = INSTRUCTIONS.getOrDefault(radix, 0);
        double saved = pass.done() > 1 ? 0 : FACTOR_INSTRUCTIONS * (radix - 1);
        return new FftWork(
                5 * points * Math.log(radix) / Math.log(2),
                (each - saved) * busy + PASS_INSTRUCTIONS * threads,
                2 * COMPLEX * points + COMPLEX * factors);
    }

    /** Threads of the warps that have work, in all turns. */
    static int busy(int units, int threads) {
        int rest = units % threads;
        return units - rest + WARP * Math.ceilDiv(rest, WARP);
    }

    FftWork and(FftWork more) {
        return new FftWork(
                operations + more.operations, instructions + more.instructions, sharedBytes + more.sharedBytes);
    }

    FftWork times(double factor) {
        return new FftWork(factor * operations, factor * instructions, factor * sharedBytes);
    }
}
