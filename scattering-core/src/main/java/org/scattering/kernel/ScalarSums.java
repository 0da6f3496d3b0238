package org.scattering.kernel;

/** Sums over the rows of lines of the scalar twin. */
final class ScalarSums {
    private static final int BLOCK = Kernels.BLOCK;

    private ScalarSums() {}

    static void sumRows(float[] x, int at, int rows, float[] weights, int to, TwoLines lines) {
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 4; j++) {
                for (int q = 0; q < BLOCK; q++) {
                    int row = at + i * lines.line() + q;
                    x[to + i * lines.lineOfSums() + j * lines.sum() + q] = sum(x, row, BLOCK, rows, weights, 4, j);
                }
            }
        }
    }

    static void sumFolded(float[] x, int at, int pairs, float[] weights, int to, int mirror, TwoLines lines) {
        for (int i = 0; i < 2; i++) {
            int line = i * lines.lineOfSums();
            for (int j = 3; j >= 0; j--) {
                for (int q = 0; q < BLOCK; q++) {
                    int row = at + i * lines.line() + q;
                    float even = sum(x, row, 2 * BLOCK, pairs, weights, 8, j);
                    float odd = sum(x, row + BLOCK, 2 * BLOCK, pairs, weights, 8, 4 + j);
                    x[to + line + j * lines.sum() + q] = even + odd;
                    x[mirror + line - j * lines.sum() + q] = even - odd;
                }
            }
        }
    }

    private static float sum(float[] x, int at, int step, int rows, float[] weights, int each, int first) {
        float sum = 0;
        for (int n = 0; n < rows; n++) {
            sum += weights[first + n * each] * x[at + n * step];
        }
        return sum;
    }

    static void foldModuli(Split z, int rows, int up, int down, float[] y, int to) {
        for (int n = 0; 2 * n <= rows - (up == down ? 0 : 1); n++) {
            int a = (up + n) % rows * BLOCK;
            int b = Math.floorMod(down - n, rows) * BLOCK;
            for (int q = 0; q < BLOCK; q++) {
                pair(ScalarKernels.modulus(z, a + q), ScalarKernels.modulus(z, b + q), y, to + 2 * n * BLOCK + q);
            }
        }
    }

    static void fold(float[] x, int from, int rows, int up, int down, int to) {
        for (int n = 0; 2 * n <= rows - (up == down ? 0 : 1); n++) {
            int a = from + (up + n) % rows * BLOCK;
            int b = from + Math.floorMod(down - n, rows) * BLOCK;
            for (int q = 0; q < BLOCK; q++) {
                pair(x[a + q], x[b + q], x, to + 2 * n * BLOCK + q);
            }
        }
    }

    private static void pair(float a, float b, float[] y, int to) {
        y[to] = a + b;
        y[to + BLOCK] = a - b;
    }
}
