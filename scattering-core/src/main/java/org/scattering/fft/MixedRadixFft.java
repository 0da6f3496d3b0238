package org.scattering.fft;

import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.RadixPass;
import org.scattering.kernel.Split;

/** Stockham's autosort FFT: one pass a factor, to and fro between two buffers, in natural order at both ends. */
final class MixedRadixFft implements ComplexFft {
    private final int length;
    /** The input is zero but for the first 1/fan. */
    private final int fan;
    /** w^(p·k) for result 4p + k of a fan of four; empty where there is none. */
    private final ComplexTable fanned;

    private final RadixPass[] passes;

    /** The recipe is that of what a fan of four leaves, else that of the length. */
    MixedRadixFft(FftRecipe.MixedRadix recipe, int fan) {
        this.fan = fan;
        int earlier = fan == Kernels.FAN ? fan : 1;
        length = recipe.length() * earlier;
        fanned = ComplexTable.unit(earlier == 1 ? 0 : length, i -> -(double) (i / fan * (i % fan)) / length);
        passes = new RadixPass[recipe.radices().size()];
        for (int i = 0; i < passes.length; i++) {
            int radix = recipe.radices().get(i);
            passes[i] = RadixPass.of(radix, length / (earlier * radix), earlier);
            earlier *= radix;
        }
    }

    /** With factors for the results, of two points at least. */
    MixedRadixFft(FftRecipe.MixedRadix recipe, int fan, ComplexTable factors) {
        this(recipe, fan);
        passes[passes.length - 1] = passes[passes.length - 1].turned(factors);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int bufferRows() {
        return length;
    }

    @Override
    public void forward(BlockBuffers buffers, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        Kernels kernels = buffers.kernels();
        if (passes.length == 0) {
            kernels.copyRows(x.data(), x.re() + xOffset, xStride, y.data(), y.re() + yOffset, yStride, length);
            kernels.copyRows(x.data(), x.im() + xOffset, xStride, y.data(), y.im() + yOffset, yStride, length);
            return;
        }
        Split from = allButTheLast(buffers, x, xOffset, xStride);
        boolean inBuffer = from != x;
        kernels.pass(
                passes[passes.length - 1],
                from,
                inBuffer ? 0 : xOffset,
                inBuffer ? Kernels.BLOCK : xStride,
                y,
                yOffset,
                yStride);
    }

    /** All passes but the last one: where their results are, the input where there are none, else a buffer. */
    private Split allButTheLast(BlockBuffers buffers, Split x, int xOffset, int xStride) {
        Kernels kernels = buffers.kernels();
        Split from = x;
        int fromOffset = xOffset;
        int fromStride = xStride;
        if (fan == Kernels.FAN) {
            kernels.fan(x, xOffset, xStride, fanned, buffers.first());
            from = buffers.first();
            fromOffset = 0;
            fromStride = Kernels.BLOCK;
        }
        for (int i = 0; i + 1 < passes.length; i++) {
            Split to = other(buffers, from);
            if (i == 0 && fan == 2) {
                kernels.halfPass(passes[i], from, fromOffset, fromStride, other(buffers, to), to);
            } else {
                kernels.pass(passes[i], from, fromOffset, fromStride, to, 0, Kernels.BLOCK);
            }
            from = to;
            fromOffset = 0;
            fromStride = Kernels.BLOCK;
        }
        return from;
    }

    /** The buffer that is free. */
    private static Split other(BlockBuffers buffers, Split taken) {
        return taken == buffers.first() ? buffers.second() : buffers.first();
    }

    @Override
    public void inverseModulus(BlockBuffers buffers, Split x, int xOffset, int xStride, Split u) {
        if (passes.length == 0 || passes[passes.length - 1].isTurned()) {
            ComplexFft.super.inverseModulus(buffers, x, xOffset, xStride, u);
            return;
        }
        BlockBuffers swapped = buffers.swapped();
        Split from = allButTheLast(swapped, x.swapped(), xOffset, xStride);
        boolean inBuffer = from != x.swapped();
        buffers.kernels()
                .modulusPass(
                        passes[passes.length - 1],
                        from,
                        inBuffer ? 0 : xOffset,
                        inBuffer ? Kernels.BLOCK : xStride,
                        other(swapped, from),
                        u);
    }

    @Override
    public Split forward(BlockBuffers buffers, Split x, int xOffset, int xStride) {
        int steps = passes.length + (fan == Kernels.FAN ? 1 : 0);
        Split y = steps % 2 == 0 && steps > 0 ? buffers.second() : buffers.first();
        forward(buffers, x, xOffset, xStride, y, 0, Kernels.BLOCK);
        return y;
    }
}
