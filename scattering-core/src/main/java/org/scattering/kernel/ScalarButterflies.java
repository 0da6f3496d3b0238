package org.scattering.kernel;

/**
 * Butterflies of the small radices and of any odd one, over blocks. Forward transforms only; see {@link RadixPass} for the
 * formula. Operation for operation the same as {@code VectorButterflies}.
 */
final class ScalarButterflies {
    static final float HALF = 0.5f;
    static final float H = (float) Math.sqrt(0.5);
    static final float S = (float) Math.sqrt(0.75);
    static final float C1 = (float) Math.cos(0.4 * Math.PI);
    static final float C2 = (float) Math.cos(0.8 * Math.PI);
    static final float S1 = (float) Math.sin(0.4 * Math.PI);
    static final float S2 = (float) Math.sin(0.8 * Math.PI);
    private static final int BLOCK = Kernels.BLOCK;

    private ScalarButterflies() {}

    /** b0 = a0 + a1, b1 = a0 - a1. */
    static void radix2(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        float[] in = x.data();
        float[] out = y.data();
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int rows = pass.earlier();
        int butterflies = groups * rows;
        int step = butterflies * xStride;
        int s = rows * yStride;
        int p = 0;
        int row = 0;
        int yr = y.re() + yOffset;
        int yi = y.im() + yOffset;
        for (int n = 0; n < butterflies; n++) {
            float w1r = wr[p];
            float w1i = wi[p];
            for (int q = 0; q < BLOCK; q++) {
                float a0r = in[xr + q];
                float a0i = in[xi + q];
                float a1r = in[xr + q + step];
                float a1i = in[xi + q + step];
                float b0r = a0r + a1r;
                float b0i = a0i + a1i;
                float b1r = a0r - a1r;
                float b1i = a0i - a1i;
                out[yr + q] = b0r;
                out[yi + q] = b0i;
                out[yr + q + s] = b1r * w1r - b1i * w1i;
                out[yi + q + s] = b1r * w1i + b1i * w1r;
            }
            xr += xStride;
            xi += xStride;
            yr += yStride;
            yi += yStride;
            if (++row == rows) {
                row = 0;
                p++;
                yr += s;
                yi += s;
            }
        }
    }

    /** With t = a1 + a2, d = sin(2π/3)(a1 - a2), m = a0 - t/2: b0 = a0 + t, b1 = m - i d, b2 = m + i d. */
    static void radix3(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        float[] in = x.data();
        float[] out = y.data();
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int rows = pass.earlier();
        int butterflies = groups * rows;
        int step = butterflies * xStride;
        int s = rows * yStride;
        int p = 0;
        int row = 0;
        int yr = y.re() + yOffset;
        int yi = y.im() + yOffset;
        for (int n = 0; n < butterflies; n++) {
            float w1r = wr[p];
            float w1i = wi[p];
            float w2r = wr[groups + p];
            float w2i = wi[groups + p];
            for (int q = 0; q < BLOCK; q++) {
                float a0r = in[xr + q];
                float a0i = in[xi + q];
                float a1r = in[xr + q + step];
                float a1i = in[xi + q + step];
                float a2r = in[xr + q + 2 * step];
                float a2i = in[xi + q + 2 * step];
                float tr = a1r + a2r;
                float ti = a1i + a2i;
                float dr = (a1r - a2r) * S;
                float di = (a1i - a2i) * S;
                float mr = a0r - (tr * HALF);
                float mi = a0i - (ti * HALF);
                float b0r = a0r + tr;
                float b0i = a0i + ti;
                float b1r = mr + di;
                float b1i = mi - dr;
                float b2r = mr - di;
                float b2i = mi + dr;
                out[yr + q] = b0r;
                out[yi + q] = b0i;
                out[yr + q + s] = b1r * w1r - b1i * w1i;
                out[yi + q + s] = b1r * w1i + b1i * w1r;
                out[yr + q + 2 * s] = b2r * w2r - b2i * w2i;
                out[yi + q + 2 * s] = b2r * w2i + b2i * w2r;
            }
            xr += xStride;
            xi += xStride;
            yr += yStride;
            yi += yStride;
            if (++row == rows) {
                row = 0;
                p++;
                yr += 2 * s;
                yi += 2 * s;
            }
        }
    }

