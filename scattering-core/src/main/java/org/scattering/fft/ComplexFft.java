package org.scattering.fft;

import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/**
 * A forward complex DFT of one length over many interleaved signals, X[k] = Σ x[n] exp(-2πi kn/N), unscaled. For the
 * inverse hand over {@link Split#swapped()} buffers and scale by 1/N elsewhere.
 *
 * <p>Immutable and thread-safe. The result lands in the first or in the second buffer, always in the same one for one
 * length ({@link #endsInSecond()}); the other one is garbage. Error about 1e-7·log2 N of the root mean square.
 */
public sealed interface ComplexFft permits MixedRadixFft, BluesteinFft {

    /**
     * Prepares a transform.
     *
     * @param length n ≥ 1
     * @return the transform
     */
    static ComplexFft of(int length) {
        return switch (FftRecipe.of(length)) {
            case FftRecipe.MixedRadix mixed -> new MixedRadixFft(mixed);
            case FftRecipe.Bluestein bluestein -> new BluesteinFft(bluestein);
        };
    }

    /**
     * The length.
     *
     * @return n
     */
    int length();

    /**
     * Which buffer holds the result.
     *
     * @return true for the second, false for the first
     */
    boolean endsInSecond();

    /**
     * Scratch that {@link #forward} needs.
     *
     * @return rows of lanes in each of its two buffers; 0 where none is needed
     */
    int scratchRows();

    /**
     * Transforms n rows of lanes.
     *
     * @param kernels the twin to use
     * @param first holds the input from {@code offset} on
     * @param second the other buffer
     * @param offset where both begin
     * @param width lanes of a row
     * @param scratch at least {@code scratchRows()·width} numbers in each buffer
     */
    void forward(Kernels kernels, Split first, Split second, int offset, int width, FftScratch scratch);
}
