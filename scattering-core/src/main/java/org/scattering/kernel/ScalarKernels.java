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
    public void pass(RadixPass pass, Split x, Split y, int offset, int s) {
        passLanes(pass, x, y, offset, s, 0);
    }

    /** A pass over the lanes from {@code from} on; also the tail of the vector twin. */
    static void passLanes(RadixPass pass, Split x, Split y, int offset, int s, int from) {
        switch (pass.radix()) {
            case 2 -> ScalarButterflies.radix2(pass, x, y, offset, s, from);
            case 3 -> ScalarButterflies.radix3(pass, x, y, offset, s, from);
            case 4 -> ScalarButterflies.radix4(pass, x, y, offset, s, from);
            case 5 -> ScalarButterflies.radix5(pass, x, y, offset, s, from);
            default -> ScalarButterflies.radixN(pass, x, y, offset, s, from);
        }
    }

    @Override
    public void filter(Split x, int xWidth, FilterRuns filter, Split y, int yWidth, int column, int count) {
        filterLanes(x, xWidth, filter, y, yWidth, column, 0, count);
    }

    static void filterLanes(
            Split x, int xWidth, FilterRuns filter, Split y, int yWidth, int column, int from, int count) {
        int[] table = filter.table();
        float[] values = filter.values();
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        int v = 0;
        for (int t = 0; t < table.length; t += 4) {
            int i = table[t] * xWidth;
            int o = table[t + 1] * yWidth + column;
            int step = table[t + 3] * xWidth;
            float sign = table[t + 3];
            for (int n = 0; n < table[t + 2]; n++, i += step, o += yWidth) {
                float w = values[v++];
                float wi = sign * w;
                for (int q = from; q < count; q++) {
                    yr[o + q] += xr[i + q] * w;
                    yi[o + q] += xi[i + q] * wi;
                }
            }
        }
    }

    /** The rows of one run from {@code from} on, for spectra of a single lane. */
    static void filterRun(Split x, FilterRuns filter, Split y, int run, int firstValue, int from) {
        int step = filter.table()[run + 3];
        float sign = step;
        for (int n = from; n < filter.table()[run + 2]; n++) {
            float w = filter.values()[firstValue + n];
            int i = filter.table()[run] + n * step;
            int o = filter.table()[run + 1] + n;
            y.re()[o] += x.re()[i] * w;
            y.im()[o] += x.im()[i] * (sign * w);
        }
    }

    @Override
    public void modulus(Split z, float[] u, int count) {
        modulus(z, 0, u, 0, count);
    }

    static void modulus(Split z, int zOffset, float[] u, int uOffset, int count) {
        float[] zr = z.re();
        float[] zi = z.im();
        for (int q = 0; q < count; q++) {
            float r = zr[zOffset + q];
            float i = zi[zOffset + q];
            u[uOffset + q] = (float) Math.sqrt(r * r + i * i);
        }
    }

    @Override
    public void modulusPairs(Split z, Split u, int pairs, int width) {
        for (int k = 0; k < pairs; k++) {
            modulus(z, 2 * k * width, u.re(), k * width, width);
            modulus(z, (2 * k + 1) * width, u.im(), k * width, width);
        }
    }

    @Override
    public void separateReal(Split z, int zOffset, Split x, int xOffset, ComplexTable roots, int width) {
        separateRealLanes(z, zOffset, x, xOffset, roots, width, 0);
    }

    static void separateRealLanes(Split z, int zOffset, Split x, int xOffset, ComplexTable roots, int width, int from) {
        int h = roots.re().length - 1;
        for (int k = 0; k <= h; k++) {
            int a = zOffset + k % h * width;
            int b = zOffset + (h - k) % h * width;
            int o = xOffset + k * width;
            for (int q = from; q < width; q++) {
                separate(z, a + q, b + q, x, o + q, roots, k);
            }
        }
    }

    /** One number of the spectrum of a real signal, from a number of the packed spectrum and its mirror. */
    static void separate(Split z, int a, int b, Split x, int o, ComplexTable roots, int k) {
        float ar = z.re()[a];
        float ai = z.im()[a];
        float br = z.re()[b];
        float bi = z.im()[b];
        float wr = roots.re()[k];
        float wi = roots.im()[k];
        float er = 0.5f * (ar + br);
        float ei = 0.5f * (ai - bi);
        float dr = 0.5f * (ar - br);
        float di = 0.5f * (ai + bi);
        x.re()[o] = er + (di * wr + dr * wi);
        x.im()[o] = ei + (di * wi - dr * wr);
    }

    @Override
    public void multiplyRows(Split x, int xOffset, Split y, int yOffset, ComplexTable factors, int rows, int width) {
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        for (int k = 0; k < rows; k++) {
            float wr = factors.re()[k];
            float wi = factors.im()[k];
            int i = xOffset + k * width;
            int o = yOffset + k * width;
            for (int q = 0; q < width; q++) {
                float r = xr[i + q];
                float m = xi[i + q];
                yr[o + q] = r * wr - m * wi;
                yi[o + q] = r * wi + m * wr;
            }
        }
    }
}
