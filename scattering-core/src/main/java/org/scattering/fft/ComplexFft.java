package org.scattering.fft;

import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/**
 * A forward complex DFT of one length along the rows of a block, X[k] = Σ x[n] exp(-2πi kn/N), unscaled, for each of its
 * {@link Kernels#BLOCK} lanes. The inverse is unscaled too.
 *
 * <p>The input may lie anywhere, in the second buffer too (from 0 on and without gaps); it is not changed unless it lies
 * there. Immutable and thread-safe. Error about 1e-7·log2 N of the root mean square.
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
            case FftRecipe.MixedRadix mixed -> new MixedRadixFft(mixed, 1);
            case FftRecipe.Bluestein bluestein -> new BluesteinFft(bluestein, null);
        };
    }

    /**
     * Prepares a transform whose input is zero but for its beginning.
     *
     * @param length n
     * @param fan 1, 2 or 4: the first n/fan rows are read
     * @return the transform
     * @throws IllegalArgumentException where {@link FftRecipe#takesFan} says no
     */
    static ComplexFft of(int length, int fan) {
        return fan == 1 ? of(length) : new MixedRadixFft(beginning(length, fan), fan);
    }

    /**
     * Prepares a transform whose results are multiplied by factors of their own, forward by them, back by their conjugates.
     *
     * @param factors one a point, two at least
     * @param fan 1, 2 or 4, see {@link #of(int, int)}
     * @return the transform
     * @throws IllegalArgumentException where {@link FftRecipe#takesFan} says no
     */
    static ComplexFft turned(ComplexTable factors, int fan) {
        int length = factors.re().length;
        if (fan > 1) {
            return new MixedRadixFft(beginning(length, fan), fan, factors);
        }
        return switch (FftRecipe.of(length)) {
            case FftRecipe.MixedRadix mixed -> new MixedRadixFft(mixed, 1, factors);
            case FftRecipe.Bluestein bluestein -> new BluesteinFft(bluestein, factors);
        };
    }

    private static FftRecipe.MixedRadix beginning(int length, int fan) {
        if (!FftRecipe.takesFan(length, fan)) {
            throw new IllegalArgumentException("fan = " + fan + ": not of the length " + length);
        }
        return (FftRecipe.MixedRadix) FftRecipe.of(fan == Kernels.FAN ? length / fan : length);
    }

    /**
     * The length.
     *
     * @return n
     */
    int length();

    /**
     * What the two buffers must hold.
     *
     * @return rows, at least n
     */
    int bufferRows();

    /**
     * Transforms n rows.
     *
     * @param buffers two blocks, garbage afterwards
     * @param x the input
     * @param xOffset where its first row begins
     * @param xStride from one row to the next
     * @param y the result, outside the buffers
     * @param yOffset where its first row begins
     * @param yStride from one row to the next
     */
    void forward(BlockBuffers buffers, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride);

    /**
     * Transforms n rows and leaves the result in a buffer.
     *
     * @param buffers two blocks; the one that is not returned is garbage
     * @param x the input
     * @param xOffset where its first row begins
     * @param xStride from one row to the next
     * @return the block that holds the result, rows without gaps
     */
    Split forward(BlockBuffers buffers, Split x, int xOffset, int xStride);

    /**
     * The inverse of {@link #forward(BlockBuffers, Split, int, int, Split, int, int)}, times n.
     *
     * @param buffers two blocks, garbage afterwards
     * @param x the input
     * @param xOffset where its first row begins
     * @param xStride from one row to the next
     * @param y the result, outside the buffers
     * @param yOffset where its first row begins
     * @param yStride from one row to the next
     */
    default void inverse(BlockBuffers buffers, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        forward(buffers.swapped(), x.swapped(), xOffset, xStride, y.swapped(), yOffset, yStride);
    }

    /**
     * The inverse of {@link #forward(BlockBuffers, Split, int, int)}, times n.
     *
     * @param buffers two blocks; the one that is not returned is garbage
     * @param x the input
     * @param xOffset where its first row begins
     * @param xStride from one row to the next
     * @return the block that holds the result, rows without gaps
     */
    default Split inverse(BlockBuffers buffers, Split x, int xOffset, int xStride) {
        return forward(buffers.swapped(), x.swapped(), xOffset, xStride).swapped();
    }

    /**
     * The moduli of the inverse, times n.
     *
     * @param buffers two blocks, garbage afterwards
     * @param x the input
     * @param xOffset where its first row begins
     * @param xStride from one row to the next
     * @param u receives them as real parts, rows without gaps, outside the buffers
     */
    default void inverseModulus(BlockBuffers buffers, Split x, int xOffset, int xStride, Split u) {
        Split z = inverse(buffers, x, xOffset, xStride);
        buffers.kernels().modulus(z, u, length() * Kernels.BLOCK);
    }
}
