package org.scattering.fft;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scattering.fourier.Dft;
import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/**
 * Lengths with large prime factors as a convolution of a length that has none: with c[k] = exp(-πi k²/n), X[k] = c[k]
 * Σ_j x[j] c[j] c*[k-j]. The chirp's spectrum is computed in double. Source: L. Bluestein, IEEE Trans. Audio 1970.
 */
final class BluesteinFft implements ComplexFft {
    private final int length;
    private final MixedRadixFft convolution;
    private final ComplexTable chirp;
    /** FFT of c* over the convolution's length, divided by it. */
    private final ComplexTable spectrum;
    /** Factors of the results; null where there are none. */
    private final @Nullable ComplexTable turns;

    BluesteinFft(FftRecipe.Bluestein recipe, @Nullable ComplexTable turns) {
        this.turns = turns;
        length = recipe.length();
        convolution = new MixedRadixFft(recipe.convolution(), 1);
        chirp = ComplexTable.unit(length, this::turns);
        spectrum = spectrum(convolution.length());
    }

    /** -k²/2n, reduced exactly. */
    private double turns(int k) {
        return -(double) ((long) k * k % (2L * length)) / (2L * length);
    }

    private ComplexTable spectrum(int m) {
        double[] z = new double[2 * m];
        for (int k = 0; k < length; k++) {
            double angle = -2 * Math.PI * turns(k);
            int mirror = (m - k) % m;
            z[2 * k] = z[2 * mirror] = Math.cos(angle);
            z[2 * k + 1] = z[2 * mirror + 1] = Math.sin(angle);
        }
        Dft.of(1, m).forward(z);
        ComplexTable table = new ComplexTable(new float[m], new float[m]);
        for (int k = 0; k < m; k++) {
            table.re()[k] = (float) (z[2 * k] / m);
            table.im()[k] = (float) (z[2 * k + 1] / m);
        }
        return table;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int bufferRows() {
        return convolution.length();
    }

    @Override
    public void forward(BlockBuffers buffers, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        Split z = forward(buffers, x, xOffset, xStride);
        int block = Kernels.BLOCK;
        buffers.kernels().copyRows(z.data(), z.re(), block, y.data(), y.re() + yOffset, yStride, length);
        buffers.kernels().copyRows(z.data(), z.im(), block, y.data(), y.im() + yOffset, yStride, length);
    }

    @Override
    public Split forward(BlockBuffers buffers, Split x, int xOffset, int xStride) {
        Kernels kernels = buffers.kernels();
        int m = convolution.length();
        int block = Kernels.BLOCK;
        Split z = buffers.second();
        kernels.copyRows(x.data(), x.re() + xOffset, xStride, z.data(), z.re(), block, length);
        kernels.copyRows(x.data(), x.im() + xOffset, xStride, z.data(), z.im(), block, length);
        kernels.multiplyRows(z, chirp, 0, length, z, 0);
        Arrays.fill(z.data(), z.re() + length * block, z.re() + m * block, 0);
        Arrays.fill(z.data(), z.im() + length * block, z.im() + m * block, 0);
        Split spectrumOfX = convolution.forward(buffers, z, 0, block);
        kernels.multiplyRows(spectrumOfX, spectrum, 0, m, z, 0);
        Split result = convolution.inverse(buffers, z, 0, block);
        kernels.multiplyRows(result, chirp, 0, length, result, 0);
        if (turns != null) {
            kernels.multiplyRows(result, turns, 0, length, result, 0);
        }
        return result;
    }
}
