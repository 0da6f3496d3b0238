package org.scattering.fft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a complex FFT of one length is computed: a recipe that can be printed and compared; {@link ComplexFft} cooks it. */
public sealed interface FftRecipe {
    /** Direct butterflies of larger primes cost more than Bluestein's detour. */
    int LARGEST_DIRECT_PRIME = 31;

    /**
     * The length.
     *
     * @return n ≥ 1
     */
    int length();

    /**
     * Finds a recipe.
     *
     * @param length n ≥ 1
     * @return mixed radix where all prime factors are at most 31, else Bluestein's algorithm
     */
    static FftRecipe of(int length) {
        List<Integer> radices = new ArrayList<>();
        int rest = length;
        int twos = Integer.numberOfTrailingZeros(length);
        // As few passes as possible, and no radix 2 where two of radix 4 do.
        while (twos > 4 || twos == 3) {
            radices.add(8);
            twos -= 3;
        }
        while (twos > 1) {
            radices.add(4);
            twos -= 2;
        }
        for (int radix : radices) {
            rest /= radix;
        }
        for (int r = 2; r <= LARGEST_DIRECT_PRIME; r++) {
            while (rest % r == 0) {
                radices.add(r);
                rest /= r;
            }
        }
        return rest == 1 ? new MixedRadix(length, radices) : new Bluestein(length, convolutionLength(2 * length - 1));
    }

    /** The smallest length 2^a, 2^a·3, 2^a·5, 2^a·9 or 2^a·15 that holds the convolution. */
    private static MixedRadix convolutionLength(int atLeast) {
        int best = Integer.highestOneBit(atLeast) * 2;
        for (int odd : new int[] {3, 5, 9, 15}) {
            int n = odd;
            while (n < atLeast) {
                n *= 2;
            }
            best = Math.min(best, n);
        }
        return (MixedRadix) of(best);
    }

    /**
     * Stockham passes, one a factor.
     *
     * @param length n
     * @param radices the factors in the order of the passes
     */
    record MixedRadix(int length, List<Integer> radices) implements FftRecipe {
        /** Copies the list. */
        public MixedRadix {
            radices = List.copyOf(radices);
        }

        @Override
        public String toString() {
            return length + " = "
                    + (length == 1 ? "1" : radices.stream().map(String::valueOf).collect(Collectors.joining("·")));
        }
    }

    /**
     * Bluestein's algorithm: a convolution with a chirp.
     *
     * @param length n
     * @param convolution the recipe of the convolution's transforms
     */
    record Bluestein(int length, MixedRadix convolution) implements FftRecipe {
        @Override
        public String toString() {
            return length + " by Bluestein through " + convolution;
        }
    }
}