    /** b0 = a0 + a1 + a2 + a3, b1 = a0 - i a1 - a2 + i a3, and so on. */
    static void radix4(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        float[] in = x.data();
        float[] out = y.data();
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int rows = pass.earlier();
        int butterflies = groups * rows;
        int step = butterflies * xStride;
        int s = rows * yStride;
        int p = 0;
        int row = 0;
        int yr = y.re() + yOffset;
        int yi = y.im() + yOffset;
        for (int n = 0; n < butterflies; n++) {
            float w1r = wr[p];
            float w1i = wi[p];
            float w2r = wr[groups + p];
            float w2i = wi[groups + p];
            float w3r = wr[2 * groups + p];
            float w3i = wi[2 * groups + p];
            for (int q = 0; q < BLOCK; q++) {
                float a0r = in[xr + q];
                float a0i = in[xi + q];
                float a1r = in[xr + q + step];
                float a1i = in[xi + q + step];
                float a2r = in[xr + q + 2 * step];
                float a2i = in[xi + q + 2 * step];
                float a3r = in[xr + q + 3 * step];
                float a3i = in[xi + q + 3 * step];
                float t0r = a0r + a2r;
                float t0i = a0i + a2i;
                float t1r = a0r - a2r;
                float t1i = a0i - a2i;
                float t2r = a1r + a3r;
                float t2i = a1i + a3i;
                float t3r = a1r - a3r;
                float t3i = a1i - a3i;
                float b0r = t0r + t2r;
                float b0i = t0i + t2i;
                float b1r = t1r + t3i;
                float b1i = t1i - t3r;
                float b2r = t0r - t2r;
                float b2i = t0i - t2i;
                float b3r = t1r - t3i;
                float b3i = t1i + t3r;
                out[yr + q] = b0r;
                out[yi + q] = b0i;
                out[yr + q + s] = b1r * w1r - b1i * w1i;
                out[yi + q + s] = b1r * w1i + b1i * w1r;
                out[yr + q + 2 * s] = b2r * w2r - b2i * w2i;
                out[yi + q + 2 * s] = b2r * w2i + b2i * w2r;
                out[yr + q + 3 * s] = b3r * w3r - b3i * w3i;
                out[yi + q + 3 * s] = b3r * w3i + b3i * w3r;
            }
            xr += xStride;
            xi += xStride;
            yr += yStride;
            yi += yStride;
            if (++row == rows) {
                row = 0;
                p++;
                yr += 3 * s;
                yi += 3 * s;
            }
        }
    }

    /** Rader: sums and differences of a_j and a_(5-j) against the cosines and sines of 2π/5 and 4π/5. */
    static void radix5(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        float[] in = x.data();
        float[] out = y.data();
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int rows = pass.earlier();
        int butterflies = groups * rows;
        int step = butterflies * xStride;
        int s = rows * yStride;
        int p = 0;
        int row = 0;
        int yr = y.re() + yOffset;
        int yi = y.im() + yOffset;
        for (int n = 0; n < butterflies; n++) {
            float w1r = wr[p];
            float w1i = wi[p];
            float w2r = wr[groups + p];
            float w2i = wi[groups + p];
            float w3r = wr[2 * groups + p];
            float w3i = wi[2 * groups + p];
            float w4r = wr[3 * groups + p];
            float w4i = wi[3 * groups + p];
            for (int q = 0; q < BLOCK; q++) {
                float a0r = in[xr + q];
                float a0i = in[xi + q];
                float a1r = in[xr + q + step];
                float a1i = in[xi + q + step];
                float a2r = in[xr + q + 2 * step];
                float a2i = in[xi + q + 2 * step];
                float a3r = in[xr + q + 3 * step];
                float a3i = in[xi + q + 3 * step];
                float a4r = in[xr + q + 4 * step];
                float a4i = in[xi + q + 4 * step];
                float t1r = a1r + a4r;
                float t2r = a2r + a3r;
                float t3r = a1r - a4r;
                float t4r = a2r - a3r;
                float t1i = a1i + a4i;
                float t2i = a2i + a3i;
                float t3i = a1i - a4i;
                float t4i = a2i - a3i;
                float m1r = (a0r + (t1r * C1)) + (t2r * C2);
                float m2r = (a0r + (t1r * C2)) + (t2r * C1);
                float n1r = (t3r * S1) + (t4r * S2);
                float n2r = (t3r * S2) - (t4r * S1);
                float b0r = (a0r + t1r) + t2r;
                float m1i = (a0i + (t1i * C1)) + (t2i * C2);
                float m2i = (a0i + (t1i * C2)) + (t2i * C1);
                float n1i = (t3i * S1) + (t4i * S2);
                float n2i = (t3i * S2) - (t4i * S1);
                float b0i = (a0i + t1i) + t2i;
                float b1r = m1r + n1i;
                float b1i = m1i - n1r;
                float b2r = m2r + n2i;
                float b2i = m2i - n2r;
                float b3r = m2r - n2i;
                float b3i = m2i + n2r;
                float b4r = m1r - n1i;
                float b4i = m1i + n1r;
                out[yr + q] = b0r;
                out[yi + q] = b0i;
                out[yr + q + s] = b1r * w1r - b1i * w1i;
                out[yi + q + s] = b1r * w1i + b1i * w1r;
                out[yr + q + 2 * s] = b2r * w2r - b2i * w2i;
                out[yi + q + 2 * s] = b2r * w2i + b2i * w2r;
                out[yr + q + 3 * s] = b3r * w3r - b3i * w3i;
                out[yi + q + 3 * s] = b3r * w3i + b3i * w3r;
                out[yr + q + 4 * s] = b4r * w4r - b4i * w4i;
                out[yi + q + 4 * s] = b4r * w4i + b4i * w4r;
            }
            xr += xStride;
            xi += xStride;
            yr += yStride;
            yi += yStride;
            if (++row == rows) {
                row = 0;
                p++;
                yr += 4 * s;
                yi += 4 * s;
            }
        }
    }

