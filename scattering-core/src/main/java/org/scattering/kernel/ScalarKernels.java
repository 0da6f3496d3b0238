package org.scattering.kernel;

/** The definition of every kernel, and the fallback. Loops run over lanes innermost, so that a compiler can vectorise. */
final class ScalarKernels implements Kernels {
    static final ScalarKernels INSTANCE = new ScalarKernels();

    private ScalarKernels() {}

    /** As many as a 256-bit vector, the width of most machines, for the compiler's own vectorisation. */
    @Override
    public int lanes() {
        return 8;
    }

    @Override
    public void pass(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        switch (pass.radix()) {
            case 2 -> ScalarButterflies.radix2(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 3 -> ScalarButterflies.radix3(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 4 -> ScalarButterflies.radix4(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 5 -> ScalarButterflies.radix5(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 8 -> ScalarButterflies.radix8(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 6 -> ScalarComposites.radix6(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 10 -> ScalarComposites.radix10(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 12 -> ScalarComposites.radix12(pass, x, xOffset, xStride, y, yOffset, yStride);
            default -> ScalarButterflies.radixN(pass, x, xOffset, xStride, y, yOffset, yStride);
        }
        if (pass.isTurned()) {
            turn(pass.turns(), y, yOffset, yStride);
        }
    }

    /** Multiplies rows in place by a factor each. */
    private static void turn(ComplexTable turns, Split y, int yOffset, int yStride) {
        for (int n = 0; n < turns.re().length; n++) {
            float wr = turns.re()[n];
            float wi = turns.im()[n];
            for (int o = yOffset + n * yStride; o < yOffset + n * yStride + BLOCK; o++) {
                float r = y.data()[y.re() + o];
                float m = y.data()[y.im() + o];
                y.data()[y.re() + o] = r * wr - m * wi;
                y.data()[y.im() + o] = r * wi + m * wr;
            }
        }
    }

    @Override
    public void fan(Split x, int xOffset, int xStride, ComplexTable factors, Split y) {
        for (int n = 0; n < factors.re().length; n++) {
            float wr = factors.re()[n];
            float wi = factors.im()[n];
            int i = xOffset + n / FAN * xStride;
            for (int q = 0; q < BLOCK; q++) {
                float r = x.data()[x.re() + i + q];
                float m = x.data()[x.im() + i + q];
                y.data()[y.re() + n * BLOCK + q] = r * wr - m * wi;
                y.data()[y.im() + n * BLOCK + q] = r * wi + m * wr;
            }
        }
    }

    @Override
    public void filter(Split x, FilterBlocks filter, int block, Split y, int lane, int count) {
        for (int q = 0; q < count; q++) {
            float re = 0;
            float im = 0;
            for (int t = filter.firstTerm()[block]; t < filter.firstTerm()[block + 1]; t++) {
                int source = filter.source()[t];
                int i = (source < 0 ? ~source : source) * BLOCK + q;
                float w = filter.weights()[t];
                re += x.data()[x.re() + i] * w;
                im += x.data()[x.im() + i] * (source < 0 ? -w : w);
                if (filter.target()[t] >= 0) {
                    int o = filter.target()[t] * BLOCK + lane + q;
                    y.data()[y.re() + o] = re;
                    y.data()[y.im() + o] = im;
                    re = 0;
                    im = 0;
                }
            }
        }
    }

    @Override
    public void filterLine(Split x, int xOffset, FilterBlocks filter, int block, Split y, int yOffset) {
        filterLine(x, xOffset, filter, 0, block, y, yOffset, BLOCK);
    }

    @Override
    public void filterTwoLines(Split x, int xOffset, FilterBlocks filters, int block, Split y, Split z, int zStride) {
        filterLine(x, xOffset, filters, 0, block, y, 0, BLOCK);
        filterLine(x, xOffset, filters, 1, block, z, block * BLOCK, zStride);
    }

    private static void filterLine(
            Split x, int xOffset, FilterBlocks filters, int which, int block, Split y, int yOffset, int yStride) {
        int weights = filters.filters() * BLOCK;
        for (int q = 0; q < BLOCK; q++) {
            float re = 0;
            float im = 0;
            for (int t = filters.firstTerm()[block]; t < filters.firstTerm()[block + 1]; t++) {
                int source = filters.source()[t];
                int i = xOffset + (source < 0 ? ~source - q : source + q) - BLOCK;
                float w = filters.weights()[t * weights + which * BLOCK + q];
                re += x.data()[x.re() + i] * w;
                im += x.data()[x.im() + i] * (source < 0 ? -w : w);
                if (filters.target()[t] >= 0) {
                    int o = yOffset + filters.target()[t] * yStride + q;
                    y.data()[y.re() + o] = re;
                    y.data()[y.im() + o] = im;
                    re = 0;
                    im = 0;
                }
            }
        }
    }

    @Override
    public void copyRows(float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride, int rows) {
        for (int n = 0; n < rows; n++) {
            System.arraycopy(x, xOffset + n * xStride, y, yOffset + n * yStride, BLOCK);
        }
    }

    @Override
    public void multiplyRows(Split x, ComplexTable factors, int firstFactor, int rows, Split y, int yOffset) {
        for (int n = 0; n < rows; n++) {
            float wr = factors.re()[firstFactor + n];
            float wi = factors.im()[firstFactor + n];
            for (int i = n * BLOCK; i < (n + 1) * BLOCK; i++) {
                float r = x.data()[x.re() + i];
                float m = x.data()[x.im() + i];
                y.data()[y.re() + yOffset + i] = r * wr - m * wi;
                y.data()[y.im() + yOffset + i] = r * wi + m * wr;
            }
        }
    }

    @Override
    public void multiplyAcross(
            Split x, ComplexTable factors, int firstFactor, int rows, Split y, int yOffset, int yStride) {
        for (int n = 0; n < rows * BLOCK; n++) {
            float wr = factors.re()[firstFactor + n];
            float wi = factors.im()[firstFactor + n];
            float r = x.data()[x.re() + n];
            float m = x.data()[x.im() + n];
            x.data()[x.re() + n] = r * wr - m * wi;
            x.data()[x.im() + n] = r * wi + m * wr;
        }
        rowsToLines(x.data(), x.re(), rows, y.data(), y.re() + yOffset, yStride);
        rowsToLines(x.data(), x.im(), rows, y.data(), y.im() + yOffset, yStride);
    }

    @Override
    public void linesToRows(float[] x, int xOffset, int xStride, float[] y, int yOffset, int rows) {
        linesToRows(x, xOffset, xStride, y, yOffset, 0, rows);
    }

    /** The rows in [from, to). */
    static void linesToRows(float[] x, int xOffset, int xStride, float[] y, int yOffset, int from, int to) {
        for (int n = from; n < to; n++) {
            for (int i = 0; i < BLOCK; i++) {
                y[yOffset + n * BLOCK + i] = x[xOffset + i * xStride + n];
            }
        }
    }

    @Override
    public void rowsToLines(float[] x, int xOffset, int rows, float[] y, int yOffset, int yStride) {
        rowsToLines(x, xOffset, 0, rows, y, yOffset, yStride);
    }

    /** The rows in [from, to). */
    static void rowsToLines(float[] x, int xOffset, int from, int to, float[] y, int yOffset, int yStride) {
        for (int i = 0; i < BLOCK; i++) {
            for (int n = from; n < to; n++) {
                y[yOffset + i * yStride + n] = x[xOffset + n * BLOCK + i];
            }
        }
    }

    @Override
    public void modulus(Split z, float[] u, int uOffset, int count) {
        modulus(z, u, uOffset, 0, count);
    }

    /** The numbers from {@code from} on. */
    static void modulus(Split z, float[] u, int uOffset, int from, int count) {
        for (int q = from; q < count; q++) {
            u[uOffset + q] = modulus(z, q);
        }
    }

    static float modulus(Split z, int q) {
        float r = z.data()[z.re() + q];
        float i = z.data()[z.im() + q];
        return (float) Math.sqrt(r * r + i * i);
    }

    @Override
    public void modulusPairs(Split z, int pairs, Split y) {
        for (int n = 0; n < pairs * BLOCK; n++) {
            int even = n / BLOCK * 2 * BLOCK + n % BLOCK;
            y.data()[y.re() + n] = modulus(z, even);
            y.data()[y.im() + n] = modulus(z, even + BLOCK);
        }
    }

    @Override
    public void pairLanes(Split u, int rows, Split y) {
        int half = BLOCK / 2;
        float[] in = u.data();
        float[] out = y.data();
        for (int o = 0; o < rows * BLOCK; o += BLOCK) {
            for (int i = 0; i < half; i++) {
                out[y.re() + o + i] = in[u.re() + o + 2 * i];
                out[y.im() + o + i] = in[u.re() + o + 2 * i + 1];
                out[y.re() + o + half + i] = in[u.im() + o + 2 * i];
                out[y.im() + o + half + i] = in[u.im() + o + 2 * i + 1];
            }
        }
    }

    @Override
    public void separate(Split z, Split mirrors, int column, int columns, Split x, int xOffset, ComplexTable roots) {
        int h = roots.re().length - 1;
        int rows = h / columns;
        int other = (columns - column) % columns;
        int last = column == 0 ? rows : rows - 1;
        for (int n = 0; 2 * (column + n * columns) <= h; n++) {
            int k = column + n * columns;
            int a = n * BLOCK;
            int b = (last - n) % rows * BLOCK;
            int o = xOffset + (column * (rows + 1) + n) * BLOCK;
            int mirrored = xOffset + (other * (rows + 1) + last - n) * BLOCK;
            for (int q = 0; q < BLOCK; q++) {
                separate(z, a + q, mirrors, b + q, x, o + q, mirrored + q, roots, k);
            }
        }
    }

    @Override
    public void separateLine(Split z, int columns, int apart, Split x, int xOffset, ComplexTable roots) {
        int h = roots.re().length - 1;
        for (int k = 0; 2 * k <= h; k++) {
            separateLine(z, columns, apart, x, xOffset, roots, k);
        }
    }

    /** One number and its mirror. */
    static void separateLine(Split z, int columns, int apart, Split x, int xOffset, ComplexTable roots, int k) {
        int h = roots.re().length - 1;
        int mirror = (h - k) % h;
        int a = k / columns * apart + k % columns;
        int b = mirror / columns * apart + mirror % columns;
        separate(z, a, z, b, x, xOffset + k, xOffset + h - k, roots, k);
    }

    /** Two numbers of the spectrum of a real signal, from a number of the packed spectrum and its mirror. */
    private static void separate(
            Split z, int a, Split mirrors, int b, Split x, int o, int mirrored, ComplexTable roots, int k) {
        float ar = z.data()[z.re() + a];
        float ai = z.data()[z.im() + a];
        float br = mirrors.data()[mirrors.re() + b];
        float bi = mirrors.data()[mirrors.im() + b];
        float wr = roots.re()[k];
        float wi = roots.im()[k];
        float er = 0.5f * (ar + br);
        float ei = 0.5f * (ai - bi);
        float dr = 0.5f * (ar - br);
        float di = 0.5f * (ai + bi);
        float tr = di * wr + dr * wi;
        float ti = di * wi - dr * wr;
        x.data()[x.re() + o] = er + tr;
        x.data()[x.im() + o] = ti + ei;
        x.data()[x.re() + mirrored] = er - tr;
        x.data()[x.im() + mirrored] = ti - ei;
    }

    @Override
    public void average(Split u, int from, int to, Taps taps, int first, float[] s, int sOffset) {
        for (int j = 0; j < 4; j++) {
            int o = sOffset + j * BLOCK;
            for (int n = from; n < to; n++) {
                float w = taps.values()[first + n * taps.step() - j * taps.shift()];
                for (int q = 0; q < BLOCK; q++) {
                    s[o + q] += w * u.data()[u.re() + n * BLOCK + q];
                }
            }
        }
    }

    @Override
    public void averageAcross(Split u, int from, int to, Taps taps, int first, float[] s, int sOffset) {
        for (int j = 0; j < 4; j++) {
            int o = sOffset + j * BLOCK;
            for (int n = from; n < to; n++) {
                int w = first + n * taps.step() - j * taps.shift();
                for (int q = 0; q < BLOCK; q++) {
                    s[o + q] += taps.values()[w + q] * u.data()[u.re() + n * BLOCK + q];
                }
            }
        }
    }

    @Override
    public void sumRows(float[] x, int xOffset, int rows, float[] weights, int yOffset, TwoLines lines) {
        ScalarSums.sumRows(x, xOffset, rows, weights, yOffset, lines);
    }

    @Override
    public void sumFolded(
            float[] x, int xOffset, int pairs, float[] weights, int yOffset, int yMirror, TwoLines lines) {
        ScalarSums.sumFolded(x, xOffset, pairs, weights, yOffset, yMirror, lines);
    }

    @Override
    public void foldModuli(Split z, int rows, int up, int down, float[] y, int yOffset) {
        ScalarSums.foldModuli(z, rows, up, down, y, yOffset);
    }

    @Override
    public void fold(float[] x, int xOffset, int rows, int up, int down, int yOffset) {
        ScalarSums.fold(x, xOffset, rows, up, down, yOffset);
    }

    @Override
    public void addRows(float[] weights, int firstWeight, int rows, float[] x, int xOffset, int yOffset, int count) {
        for (int n = 0; n < rows; n++) {
            float w = weights[firstWeight + n];
            int i = xOffset + n * count;
            for (int q = 0; q < count; q++) {
                x[yOffset + q] += w * x[i + q];
            }
        }
    }

    @Override
    public double dot(double[] a, int first, int count, double[] b, int from) {
        int end = first + count;
        return ((every8th(a, first, end, b, from) + every8th(a, first + 4, end, b, from))
                        + (every8th(a, first + 2, end, b, from) + every8th(a, first + 6, end, b, from)))
                + ((every8th(a, first + 1, end, b, from) + every8th(a, first + 5, end, b, from))
                        + (every8th(a, first + 3, end, b, from) + every8th(a, first + 7, end, b, from)));
    }

    private static double every8th(double[] a, int first, int end, double[] b, int from) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int n = first; n < end; n += PARTIAL_SUMS) {
            int m = from + n;
            s0 += a[n] * b[m];
            s1 += a[n + 8] * b[m + 8];
            s2 += a[n + 16] * b[m + 16];
            s3 += a[n + 24] * b[m + 24];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
