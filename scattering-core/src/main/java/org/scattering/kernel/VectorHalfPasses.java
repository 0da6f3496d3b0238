package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The first pass of an FFT whose input is zero from the middle on: half the loads, and half the additions of the first step.
 * For the radices with which lines begin; the same numbers as {@link VectorButterflies}.
 */
final class VectorHalfPasses {
    private static final VectorSpecies<Float> SPECIES = VectorButterflies.SPECIES;
    private static final int LANES = VectorButterflies.LANES;
    private static final int BLOCK = Kernels.BLOCK;
    private static final float H = ScalarButterflies.H;

    private VectorHalfPasses() {}

    /** a2 = a3 = 0. */
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
            for (int q = 0; q < BLOCK; q += LANES) {
                FloatVector a0r = FloatVector.fromArray(SPECIES, in, xr + q);
                FloatVector a0i = FloatVector.fromArray(SPECIES, in, xi + q);
                FloatVector a1r = FloatVector.fromArray(SPECIES, in, xr + q + step);
                FloatVector a1i = FloatVector.fromArray(SPECIES, in, xi + q + step);
                FloatVector b0r = a0r.add(a1r);
                FloatVector b0i = a0i.add(a1i);
                FloatVector b1r = a0r.add(a1i);
                FloatVector b1i = a0i.sub(a1r);
                FloatVector b2r = a0r.sub(a1r);
                FloatVector b2i = a0i.sub(a1i);
                FloatVector b3r = a0r.sub(a1i);
                FloatVector b3i = a0i.add(a1r);
                b0r.intoArray(out, yr + q);
                b0i.intoArray(out, yi + q);
                FloatVector w1r = FloatVector.broadcast(SPECIES, wr[p]);
                FloatVector w1i = FloatVector.broadcast(SPECIES, wi[p]);
                b1r.mul(w1r).sub(b1i.mul(w1i)).intoArray(out, yr + q + s);
                b1r.mul(w1i).add(b1i.mul(w1r)).intoArray(out, yi + q + s);
                FloatVector w2r = FloatVector.broadcast(SPECIES, wr[groups + p]);
                FloatVector w2i = FloatVector.broadcast(SPECIES, wi[groups + p]);
                b2r.mul(w2r).sub(b2i.mul(w2i)).intoArray(out, yr + q + 2 * s);
                b2r.mul(w2i).add(b2i.mul(w2r)).intoArray(out, yi + q + 2 * s);
                FloatVector w3r = FloatVector.broadcast(SPECIES, wr[2 * groups + p]);
                FloatVector w3i = FloatVector.broadcast(SPECIES, wi[2 * groups + p]);
                b3r.mul(w3r).sub(b3i.mul(w3i)).intoArray(out, yr + q + 3 * s);
                b3r.mul(w3i).add(b3i.mul(w3r)).intoArray(out, yi + q + 3 * s);
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

    /** a4 = a5 = a6 = a7 = 0. */
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
            for (int q = 0; q < BLOCK; q += LANES) {
                FloatVector a0r = FloatVector.fromArray(SPECIES, in, xr + q);
                FloatVector a0i = FloatVector.fromArray(SPECIES, in, xi + q);
                FloatVector a1r = FloatVector.fromArray(SPECIES, in, xr + q + step);
                FloatVector a1i = FloatVector.fromArray(SPECIES, in, xi + q + step);
                FloatVector a2r = FloatVector.fromArray(SPECIES, in, xr + q + 2 * step);
                FloatVector a2i = FloatVector.fromArray(SPECIES, in, xi + q + 2 * step);
                FloatVector a3r = FloatVector.fromArray(SPECIES, in, xr + q + 3 * step);
                FloatVector a3i = FloatVector.fromArray(SPECIES, in, xi + q + 3 * step);
                FloatVector e0r = a0r.add(a2r);
                FloatVector e0i = a0i.add(a2i);
                FloatVector e1r = a0r.sub(a2r);
                FloatVector e1i = a0i.sub(a2i);
                FloatVector e2r = a1r.add(a3r);
                FloatVector e2i = a1i.add(a3i);
                FloatVector e3r = a1r.sub(a3r);
                FloatVector e3i = a1i.sub(a3i);
                FloatVector f1r = a1r.add(a1i).mul(H);
                FloatVector f1i = a1i.sub(a1r).mul(H);
                FloatVector f3r = a3i.sub(a3r).mul(H);
                FloatVector f3i = a3r.add(a3i).mul(H);
                FloatVector g0r = a0r.add(a2i);
                FloatVector g0i = a0i.sub(a2r);
                FloatVector g1r = a0r.sub(a2i);
                FloatVector g1i = a0i.add(a2r);
                FloatVector g2r = f1r.add(f3r);
                FloatVector g2i = f1i.sub(f3i);
                FloatVector g3r = f1r.sub(f3r);
                FloatVector g3i = f1i.add(f3i);
                FloatVector b0r = e0r.add(e2r);
                FloatVector b0i = e0i.add(e2i);
                FloatVector b1r = g0r.add(g2r);
                FloatVector b1i = g0i.add(g2i);
                FloatVector b2r = e1r.add(e3i);
                FloatVector b2i = e1i.sub(e3r);
                FloatVector b3r = g1r.add(g3i);
                FloatVector b3i = g1i.sub(g3r);
                FloatVector b4r = e0r.sub(e2r);
                FloatVector b4i = e0i.sub(e2i);
                FloatVector b5r = g0r.sub(g2r);
                FloatVector b5i = g0i.sub(g2i);
                FloatVector b6r = e1r.sub(e3i);
                FloatVector b6i = e1i.add(e3r);
                FloatVector b7r = g1r.sub(g3i);
                FloatVector b7i = g1i.add(g3r);
                b0r.intoArray(out, yr + q);
                b0i.intoArray(out, yi + q);
                FloatVector w1r = FloatVector.broadcast(SPECIES, wr[p]);
                FloatVector w1i = FloatVector.broadcast(SPECIES, wi[p]);
                b1r.mul(w1r).sub(b1i.mul(w1i)).intoArray(out, yr + q + s);
                b1r.mul(w1i).add(b1i.mul(w1r)).intoArray(out, yi + q + s);
                FloatVector w2r = FloatVector.broadcast(SPECIES, wr[groups + p]);
                FloatVector w2i = FloatVector.broadcast(SPECIES, wi[groups + p]);
                b2r.mul(w2r).sub(b2i.mul(w2i)).intoArray(out, yr + q + 2 * s);
                b2r.mul(w2i).add(b2i.mul(w2r)).intoArray(out, yi + q + 2 * s);
                FloatVector w3r = FloatVector.broadcast(SPECIES, wr[2 * groups + p]);
                FloatVector w3i = FloatVector.broadcast(SPECIES, wi[2 * groups + p]);
                b3r.mul(w3r).sub(b3i.mul(w3i)).intoArray(out, yr + q + 3 * s);
                b3r.mul(w3i).add(b3i.mul(w3r)).intoArray(out, yi + q + 3 * s);
                FloatVector w4r = FloatVector.broadcast(SPECIES, wr[3 * groups + p]);
                FloatVector w4i = FloatVector.broadcast(SPECIES, wi[3 * groups + p]);
                b4r.mul(w4r).sub(b4i.mul(w4i)).intoArray(out, yr + q + 4 * s);
                b4r.mul(w4i).add(b4i.mul(w4r)).intoArray(out, yi + q + 4 * s);
                FloatVector w5r = FloatVector.broadcast(SPECIES, wr[4 * groups + p]);
                FloatVector w5i = FloatVector.broadcast(SPECIES, wi[4 * groups + p]);
                b5r.mul(w5r).sub(b5i.mul(w5i)).intoArray(out, yr + q + 5 * s);
                b5r.mul(w5i).add(b5i.mul(w5r)).intoArray(out, yi + q + 5 * s);
                FloatVector w6r = FloatVector.broadcast(SPECIES, wr[5 * groups + p]);
                FloatVector w6i = FloatVector.broadcast(SPECIES, wi[5 * groups + p]);
                b6r.mul(w6r).sub(b6i.mul(w6i)).intoArray(out, yr + q + 6 * s);
                b6r.mul(w6i).add(b6i.mul(w6r)).intoArray(out, yi + q + 6 * s);
                FloatVector w7r = FloatVector.broadcast(SPECIES, wr[6 * groups + p]);
                FloatVector w7i = FloatVector.broadcast(SPECIES, wi[6 * groups + p]);
                b7r.mul(w7r).sub(b7i.mul(w7i)).intoArray(out, yr + q + 7 * s);
                b7r.mul(w7i).add(b7i.mul(w7r)).intoArray(out, yi + q + 7 * s);
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
}
