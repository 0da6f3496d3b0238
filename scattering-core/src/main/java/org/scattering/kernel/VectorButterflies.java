package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Butterflies of the small radices and of any odd one, over the lanes that fill whole vectors. Operation for operation the
 * same as {@link ScalarButterflies}.
 *
 * <p>The products with the twiddles are written out: small static helpers would stop being inlined in methods of this size
 * (the compiler's node budget), and their vectors would then be boxed on the heap.
 */
final class VectorButterflies {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    private static final float HALF = ScalarButterflies.HALF;
    private static final float S = ScalarButterflies.S;
    private static final float C1 = ScalarButterflies.C1;
    private static final float C2 = ScalarButterflies.C2;
    private static final float S1 = ScalarButterflies.S1;
    private static final float S2 = ScalarButterflies.S2;

    private VectorButterflies() {}

    /** b0 = a0 + a1, b1 = a0 - a1. */
    static void radix2(RadixPass pass, Split x, Split y, int offset, int s) {
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int step = s * groups;
        int bound = SPECIES.loopBound(s);
        for (int p = 0; p < groups; p++) {
            FloatVector w1r = FloatVector.broadcast(SPECIES, wr[p]);
            FloatVector w1i = FloatVector.broadcast(SPECIES, wi[p]);
            for (int q = 0; q < bound; q += LANES) {
                int i = offset + s * p + q;
                int o = offset + 2 * s * p + q;
                FloatVector a0r = FloatVector.fromArray(SPECIES, xr, i);
                FloatVector a0i = FloatVector.fromArray(SPECIES, xi, i);
                FloatVector a1r = FloatVector.fromArray(SPECIES, xr, i + step);
                FloatVector a1i = FloatVector.fromArray(SPECIES, xi, i + step);
                FloatVector b0r = a0r.add(a1r);
                FloatVector b0i = a0i.add(a1i);
                FloatVector b1r = a0r.sub(a1r);
                FloatVector b1i = a0i.sub(a1i);
                b0r.intoArray(yr, o);
                b0i.intoArray(yi, o);
                b1r.mul(w1r).sub(b1i.mul(w1i)).intoArray(yr, o + s);
                b1r.mul(w1i).add(b1i.mul(w1r)).intoArray(yi, o + s);
            }
        }
    }

    /** With t = a1 + a2, d = sin(2π/3)(a1 - a2), m = a0 - t/2: b0 = a0 + t, b1 = m - i d, b2 = m + i d. */
    static void radix3(RadixPass pass, Split x, Split y, int offset, int s) {
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int step = s * groups;
        int bound = SPECIES.loopBound(s);
        for (int p = 0; p < groups; p++) {
            FloatVector w1r = FloatVector.broadcast(SPECIES, wr[p]);
            FloatVector w1i = FloatVector.broadcast(SPECIES, wi[p]);
            FloatVector w2r = FloatVector.broadcast(SPECIES, wr[groups + p]);
            FloatVector w2i = FloatVector.broadcast(SPECIES, wi[groups + p]);
            for (int q = 0; q < bound; q += LANES) {
                int i = offset + s * p + q;
                int o = offset + 3 * s * p + q;
                FloatVector a0r = FloatVector.fromArray(SPECIES, xr, i);
                FloatVector a0i = FloatVector.fromArray(SPECIES, xi, i);
                FloatVector a1r = FloatVector.fromArray(SPECIES, xr, i + step);
                FloatVector a1i = FloatVector.fromArray(SPECIES, xi, i + step);
                FloatVector a2r = FloatVector.fromArray(SPECIES, xr, i + 2 * step);
                FloatVector a2i = FloatVector.fromArray(SPECIES, xi, i + 2 * step);
                FloatVector tr = a1r.add(a2r);
                FloatVector ti = a1i.add(a2i);
                FloatVector dr = a1r.sub(a2r).mul(S);
                FloatVector di = a1i.sub(a2i).mul(S);
                FloatVector mr = a0r.sub(tr.mul(HALF));
                FloatVector mi = a0i.sub(ti.mul(HALF));
                FloatVector b0r = a0r.add(tr);
                FloatVector b0i = a0i.add(ti);
                FloatVector b1r = mr.add(di);
                FloatVector b1i = mi.sub(dr);
                FloatVector b2r = mr.sub(di);
                FloatVector b2i = mi.add(dr);
                b0r.intoArray(yr, o);
                b0i.intoArray(yi, o);
                b1r.mul(w1r).sub(b1i.mul(w1i)).intoArray(yr, o + s);
                b1r.mul(w1i).add(b1i.mul(w1r)).intoArray(yi, o + s);
                b2r.mul(w2r).sub(b2i.mul(w2i)).intoArray(yr, o + 2 * s);
                b2r.mul(w2i).add(b2i.mul(w2r)).intoArray(yi, o + 2 * s);
            }
        }
    }

    /** b0 = a0 + a1 + a2 + a3, b1 = a0 - i a1 - a2 + i a3, and so on. */
    static void radix4(RadixPass pass, Split x, Split y, int offset, int s) {
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int step = s * groups;
        int bound = SPECIES.loopBound(s);
        for (int p = 0; p < groups; p++) {
            FloatVector w1r = FloatVector.broadcast(SPECIES, wr[p]);
            FloatVector w1i = FloatVector.broadcast(SPECIES, wi[p]);
            FloatVector w2r = FloatVector.broadcast(SPECIES, wr[groups + p]);
            FloatVector w2i = FloatVector.broadcast(SPECIES, wi[groups + p]);
            FloatVector w3r = FloatVector.broadcast(SPECIES, wr[2 * groups + p]);
            FloatVector w3i = FloatVector.broadcast(SPECIES, wi[2 * groups + p]);
            for (int q = 0; q < bound; q += LANES) {
                int i = offset + s * p + q;
                int o = offset + 4 * s * p + q;
                FloatVector a0r = FloatVector.fromArray(SPECIES, xr, i);
                FloatVector a0i = FloatVector.fromArray(SPECIES, xi, i);
                FloatVector a1r = FloatVector.fromArray(SPECIES, xr, i + step);
                FloatVector a1i = FloatVector.fromArray(SPECIES, xi, i + step);
                FloatVector a2r = FloatVector.fromArray(SPECIES, xr, i + 2 * step);
                FloatVector a2i = FloatVector.fromArray(SPECIES, xi, i + 2 * step);
                FloatVector a3r = FloatVector.fromArray(SPECIES, xr, i + 3 * step);
                FloatVector a3i = FloatVector.fromArray(SPECIES, xi, i + 3 * step);
                FloatVector t0r = a0r.add(a2r);
                FloatVector t0i = a0i.add(a2i);
                FloatVector t1r = a0r.sub(a2r);
                FloatVector t1i = a0i.sub(a2i);
                FloatVector t2r = a1r.add(a3r);
                FloatVector t2i = a1i.add(a3i);
                FloatVector t3r = a1r.sub(a3r);
                FloatVector t3i = a1i.sub(a3i);
                FloatVector b0r = t0r.add(t2r);
                FloatVector b0i = t0i.add(t2i);
                FloatVector b1r = t1r.add(t3i);
                FloatVector b1i = t1i.sub(t3r);
                FloatVector b2r = t0r.sub(t2r);
                FloatVector b2i = t0i.sub(t2i);
                FloatVector b3r = t1r.sub(t3i);
                FloatVector b3i = t1i.add(t3r);
                b0r.intoArray(yr, o);
                b0i.intoArray(yi, o);
                b1r.mul(w1r).sub(b1i.mul(w1i)).intoArray(yr, o + s);
                b1r.mul(w1i).add(b1i.mul(w1r)).intoArray(yi, o + s);
                b2r.mul(w2r).sub(b2i.mul(w2i)).intoArray(yr, o + 2 * s);
                b2r.mul(w2i).add(b2i.mul(w2r)).intoArray(yi, o + 2 * s);
                b3r.mul(w3r).sub(b3i.mul(w3i)).intoArray(yr, o + 3 * s);
                b3r.mul(w3i).add(b3i.mul(w3r)).intoArray(yi, o + 3 * s);
            }
        }
    }

    /** Rader: sums and differences of a_j and a_(5-j) against the cosines and sines of 2π/5 and 4π/5. */
    static void radix5(RadixPass pass, Split x, Split y, int offset, int s) {
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int step = s * groups;
        int bound = SPECIES.loopBound(s);
        for (int p = 0; p < groups; p++) {
            FloatVector w1r = FloatVector.broadcast(SPECIES, wr[p]);
            FloatVector w1i = FloatVector.broadcast(SPECIES, wi[p]);
            FloatVector w2r = FloatVector.broadcast(SPECIES, wr[groups + p]);
            FloatVector w2i = FloatVector.broadcast(SPECIES, wi[groups + p]);
            FloatVector w3r = FloatVector.broadcast(SPECIES, wr[2 * groups + p]);
            FloatVector w3i = FloatVector.broadcast(SPECIES, wi[2 * groups + p]);
            FloatVector w4r = FloatVector.broadcast(SPECIES, wr[3 * groups + p]);
            FloatVector w4i = FloatVector.broadcast(SPECIES, wi[3 * groups + p]);
            for (int q = 0; q < bound; q += LANES) {
                int i = offset + s * p + q;
                int o = offset + 5 * s * p + q;
                FloatVector a0r = FloatVector.fromArray(SPECIES, xr, i);
                FloatVector a0i = FloatVector.fromArray(SPECIES, xi, i);
                FloatVector a1r = FloatVector.fromArray(SPECIES, xr, i + step);
                FloatVector a1i = FloatVector.fromArray(SPECIES, xi, i + step);
                FloatVector a2r = FloatVector.fromArray(SPECIES, xr, i + 2 * step);
                FloatVector a2i = FloatVector.fromArray(SPECIES, xi, i + 2 * step);
                FloatVector a3r = FloatVector.fromArray(SPECIES, xr, i + 3 * step);
                FloatVector a3i = FloatVector.fromArray(SPECIES, xi, i + 3 * step);
                FloatVector a4r = FloatVector.fromArray(SPECIES, xr, i + 4 * step);
                FloatVector a4i = FloatVector.fromArray(SPECIES, xi, i + 4 * step);
                FloatVector t1r = a1r.add(a4r);
                FloatVector t2r = a2r.add(a3r);
                FloatVector t3r = a1r.sub(a4r);
                FloatVector t4r = a2r.sub(a3r);
                FloatVector t1i = a1i.add(a4i);
                FloatVector t2i = a2i.add(a3i);
                FloatVector t3i = a1i.sub(a4i);
                FloatVector t4i = a2i.sub(a3i);
                FloatVector m1r = a0r.add(t1r.mul(C1)).add(t2r.mul(C2));
                FloatVector m2r = a0r.add(t1r.mul(C2)).add(t2r.mul(C1));
                FloatVector n1r = t3r.mul(S1).add(t4r.mul(S2));
                FloatVector n2r = t3r.mul(S2).sub(t4r.mul(S1));
                FloatVector b0r = a0r.add(t1r).add(t2r);
                FloatVector m1i = a0i.add(t1i.mul(C1)).add(t2i.mul(C2));
                FloatVector m2i = a0i.add(t1i.mul(C2)).add(t2i.mul(C1));
                FloatVector n1i = t3i.mul(S1).add(t4i.mul(S2));
                FloatVector n2i = t3i.mul(S2).sub(t4i.mul(S1));
                FloatVector b0i = a0i.add(t1i).add(t2i);
                FloatVector b1r = m1r.add(n1i);
                FloatVector b1i = m1i.sub(n1r);
                FloatVector b2r = m2r.add(n2i);
                FloatVector b2i = m2i.sub(n2r);
                FloatVector b3r = m2r.sub(n2i);
                FloatVector b3i = m2i.add(n2r);
                FloatVector b4r = m1r.sub(n1i);
                FloatVector b4i = m1i.add(n1r);
                b0r.intoArray(yr, o);
                b0i.intoArray(yi, o);
                b1r.mul(w1r).sub(b1i.mul(w1i)).intoArray(yr, o + s);
                b1r.mul(w1i).add(b1i.mul(w1r)).intoArray(yi, o + s);
                b2r.mul(w2r).sub(b2i.mul(w2i)).intoArray(yr, o + 2 * s);
                b2r.mul(w2i).add(b2i.mul(w2r)).intoArray(yi, o + 2 * s);
                b3r.mul(w3r).sub(b3i.mul(w3i)).intoArray(yr, o + 3 * s);
                b3r.mul(w3i).add(b3i.mul(w3r)).intoArray(yi, o + 3 * s);
                b4r.mul(w4r).sub(b4i.mul(w4i)).intoArray(yr, o + 4 * s);
                b4r.mul(w4i).add(b4i.mul(w4r)).intoArray(yi, o + 4 * s);
            }
        }
    }

    /** b_k = a_0 + Σ_{j < r/2} cos(2πjk/r) (a_j + a_(r-j)) - i sin(2πjk/r) (a_j - a_(r-j)), for odd r. */
    static void radixN(RadixPass pass, Split x, Split y, int offset, int s) {
        int r = pass.radix();
        int step = s * pass.groups();
        int bound = SPECIES.loopBound(s);
        float[] xr = x.re();
        float[] xi = x.im();
        float[] cos = pass.roots().re();
        float[] sin = pass.roots().im();
        for (int p = 0; p < pass.groups(); p++) {
            for (int k = 0; k < r; k++) {
                int twiddle = (k - 1) * pass.groups() + p;
                float wr = k == 0 ? 1 : pass.twiddles().re()[twiddle];
                float wi = k == 0 ? 0 : pass.twiddles().im()[twiddle];
                for (int q = 0; q < bound; q += LANES) {
                    int i = offset + s * p + q;
                    FloatVector br = FloatVector.fromArray(SPECIES, xr, i);
                    FloatVector bi = FloatVector.fromArray(SPECIES, xi, i);
                    for (int j = 1, turn = k; 2 * j < r; j++, turn = (turn + k) % r) {
                        FloatVector ar = FloatVector.fromArray(SPECIES, xr, i + j * step);
                        FloatVector ai = FloatVector.fromArray(SPECIES, xi, i + j * step);
                        FloatVector zr = FloatVector.fromArray(SPECIES, xr, i + (r - j) * step);
                        FloatVector zi = FloatVector.fromArray(SPECIES, xi, i + (r - j) * step);
                        br = br.add(ar.add(zr).mul(cos[turn])).sub(ai.sub(zi).mul(sin[turn]));
                        bi = bi.add(ai.add(zi).mul(cos[turn])).add(ar.sub(zr).mul(sin[turn]));
                    }
                    int o = offset + s * (r * p + k) + q;
                    br.mul(wr).sub(bi.mul(wi)).intoArray(y.re(), o);
                    br.mul(wi).add(bi.mul(wr)).intoArray(y.im(), o);
                }
            }
        }
    }
}
