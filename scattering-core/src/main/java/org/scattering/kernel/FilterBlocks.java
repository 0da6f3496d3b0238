package org.scattering.kernel;

/**
 * A real filter, or two for lines, on the non-zero band, by blocks of the target: a block is a list of terms, row after row. A
 * term multiplies a
 * row of the source by a weight (wide spectra), or {@link Kernels#BLOCK} neighbouring numbers of it by as many weights (lines),
 * and is added to its row; a term of the other half of a half spectrum is conjugated and, for lines, runs backwards. Rows
 * without any term have one of weight 0: every row of a block is written.
 *
 * <p>The terms of each number of the target stand in the order of their frequencies, for wide spectra and lines alike.
 *
 * @param firstTerm the first term of each block, and the number of terms
 * @param source where each term's row lies, or its number for lane 0 plus 16 (it may lie before the line, where weights are
 *     0); {@code ~source} where it is conjugated
 * @param target the row that a term completes, or -1 where the next term belongs to the same row
 * @param weights one a term (wide), or 16, or 16 for each of two filters
 * @param runs the same terms by stretches of rows that are alike
 */
public record FilterBlocks(int[] firstTerm, int[] source, int[] target, float[] weights, FilterRuns runs) {
    /**
     * Finds the runs.
     *
     * @param firstTerm the first term of each block, and the number of terms
     * @param source where each term's row lies
     * @param target the row that a term completes, or -1
     * @param weights one a term, 16 or 32
     * @return the filter
     */
    public static FilterBlocks of(int[] firstTerm, int[] source, int[] target, float[] weights) {
        return new FilterBlocks(
                firstTerm,
                source,
                target,
                weights,
                FilterRuns.of(firstTerm, source, target, weights.length == source.length));
    }

    /**
     * How many filters these are.
     *
     * @return 1 or 2
     */
    public int filters() {
        return weights.length == 2 * Kernels.BLOCK * source.length ? 2 : 1;
    }
}
