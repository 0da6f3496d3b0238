package org.scattering.gpu.tables;

import java.util.ArrayList;
import java.util.List;

/**
 * The passes of the FFTs along one axis.
 *
 * @param length points of a line
 * @param passes in their order
 */
public record FftAxis(int length, List<Pass> passes) {
    static final int MOST_PASSES = 14;

    /** The radices that have a butterfly in registers; other primes are summed. */
    private static final int[] ODD = {7, 5, 3};

    /**
     * One pass.
     *
     * @param radix points of a butterfly
     * @param done product of the radices before it
     * @param twiddle where its factors begin
     */
    public record Pass(int radix, int done, int twiddle) {}

    /** The radices of a length: eights first, twos last, so that the first pass, which has no twiddles, does most. */
    static List<Integer> radices(int length) {
        List<Integer> radices = new ArrayList<>();
        int twos = Integer.numberOfTrailingZeros(length);
        int rest = length >> twos;
        for (int eights = twos % 3 == 1 && twos > 1 ? (twos - 4) / 3 : twos / 3; eights > 0; eights--) {
            radices.add(8);
            twos -= 3;
        }
        while (twos >= 2) {
            radices.add(4);
            twos -= 2;
        }
        if (twos == 1) {
            radices.add(2);
        }
        for (int odd : ODD) {
            while (rest % odd == 0) {
                radices.add(odd);
                rest /= odd;
            }
        }
        for (int p = 11; rest > 1; p = p * p > rest ? rest : p + 2) {
            while (rest % p == 0) {
                radices.add(p);
                rest /= p;
            }
        }
        return radices;
    }

    /** Whether a butterfly of this radix is summed point by point. */
    static boolean summed(int radix) {
        return radix > 8;
    }

    void write(Arguments to) {
        to.ints(length, passes.size());
        for (int i = 0; i < MOST_PASSES; i++) {
            if (i < passes.size()) {
                Pass p = passes.get(i);
                to.ints(p.radix, p.done, Magic.of(p.done), Magic.of(length / p.radix), p.twiddle);
            } else {
                to.ints(0, 0, 0, 0, 0);
            }
        }
    }
}
