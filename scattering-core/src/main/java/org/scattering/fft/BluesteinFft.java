package org.scattering.fft;

import java.util.Arrays;
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

    BluesteinFft(FftRecipe.Bluestein recipe) {
        length = recipe.length();
        convolution = new MixedRadixFft(recipe.convolution());
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

    /** The detour goes through scratch and comes back. */
    @Override
    public boolean endsInSecond() {
        return false;
    }

    @Override
    public int scratchRows() {
        return convolution.length();
    }

    @Override
    public void forward(Kernels kernels, Split first, Split second, int offset, int width, FftScratch scratch) {
        int m = convolution.length();
        Split a = scratch.first();
        kernels.multiplyRows(first, offset, a, 0, chirp, length, width);
        Arrays.fill(a.re(), length * width, m * width, 0);
        Arrays.fill(a.im(), length * width, m * width, 0);
        convolution.forward(kernels, a, scratch.second(), 0, width, scratch);
        Split b = convolution.endsInSecond() ? scratch.second() : a;
        kernels.multiplyRows(b, 0, b, 0, spectrum, m, width);
        Split other = b == a ? scratch.second() : a;
        convolution.forward(kernels, b.swapped(), other.swapped(), 0, width, scratch);
        Split c = convolution.endsInSecond() ? other : b;
        kernels.multiplyRows(c, 0, first, offset, chirp, length, width);
    }
}
