package org.scattering;

/** The discrete Fourier transform of a grid in double precision, as the sum that defines it, along one axis and the other. */
public final class NaiveDft {
    private NaiveDft() {}

    /** Of interleaved complex numbers: X[k] = Σ z[n] exp(-2πi kn/N) along both axes. */
    public static double[] forward(double[] z, int rows, int columns) {
        return transform(z, rows, columns, -1);
    }

    /** The same with the other sign, unscaled. */
    public static double[] inverse(double[] z, int rows, int columns) {
        return transform(z, rows, columns, 1);
    }

    private static double[] transform(double[] z, int rows, int columns, int sign) {
        double[] y = z.clone();
        for (int r = 0; r < rows && columns > 1; r++) {
            along(y, 2 * r * columns, 2, columns, sign);
        }
        for (int c = 0; c < columns && rows > 1; c++) {
            along(y, 2 * c, 2 * columns, rows, sign);
        }
        return y;
    }

    private static void along(double[] z, int first, int step, int n, int sign) {
        double[] cos = new double[n];
        double[] sin = new double[n];
        for (int k = 0; k < n; k++) {
            cos[k] = Math.cos(2 * Math.PI * k / n);
            sin[k] = sign * Math.sin(2 * Math.PI * k / n);
        }
        double[] result = new double[2 * n];
        for (int k = 0; k < n; k++) {
            double re = 0;
            double im = 0;
            for (int j = 0, turn = 0, i = first; j < n; j++, i += step) {
                re += z[i] * cos[turn] - z[i + 1] * sin[turn];
                im += z[i] * sin[turn] + z[i + 1] * cos[turn];
                turn += k;
                turn -= turn >= n ? n : 0;
            }
            result[2 * k] = re;
            result[2 * k + 1] = im;
        }
        for (int k = 0; k < n; k++) {
            z[first + k * step] = result[2 * k];
            z[first + k * step + 1] = result[2 * k + 1];
        }
    }
}
