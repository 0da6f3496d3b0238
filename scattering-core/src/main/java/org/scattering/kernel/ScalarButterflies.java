package org.scattering.kernel;

/**
 * Butterflies of the small radices and of any odd one, over the lanes from {@code from} on. Forward transforms only; see
 * {@link RadixPass} for the formula. Operation for operation the same as {@code VectorButterflies}.
 */
final class ScalarButterflies {
    static final float HALF = 0.5f;
    static final float S = (float) Math.sqrt(0.75);
    static final float C1 = (float) Math.cos(0.4 * Math.PI);
    static final float C2 = (float) Math.cos(0.8 * Math.PI);
    static final float S1 = (float) Math.sin(0.4 * Math.PI);
    static final float S2 = (float) Math.sin(0.8 * Math.PI);

    private ScalarButterflies() {}

    /** b0 = a0 + a1, b1 = a0 - a1. */
    static void radix2(RadixPass pass, Split x, Split y, int offset, int s, int from) {
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int step = s * groups;
        for (int p = 0; p < groups; p++) {
            float w1r = wr[p];
            float w1i = wi[p];
            for (int q = from; q < s; q++) {
                int i = offset + s * p + q;
                int o = offset + 2 * s * p + q;
                float a0r = xr[i];
                float a0i = xi[i];
                float a1r = xr[i + step];
                float a1i = xi[i + step];
                float b0r = a0r + a1r;
                float b0i = a0i + a1i;
                float b1r = a0r - a1r;
                float b1i = a0i - a1i;
                yr[o] = b0r;
                yi[o] = b0i;
                yr[o + s] = b1r * w1r - b1i * w1i;
                yi[o + s] = b1r * w1i + b1i * w1r;
            }
        }
    }

    /** With t = a1 + a2, d = sin(2π/3)(a1 - a2), m = a0 - t/2: b0 = a0 + t, b1 = m - i d, b2 = m + i d. */
    static void radix3(RadixPass pass, Split x, Split y, int offset, int s, int from) {
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int step = s * groups;
        for (int p = 0; p < groups; p++) {
            float w1r = wr[p];
            float w1i = wi[p];
            float w2r = wr[groups + p];
            float w2i = wi[groups + p];
            for (int q = from; q < s; q++) {
                int i = offset + s * p + q;
                int o = offset + 3 * s * p + q;
                float a0r = xr[i];
                float a0i = xi[i];
                float a1r = xr[i + step];
                float a1i = xi[i + step];
                float a2r = xr[i + 2 * step];
                float a2i = xi[i + 2 * step];
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
                yr[o] = b0r;
                yi[o] = b0i;
                yr[o + s] = b1r * w1r - b1i * w1i;
                yi[o + s] = b1r * w1i + b1i * w1r;
                yr[o + 2 * s] = b2r * w2r - b2i * w2i;
                yi[o + 2 * s] = b2r * w2i + b2i * w2r;
            }
        }
    }

    /** b0 = a0 + a1 + a2 + a3, b1 = a0 - i a1 - a2 + i a3, and so on. */
    static void radix4(RadixPass pass, Split x, Split y, int offset, int s, int from) {
        radix4(pass, x, y, offset, s, from, 0);
    }

    /** The groups from {@code firstGroup} on, all lanes. */
    static void radix4From(RadixPass pass, Split x, Split y, int offset, int s, int firstGroup) {
        radix4(pass, x, y, offset, s, 0, firstGroup);
    }

