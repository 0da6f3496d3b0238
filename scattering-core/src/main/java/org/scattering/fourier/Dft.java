package org.scattering.fourier;

import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.DoubleFFT_2D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * The discrete Fourier transform of one size in double precision. Complex arrays are interleaved (re, im) and row-major.
 * The forward transform is unscaled, the inverse carries 1/N.
 *
 * <p>Immutable and thread-safe; works in place; runs on the calling thread. Any size is accepted; relative error about
 * 1e-16·log N of the root mean square.
 */
public abstract sealed class Dft {
    static {
        // JTransforms otherwise starts threads of its own for large sizes; threads are the engine's business.
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    private Dft() {}

    /**
     * Prepares a transform.
     *
     * @param rows first axis; 1 for a 1D transform
     * @param columns second axis
     * @return the transform
     */
    public static Dft of(int rows, int columns) {
        if (rows > 1 && columns > 1) {
            return new Planar(rows, columns);
        }
        int length = Math.max(rows, columns);
        return length == 1 ? new Trivial() : new Linear(length);
    }

    /**
     * Transforms in place, X[k] = Σ x[n] exp(-2πi kn/N).
     *
     * @param z interleaved complex numbers
     */
    public abstract void forward(double[] z);

    /**
     * Transforms in place, x[n] = 1/N Σ X[k] exp(+2πi kn/N).
     *
     * @param z interleaved complex numbers
     */
    public abstract void inverse(double[] z);

    private static final class Trivial extends Dft {
        @Override
        public void forward(double[] z) {}

        @Override
        public void inverse(double[] z) {}
    }

    private static final class Linear extends Dft {
        private final DoubleFFT_1D fft;

        Linear(int length) {
            fft = new DoubleFFT_1D(length);
        }

        @Override
        public void forward(double[] z) {
            fft.complexForward(z);
        }

        @Override
        public void inverse(double[] z) {
            fft.complexInverse(z, true);
        }
    }

    private static final class Planar extends Dft {
        private final DoubleFFT_2D fft;

        Planar(int rows, int columns) {
            fft = new DoubleFFT_2D(rows, columns);
        }

        @Override
        public void forward(double[] z) {
            fft.complexForward(z);
        }

        @Override
        public void inverse(double[] z) {
            fft.complexInverse(z, true);
        }
    }
}