    /** Two DFTs of four points, of the sums and of the turned differences of a_j and a_(j+4). */
    static void radix8(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        float[] in = x.data();
        float[] out = y.data();
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int rows = pass.earlier();
        int butterflies = groups * rows;
        int step = butterflies * xStride;
        int s = rows * yStride;
        int p = 0;
        int row = 0;
        int yr = y.re() + yOffset;
        int yi = y.im() + yOffset;
        for (int n = 0; n < butterflies; n++) {
            float w1r = wr[p];
            float w1i = wi[p];
            float w2r = wr[groups + p];
            float w2i = wi[groups + p];
            float w3r = wr[2 * groups + p];
            float w3i = wi[2 * groups + p];
            float w4r = wr[3 * groups + p];
            float w4i = wi[3 * groups + p];
            float w5r = wr[4 * groups + p];
            float w5i = wi[4 * groups + p];
            float w6r = wr[5 * groups + p];
            float w6i = wi[5 * groups + p];
            float w7r = wr[6 * groups + p];
            float w7i = wi[6 * groups + p];
            for (int q = 0; q < BLOCK; q++) {
                float a0r = in[xr + q];
                float a0i = in[xi + q];
                float a1r = in[xr + q + step];
                float a1i = in[xi + q + step];
                float a2r = in[xr + q + 2 * step];
                float a2i = in[xi + q + 2 * step];
                float a3r = in[xr + q + 3 * step];
                float a3i = in[xi + q + 3 * step];
                float a4r = in[xr + q + 4 * step];
                float a4i = in[xi + q + 4 * step];
                float a5r = in[xr + q + 5 * step];
                float a5i = in[xi + q + 5 * step];
                float a6r = in[xr + q + 6 * step];
                float a6i = in[xi + q + 6 * step];
                float a7r = in[xr + q + 7 * step];
                float a7i = in[xi + q + 7 * step];
                float s0r = a0r + a4r;
                float s0i = a0i + a4i;
                float d0r = a0r - a4r;
                float d0i = a0i - a4i;
                float s1r = a1r + a5r;
                float s1i = a1i + a5i;
                float d1r = a1r - a5r;
                float d1i = a1i - a5i;
                float s2r = a2r + a6r;
                float s2i = a2i + a6i;
                float d2r = a2r - a6r;
                float d2i = a2i - a6i;
                float s3r = a3r + a7r;
                float s3i = a3i + a7i;
                float d3r = a3r - a7r;
                float d3i = a3i - a7i;
                float e0r = s0r + s2r;
                float e0i = s0i + s2i;
                float e1r = s0r - s2r;
                float e1i = s0i - s2i;
                float e2r = s1r + s3r;
                float e2i = s1i + s3i;
                float e3r = s1r - s3r;
                float e3i = s1i - s3i;
                float f1r = (d1r + d1i) * H;
                float f1i = (d1i - d1r) * H;
                float f3r = (d3i - d3r) * H;
                float f3i = (d3r + d3i) * H;
                float g0r = d0r + d2i;
                float g0i = d0i - d2r;
                float g1r = d0r - d2i;
                float g1i = d0i + d2r;
                float g2r = f1r + f3r;
                float g2i = f1i - f3i;
                float g3r = f1r - f3r;
                float g3i = f1i + f3i;
                float b0r = e0r + e2r;
                float b0i = e0i + e2i;
                float b1r = g0r + g2r;
                float b1i = g0i + g2i;
                float b2r = e1r + e3i;
                float b2i = e1i - e3r;
                float b3r = g1r + g3i;
                float b3i = g1i - g3r;
                float b4r = e0r - e2r;
                float b4i = e0i - e2i;
                float b5r = g0r - g2r;
                float b5i = g0i - g2i;
                float b6r = e1r - e3i;
                float b6i = e1i + e3r;
                float b7r = g1r - g3i;
                float b7i = g1i + g3r;
                out[yr + q] = b0r;
                out[yi + q] = b0i;
                out[yr + q + s] = b1r * w1r - b1i * w1i;
                out[yi + q + s] = b1r * w1i + b1i * w1r;
                out[yr + q + 2 * s] = b2r * w2r - b2i * w2i;
                out[yi + q + 2 * s] = b2r * w2i + b2i * w2r;
                out[yr + q + 3 * s] = b3r * w3r - b3i * w3i;
                out[yi + q + 3 * s] = b3r * w3i + b3i * w3r;
                out[yr + q + 4 * s] = b4r * w4r - b4i * w4i;
                out[yi + q + 4 * s] = b4r * w4i + b4i * w4r;
                out[yr + q + 5 * s] = b5r * w5r - b5i * w5i;
                out[yi + q + 5 * s] = b5r * w5i + b5i * w5r;
                out[yr + q + 6 * s] = b6r * w6r - b6i * w6i;
                out[yi + q + 6 * s] = b6r * w6i + b6i * w6r;
                out[yr + q + 7 * s] = b7r * w7r - b7i * w7i;
                out[yi + q + 7 * s] = b7r * w7i + b7i * w7r;
            }
            xr += xStride;
            xi += xStride;
            yr += yStride;
            yi += yStride;
            if (++row == rows) {
                row = 0;
                p++;
                yr += 7 * s;
                yi += 7 * s;
            }
        }
    }