    private static void radix4(RadixPass pass, Split x, Split y, int offset, int s, int from, int firstGroup) {
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int step = s * groups;
        for (int p = firstGroup; p < groups; p++) {
            float w1r = wr[p];
            float w1i = wi[p];
            float w2r = wr[groups + p];
            float w2i = wi[groups + p];
            float w3r = wr[2 * groups + p];
            float w3i = wi[2 * groups + p];
            for (int q = from; q < s; q++) {
                int i = offset + s * p + q;
                int o = offset + 4 * s * p + q;
                float a0r = xr[i];
                float a0i = xi[i];
                float a1r = xr[i + step];
                float a1i = xi[i + step];
                float a2r = xr[i + 2 * step];
                float a2i = xi[i + 2 * step];
                float a3r = xr[i + 3 * step];
                float a3i = xi[i + 3 * step];
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
                yr[o] = b0r;
                yi[o] = b0i;
                yr[o + s] = b1r * w1r - b1i * w1i;
                yi[o + s] = b1r * w1i + b1i * w1r;
                yr[o + 2 * s] = b2r * w2r - b2i * w2i;
                yi[o + 2 * s] = b2r * w2i + b2i * w2r;
                yr[o + 3 * s] = b3r * w3r - b3i * w3i;
                yi[o + 3 * s] = b3r * w3i + b3i * w3r;
            }
        }
    }

    /** Rader: sums and differences of a_j and a_(5-j) against the cosines and sines of 2π/5 and 4π/5. */
    static void radix5(RadixPass pass, Split x, Split y, int offset, int s, int from) {
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int step = s * groups;
        for (int p = 0; p < groups; p++) {
            float w1r = wr[p];
            float w1i = wi[p];
            float w2r = wr[groups + p];
            float w2i = wi[groups + p];
            float w3r = wr[2 * groups + p];
            float w3i = wi[2 * groups + p];
            float w4r = wr[3 * groups + p];
            float w4i = wi[3 * groups + p];
            for (int q = from; q < s; q++) {
                int i = offset + s * p + q;
                int o = offset + 5 * s * p + q;
                float a0r = xr[i];
                float a0i = xi[i];
                float a1r = xr[i + step];
                float a1i = xi[i + step];
                float a2r = xr[i + 2 * step];
                float a2i = xi[i + 2 * step];
                float a3r = xr[i + 3 * step];
                float a3i = xi[i + 3 * step];
                float a4r = xr[i + 4 * step];
                float a4i = xi[i + 4 * step];
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
                yr[o] = b0r;
                yi[o] = b0i;
                yr[o + s] = b1r * w1r - b1i * w1i;
                yi[o + s] = b1r * w1i + b1i * w1r;
                yr[o + 2 * s] = b2r * w2r - b2i * w2i;
                yi[o + 2 * s] = b2r * w2i + b2i * w2r;
                yr[o + 3 * s] = b3r * w3r - b3i * w3i;
                yi[o + 3 * s] = b3r * w3i + b3i * w3r;
                yr[o + 4 * s] = b4r * w4r - b4i * w4i;
                yi[o + 4 * s] = b4r * w4i + b4i * w4r;
            }
        }
    }

    /** b_k = a_0 + Σ_{j < r/2} cos(2πjk/r) (a_j + a_(r-j)) - i sin(2πjk/r) (a_j - a_(r-j)), for odd r. */
    static void radixN(RadixPass pass, Split x, Split y, int offset, int s, int from) {
        int r = pass.radix();
        int step = s * pass.groups();
        for (int p = 0; p < pass.groups(); p++) {
            for (int k = 0; k < r; k++) {
                int twiddle = (k - 1) * pass.groups() + p;
                float wr = k == 0 ? 1 : pass.twiddles().re()[twiddle];
                float wi = k == 0 ? 0 : pass.twiddles().im()[twiddle];
                for (int q = from; q < s; q++) {
                    int i = offset + s * p + q;
                    float br = x.re()[i];
                    float bi = x.im()[i];
                    for (int j = 1, turn = k; 2 * j < r; j++, turn = (turn + k) % r) {
                        int a = i + j * step;
                        int b = i + (r - j) * step;
                        float c = pass.roots().re()[turn];
                        float d = pass.roots().im()[turn];
                        br = br + (x.re()[a] + x.re()[b]) * c - (x.im()[a] - x.im()[b]) * d;
                        bi = bi + (x.im()[a] + x.im()[b]) * c + (x.re()[a] - x.re()[b]) * d;
                    }
                    int o = offset + s * (r * p + k) + q;
                    y.re()[o] = br * wr - bi * wi;
                    y.im()[o] = br * wi + bi * wr;
                }
            }
        }
    }
}
