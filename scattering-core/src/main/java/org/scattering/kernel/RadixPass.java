package org.scattering.kernel;

/**
 * One pass of a Stockham FFT: for every p in [0, groups) a DFT of {@code radix} points, its results turned by the twiddles
 * w^(p·k), w = exp(-2πi/(radix·groups)).
 *
 * <pre>
 * y[s(r·p + k) + q] = w^(p·k) Σ_j exp(-2πi jk/r) x[s(p + groups·j) + q],   q in [0, s)
 * </pre>
 *
 * Source: P. Swarztrauber, FFT algorithms for vector computers, Parallel Computing 1984.
 *
 * @param radix r
 * @param groups how many DFTs a lane
 * @param twiddles w^(p·k) at (k-1)·groups + p for k in [1, r), and some more behind them, so that a vector may be read at any p
 * @param roots exp(-2πi j/r) for j in [0, r)
 */
public record RadixPass(int radix, int groups, ComplexTable twiddles, ComplexTable roots) {

    private static final int WIDEST_VECTOR = 16;

    /**
     * Computes the factors.
     *
     * @param radix r
     * @param groups how many DFTs a lane
     * @return the pass
     */
    public static RadixPass of(int radix, int groups) {
        long length = (long) radix * groups;
        ComplexTable twiddles = ComplexTable.unit(groups * (radix - 1) + WIDEST_VECTOR, i -> {
            long p = i % groups;
            long k = Math.min(i / groups, radix - 2) + 1L;
            return -(double) (p * k % length) / length;
        });
        return new RadixPass(radix, groups, twiddles, ComplexTable.unit(radix, j -> -(double) j / radix));
    }
}
