package org.scattering.fft;

import org.scattering.kernel.Kernels;
import org.scattering.kernel.RadixPass;
import org.scattering.kernel.Split;

/** Stockham's autosort FFT: one pass a factor, to and fro between two buffers, in natural order at both ends. */
final class MixedRadixFft implements ComplexFft {
    private final int length;
    private final RadixPass[] passes;

    MixedRadixFft(FftRecipe.MixedRadix recipe) {
        length = recipe.length();
        passes = new RadixPass[recipe.radices().size()];
        int rest = length;
        for (int i = 0; i < passes.length; i++) {
            int radix = recipe.radices().get(i);
            rest /= radix;
            passes[i] = RadixPass.of(radix, rest);
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public boolean endsInSecond() {
        return passes.length % 2 == 1;
    }

    @Override
    public int scratchRows() {
        return 0;
    }

    @Override
    public void forward(Kernels kernels, Split first, Split second, int offset, int width, FftScratch scratch) {
        Split from = first;
        Split to = second;
        int s = width;
        for (RadixPass pass : passes) {
            kernels.pass(pass, from, to, offset, s);
            s *= pass.radix();
            Split swap = from;
            from = to;
            to = swap;
        }
    }
}
