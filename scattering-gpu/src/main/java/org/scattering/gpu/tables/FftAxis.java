package org.scattering.gpu.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The passes of an FFT.
 *
 * @param length points of a line
 * @param passes in their order
 */
public record FftAxis(int length, List<Pass> passes) {
    static final int MOST_PASSES = 10;

    /** The radices that have a butterfly in registers, see {@code butterflies} of {@code fft.cuh}; other primes are summed. */
    private static final int[] BUTTERFLIES = {20, 16, 12, 10, 8, 7, 6, 5, 4, 3, 2};

    /** Instructions a point of a pass of each of them, about: what decides between one pass of 20 and two of 5 and 4. */
    private static final double[] COSTS = {21.7, 20.8, 19.9, 20.7, 18.5, 21.9, 19.5, 20.7, 18.5, 20.9, 21.5};

    /** Of these a thread takes one butterfly; kernels of 1024 threads do not know them. */
    private static final Set<Integer> LARGE = Set.of(12, 20);

    private static final Set<Integer> FOLDING = Set.of(6, 8, 10, 12, 16, 20);
    private static final Set<Integer> FOLDING_WIDE = Set.of(6, 8, 10, 16);

    private static final int POINTS_A_THREAD = 16;
    private static final int MOST_POINTS_A_THREAD = 21;
    /** A line of so many complex numbers is followed by a gap, see {@link Lines}. */
    static final int GAP = 16;

    /**
     * One pass.
     *
     * @param radix points of a butterfly
     * @param done product of the radices before it
     * @param twiddle where its factors begin
     */
    public record Pass(int radix, int done, int twiddle) {}

    /** In which order passes go, and which radices they may have. */
    enum Order {
        /** The largest radix first, where no two threads of a warp meet one bank: their lines are apart. */
        LARGEST_FIRST,
        /** Odd radices first, where threads take neighbouring points of a line. */
        ODD_FIRST,
        /** As {@link #LARGEST_FIRST}, of those radices that leave 16 points to each thread, and registers for 1024 threads. */
        WIDE
    }

    /** Where there is nothing to transform. */
    static FftAxis none() {
        return new FftAxis(1, List.of());
    }

    /** Whether lines of this length have gaps: 16 by 16 points at least, and the first radix 16. */
    static boolean gaps(int length) {
        return length % (GAP * GAP) == 0;
    }

    /** The radices of a length. The first and the last one have a butterfly, 1 where there is no other. */
    static List<Integer> radices(int length, Order order) {
        if (gaps(length) && order != Order.LARGEST_FIRST) {
            List<Integer> radices = new ArrayList<>(List.of(GAP));
            radices.addAll(radices(length / GAP, Order.WIDE));
            return radices;
        }
        List<Integer> primes = new ArrayList<>();
        int rest = length;
        for (int p = 11; p <= rest; p += 2) {
            while (rest % p == 0 && prime(p)) {
                primes.add(p);
                rest /= p;
            }
        }
        List<Integer> radices = new ArrayList<>(cheapest(rest, 0, order).radices);
        radices.sort(
                order == Order.ODD_FIRST
                        ? Comparator.<Integer>comparingInt(Integer::numberOfTrailingZeros)
                                .thenComparing(Comparator.reverseOrder())
                        : Comparator.reverseOrder());
        if (radices.isEmpty()) {
            radices.add(1);
        }
        if (!primes.isEmpty()) {
            if (radices.size() == 1) {
                radices.add(1);
            }
            radices.addAll(1, primes);
        }
        return radices;
    }

    private static boolean prime(int p) {
        for (int d = 3; d * d <= p; d += 2) {
            if (p % d == 0) {
                return false;
            }
        }
        return true;
    }

    private record Choice(double cost, List<Integer> radices) {}

    /** Of a product of 2, 3, 5 and 7, by the radices from number {@code first} on. */
    private static Choice cheapest(int length, int first, Order order) {
        Choice best = new Choice(length == 1 ? 0 : Double.POSITIVE_INFINITY, List.of());
        for (int i = first; i < BUTTERFLIES.length; i++) {
            int radix = BUTTERFLIES[i];
            if (length % radix == 0 && !(LARGE.contains(radix) && order == Order.WIDE)) {
                Choice rest = cheapest(length / radix, i, order);
                if (COSTS[i] + rest.cost < best.cost) {
                    List<Integer> radices = new ArrayList<>(rest.radices);
                    radices.add(radix);
                    best = new Choice(COSTS[i] + rest.cost, radices);
                }
            }
        }
        return best;
    }

    /** Whether a butterfly of this radix is summed point by point. */
    static boolean summed(int radix) {
        return radix > 7 && prime(radix) && radix % 2 == 1;
    }

    /** Whether the first pass may fold what it reads, see {@code foldingButterflies} of {@code fft.cuh}. */
    boolean folds(boolean line, boolean wide) {
        int radix = passes.getFirst().radix;
        return (wide ? FOLDING_WIDE : FOLDING).contains(radix) && (!line || radix % 8 == 0);
    }

    /** Butterflies of a thread: {@code Share} of {@code fft.cuh}. */
    static int share(int radix) {
        return LARGE.contains(radix) ? 1 : Math.ceilDiv(POINTS_A_THREAD, radix);
    }

    /** Threads for all passes of so many lines. */
    int threads(int lines) {
        int most = 1;
        for (Pass p : passes) {
            most = Math.max(
                    most,
                    summed(p.radix)
                            ? Math.ceilDiv(lines * length, MOST_POINTS_A_THREAD)
                            : Math.ceilDiv(lines * (length / p.radix), share(p.radix)));
        }
        return most;
    }
}
