package org.scattering.gpu.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The factors e^(-2πi t/n) of all FFTs of a plan, computed in double precision and rounded once. */
final class Twiddles {
    /** Two factors are loaded at once. */
    private static final int FLOATS_A_LOAD = 4;

    private final FloatTable table = new FloatTable();
    private final Map<List<Integer>, FftAxis> axes = new HashMap<>();
    private final Map<Integer, Integer> turns = new HashMap<>();
    private final Map<Integer, Between> betweens = new HashMap<>();

    /**
     * The factors between the two axes of a long signal: e^(-2πi t/n) as coarse[t &gt;&gt; bits] · fine[t mod 2^bits].
     *
     * @param coarse where one table begins
     * @param fine where the other begins
     * @param bits log2 of the size of the fine one
     */
    record Between(int coarse, int fine, int bits) {
        static final Between NONE = new Between(0, 0, 0);
    }

    FftAxis axis(int length, FftAxis.Order order) {
        return axes.computeIfAbsent(FftAxis.radices(length, order), radices -> compile(length, radices));
    }

    /** With two passes at least: what comes in by the first and goes out by the last is not in shared memory. */
    FftAxis line(int length, FftAxis.Order order) {
        List<Integer> radices = new ArrayList<>(FftAxis.radices(length, order));
        if (radices.size() == 1) {
            radices.add(1);
        }
        return axes.computeIfAbsent(radices, r -> compile(length, r));
    }

    private FftAxis compile(int length, List<Integer> radices) {
        List<FftAxis.Pass> passes = new ArrayList<>();
        int done = 1;
        for (int radix : radices) {
            if (table.size() % FLOATS_A_LOAD != 0) {
                add(0, 1);
            }
            passes.add(new FftAxis.Pass(radix, done, table.size() / 2));
            if (FftAxis.summed(radix)) {
                for (int t = 0; t < done * radix; t++) {
                    add(t, (long) done * radix);
                }
            } else if (done > 1) {
                for (int r = 1; r < radix; r += 2) {
                    for (int m = 0; m < done; m++) {
                        add((long) r * m, (long) done * radix);
                        add((long) (r + 1) * m, (long) done * radix);
                    }
                }
            }
            done *= radix;
        }
        return new FftAxis(length, List.copyOf(passes));
    }

    /** Where e^(-2πi k/n) begin for k = 0 … n/4. */
    int turns(int length) {
        return turns.computeIfAbsent(length, n -> {
            int at = table.size() / 2;
            for (int k = 0; k <= n / 4; k++) {
                add(k, n);
            }
            return at;
        });
    }

    Between between(int points) {
        return betweens.computeIfAbsent(points, n -> {
            int bits = (32 - Integer.numberOfLeadingZeros(n)) / 2;
            int fine = table.size() / 2;
            for (int t = 0; t < 1 << bits; t++) {
                add(t, n);
            }
            int coarse = table.size() / 2;
            for (long t = 0; t < n; t += 1L << bits) {
                add(t, n);
            }
            return new Between(coarse, fine, bits);
        });
    }

    private void add(long t, long n) {
        double angle = -2 * Math.PI * (t % n) / n;
        table.add(Math.cos(angle));
        table.add(Math.sin(angle));
    }

    float[] toArray() {
        return table.toArray();
    }
}
