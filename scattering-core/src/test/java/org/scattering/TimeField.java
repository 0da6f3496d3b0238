package org.scattering;

/** Complex samples on a periodic grid in time or space, row-major; a signal has one row. Everything is a direct sum. */
final class TimeField {
    final int rows;
    final int columns;
    final double[] re;
    final double[] im;

    TimeField(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        re = new double[rows * columns];
        im = new double[rows * columns];
    }

    /** 1/N Σ spectrum(k) exp(+2πi kn/N), first along the columns, then along the rows. */
    static TimeField inverseDft(int rows, int columns, double[] spectrum) {
        TimeField half = new TimeField(rows, columns);
        for (int r = 0; r < rows; r++) {
            for (int n = 0; n < columns; n++) {
                for (int k = 0; k < columns; k++) {
                    double angle = angle(k, n, columns);
                    half.re[r * columns + n] += spectrum[r * columns + k] * Math.cos(angle) / columns;
                    half.im[r * columns + n] += spectrum[r * columns + k] * Math.sin(angle) / columns;
                }
            }
        }
        TimeField whole = new TimeField(rows, columns);
        for (int n = 0; n < rows; n++) {
            for (int k = 0; k < rows; k++) {
                double cos = Math.cos(angle(k, n, rows)) / rows;
                double sin = Math.sin(angle(k, n, rows)) / rows;
                for (int c = 0; c < columns; c++) {
                    double x = half.re[k * columns + c];
                    double y = half.im[k * columns + c];
                    whole.re[n * columns + c] += x * cos - y * sin;
                    whole.im[n * columns + c] += x * sin + y * cos;
                }
            }
        }
        return whole;
    }

    /** Reduced first: 2π kn/N itself would lose digits for large kn. */
    private static double angle(int k, int n, int size) {
        return 2 * Math.PI * (((long) k * n) % size) / size;
    }

    /** Every rowStep-th row and columnStep-th column, times a factor. */
    TimeField every(int rowStep, int columnStep, double factor) {
        TimeField fewer = new TimeField(rows / rowStep, columns / columnStep);
        for (int r = 0, i = 0; r < fewer.rows; r++) {
            for (int c = 0; c < fewer.columns; c++, i++) {
                int source = r * rowStep * columns + c * columnStep;
                fewer.re[i] = factor * re[source];
                fewer.im[i] = factor * im[source];
            }
        }
        return fewer;
    }

    /** Σ_m h(m) u(n - m), circular, at every rowStep-th row and columnStep-th column. */
    TimeField convolved(TimeField h, int rowStep, int columnStep) {
        TimeField y = new TimeField(rows / rowStep, columns / columnStep);
        for (int r = 0, i = 0; r < y.rows; r++) {
            for (int c = 0; c < y.columns; c++, i++) {
                sumAt(r * rowStep, c * columnStep, h, y, i);
            }
        }
        return y;
    }

    private void sumAt(int row, int column, TimeField h, TimeField y, int target) {
        double sumRe = 0;
        double sumIm = 0;
        for (int a = 0; a < rows; a++) {
            int base = (row >= a ? row - a : row - a + rows) * columns;
            for (int b = 0; b < columns; b++) {
                int u = base + (column >= b ? column - b : column - b + columns);
                int f = a * columns + b;
                sumRe += h.re[f] * re[u] - h.im[f] * im[u];
                sumIm += h.re[f] * im[u] + h.im[f] * re[u];
            }
        }
        y.re[target] = sumRe;
        y.im[target] = sumIm;
    }

    TimeField modulus() {
        TimeField u = new TimeField(rows, columns);
        for (int i = 0; i < re.length; i++) {
            u.re[i] = Math.hypot(re[i], im[i]);
        }
        return u;
    }

    /** The conjugate in time is the mirror image in frequency. */
    TimeField conjugate() {
        TimeField z = new TimeField(rows, columns);
        for (int i = 0; i < re.length; i++) {
            z.re[i] = re[i];
            z.im[i] = -im[i];
        }
        return z;
    }

    double energy() {
        double sum = 0;
        for (int i = 0; i < re.length; i++) {
            sum += re[i] * re[i] + im[i] * im[i];
        }
        return sum;
    }
}