    /** b_k = a_0 + Σ_{j < r/2} cos(2πjk/r) (a_j + a_(r-j)) - i sin(2πjk/r) (a_j - a_(r-j)), for odd r. */
    static void radixN(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        float[] in = x.data();
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        float[] cos = pass.roots().re();
        float[] sin = pass.roots().im();
        int r = pass.radix();
        int rows = pass.earlier();
        int butterflies = pass.groups() * rows;
        int step = butterflies * xStride;
        for (int n = 0; n < butterflies; n++) {
            int p = n / rows;
            for (int k = 0; k < r; k++) {
                int o = yOffset + (n + ((r - 1) * p + k) * rows) * yStride;
                int twiddle = (k - 1) * pass.groups() + p;
                float wr = k == 0 ? 1 : pass.twiddles().re()[twiddle];
                float wi = k == 0 ? 0 : pass.twiddles().im()[twiddle];
                for (int q = 0; q < BLOCK; q++) {
                    int i = n * xStride + q;
                    float br = in[xr + i];
                    float bi = in[xi + i];
                    for (int j = 1, turn = k; 2 * j < r; j++, turn = (turn + k) % r) {
                        int a = i + j * step;
                        int b = i + (r - j) * step;
                        br = br + (in[xr + a] + in[xr + b]) * cos[turn] - (in[xi + a] - in[xi + b]) * sin[turn];
                        bi = bi + (in[xi + a] + in[xi + b]) * cos[turn] + (in[xr + a] - in[xr + b]) * sin[turn];
                    }
                    y.data()[y.re() + o + q] = br * wr - bi * wi;
                    y.data()[y.im() + o + q] = br * wi + bi * wr;
                }
            }
        }
    }
}
