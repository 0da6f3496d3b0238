package org.scattering.kernel;

import java.util.List;

/**
 * One pass of a Stockham FFT over the rows of a block: for every p in [0, groups) and every q in [0, e) a DFT of
 * {@code radix} points, its results turned by the twiddles w^(p·k), w = exp(-2πi/(radix·groups)).
 *
 * <pre>
 * y[e(r·p + k) + q] = w^(p·k) Σ_j exp(-2πi jk/r) x[e(p + groups·j) + q],   q in [0, e)
 * </pre>
 *
 * The last pass, which has one group, may multiply its results by factors of their own, for the steps that follow an FFT.
 * Source: P. Swarztrauber, FFT algorithms for vector computers, Parallel Computing 1984.
 *
 * @param radix r
 * @param groups the length that is left for later passes
 * @param earlier e, the product of the radices of earlier passes
 * @param twiddles w^(p·k) at (k-1)·groups + p for k in [1, r)
 * @param roots exp(-2πi j/r) for j in [0, r)
 * @param turns factors of the results, in their order; empty where there are none
 */
public record RadixPass(
        int radix, int groups, int earlier, ComplexTable twiddles, ComplexTable roots, ComplexTable turns) {
    private static final List<Integer> EVEN_RADICES = List.of(2, 4, 6, 8, 10, 12);
    private static final ComplexTable NONE = new ComplexTable(new float[0], new float[0]);

    /**
     * Computes the factors.
     *
     * @param radix r
     * @param groups the length that is left for later passes
     * @param earlier the product of the radices of earlier passes
     * @return the pass
     * @throws IllegalArgumentException for an even radix without a butterfly of its own; any odd one has the general one
     */
    public static RadixPass of(int radix, int groups, int earlier) {
        if (radix % 2 == 0 && !EVEN_RADICES.contains(radix)) {
            throw new IllegalArgumentException("radix = " + radix + ": odd ones and " + EVEN_RADICES + " are accepted");
        }
        long length = (long) radix * groups;
        ComplexTable twiddles = ComplexTable.unit(groups * (radix - 1), i -> {
            long p = i % groups;
            long k = i / groups + 1L;
            return -(double) (p * k % length) / length;
        });
        ComplexTable roots = ComplexTable.unit(radix, j -> -(double) j / radix);
        return new RadixPass(radix, groups, earlier, twiddles, roots, NONE);
    }

    /**
     * The same pass, the last one of an FFT, with factors for its results.
     *
     * @param factors as many as the FFT has points
     * @return the pass
     */
    public RadixPass turned(ComplexTable factors) {
        if (groups != 1 || factors.re().length != radix * earlier) {
            throw new IllegalArgumentException(
                    "factors: " + radix * earlier + " are accepted, and only by a last pass");
        }
        return new RadixPass(radix, groups, earlier, twiddles, roots, factors);
    }

    /**
     * Whether the results have factors of their own.
     *
     * @return true where they do
     */
    public boolean isTurned() {
        return turns.re().length > 0;
    }
}
