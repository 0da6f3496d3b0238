package org.scattering.fourier;

import org.jtransforms.fft.DoubleFFT_1D;
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

    /** Rows, then columns: JTransforms' own 2D class changes a field while it runs, and so cannot be shared. */
    private static final class Planar extends Dft {
        private final int rows;
        private final int columns;
        private final DoubleFFT_1D alongRow;
        private final DoubleFFT_1D alongColumn;

        Planar(int rows, int columns) {
            this.rows = rows;
            this.columns = columns;
            alongRow = new DoubleFFT_1D(columns);
            alongColumn = new DoubleFFT_1D(rows);
        }

        @Override
        public void forward(double[] z) {
            for (int r = 0; r < rows; r++) {
                alongRow.complexForward(z, 2 * r * columns);
            }
            double[] column = new double[2 * rows];
            for (int c = 0; c < columns; c++) {
                load(z, c, column);
                alongColumn.complexForward(column);
                store(z, c, column);
            }
        }

        @Override
        public void inverse(double[] z) {
            for (int r = 0; r < rows; r++) {
                alongRow.complexInverse(z, 2 * r * columns, true);
            }
            double[] column = new double[2 * rows];
            for (int c = 0; c < columns; c++) {
                load(z, c, column);
                alongColumn.complexInverse(column, true);
                store(z, c, column);
            }
        }

        private void load(double[] z, int c, double[] column) {
            for (int r = 0; r < rows; r++) {
                column[2 * r] = z[2 * (r * columns + c)];
                column[2 * r + 1] = z[2 * (r * columns + c) + 1];
            }
        }

        private void store(double[] z, int c, double[] column) {
            for (int r = 0; r < rows; r++) {
                z[2 * (r * columns + c)] = column[2 * r];
                z[2 * (r * columns + c) + 1] = column[2 * r + 1];
            }
        }
    }
}
