package org.scattering.fft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        int composite = 1;
        for (int r = 2; r <= LARGEST_DIRECT_PRIME; r++) {
            while (rest % r == 0) {
                rest /= r;
                if (r <= 5) {
                    composite *= r;
                } else {
                    radices.add(r);
                }
            }
        }
        radices.addAll(Passes.cheapest(composite).radices());
        return rest == 1 ? new MixedRadix(length, radices) : new Bluestein(length, convolutionLength(2 * length - 1));
    }

    /**
     * Whether a transform can leave out what is zero in its input: from the middle on, where its first radix is 4 or 8; behind
     * the first quarter, where small factors are left when that is taken away.
     *
     * @param length n ≥ 1
     * @param fan 1, 2 or 4: the input is zero but for the first 1/fan
     * @return whether it can; a fan of 1 says nothing and always can
     */
    static boolean takesFan(int length, int fan) {
        if (fan == 2) {
            return of(length) instanceof MixedRadix mixed
                    && mixed.radices.size() > 1
                    && (mixed.radices.getFirst() == 4 || mixed.radices.getFirst() == 8);
        }
        return fan == 1 || (length % fan == 0 && length > fan && of(length / fan) instanceof MixedRadix);
    }

    /**
     * The passes of a length 2^a·3^b·5^c.
     *
     * @param radices in the order of the passes
     * @param cost in nanoseconds a row of 16 lanes
     */
    record Passes(List<Integer> radices, double cost) {
        /** Measured in the first-level cache with 512-bit vectors: a pass costs little more for a larger radix. */
        private static final Map<Integer, Double> COSTS =
                Map.of(12, 2.05, 10, 2.3, 8, 1.85, 6, 1.67, 5, 1.72, 4, 1.45, 3, 1.6, 2, 1.35);

        /** The last pass has no twiddles. */
        private static final Map<Integer, Double> LAST =
                Map.of(12, 1.5, 10, 1.7, 8, 1.35, 6, 1.3, 5, 1.35, 4, 1.15, 3, 1.2, 2, 1.1);

        /** The cheapest way; among equals the one that takes large radices first. */
        static Passes cheapest(int length) {
            return cheapest(length, new HashMap<>());
        }

        /** The ways to a length share most of their ends, so those are remembered. */
        private static Passes cheapest(int length, Map<Integer, Passes> known) {
            Passes before = known.get(length);
            if (before != null) {
                return before;
            }
            Passes best = new Passes(List.of(), length == 1 ? 0 : Double.POSITIVE_INFINITY);
            for (int radix : List.of(12, 10, 8, 6, 5, 4, 3, 2)) {
                if (length % radix == 0) {
                    Passes rest = cheapest(length / radix, known);
                    Map<Integer, Double> costs = radix == length ? LAST : COSTS;
                    double cost = costs.getOrDefault(radix, 0.0) + rest.cost;
                    if (cost < best.cost - 1e-9) {
                        List<Integer> all = new ArrayList<>(List.of(radix));
                        all.addAll(rest.radices);
                        best = new Passes(all, cost);
                    }
                }
            }
            known.put(length, best);
            return best;
        }
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
