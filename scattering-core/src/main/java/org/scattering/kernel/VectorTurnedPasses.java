package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The last pass of an FFT whose results have factors of their own. The radices with which long signals end multiply while the
 * results are in registers, the others afterwards: the same numbers either way.
 */
final class VectorTurnedPasses {
    private static final VectorSpecies<Float> SPECIES = VectorButterflies.SPECIES;
    private static final int LANES = VectorButterflies.LANES;
    private static final int BLOCK = Kernels.BLOCK;
    private static final float H = ScalarButterflies.H;

    private VectorTurnedPasses() {}

    static void pass(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        switch (pass.radix()) {
            case 4 -> radix4(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 8 -> radix8(pass, x, xOffset, xStride, y, yOffset, yStride);
            default -> {
                VectorKernels.lastPass(pass, x, xOffset, xStride, y, yOffset, yStride);
                turn(pass.turns(), y, yOffset, yStride);
            }
        }
    }

    private static void turn(ComplexTable turns, Split y, int yOffset, int yStride) {
        float[] data = y.data();
        float[] fr = turns.re();
        float[] fi = turns.im();
        for (int n = 0; n < fr.length; n++) {
            FloatVector wr = FloatVector.broadcast(SPECIES, fr[n]);
            FloatVector wi = FloatVector.broadcast(SPECIES, fi[n]);
            for (int o = yOffset + n * yStride; o < yOffset + n * yStride + BLOCK; o += LANES) {
                FloatVector r = FloatVector.fromArray(SPECIES, data, y.re() + o);
                FloatVector m = FloatVector.fromArray(SPECIES, data, y.im() + o);
                r.mul(wr).sub(m.mul(wi)).intoArray(data, y.re() + o);
                r.mul(wi).add(m.mul(wr)).intoArray(data, y.im() + o);
            }
        }
    }

    /** b0 = a0 + a1 + a2 + a3, b1 = a0 - i a1 - a2 + i a3, and so on. */
    private static void radix4(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        float[] in = x.data();
        float[] out = y.data();
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        float[] wr = pass.turns().re();
        float[] wi = pass.turns().im();
        int rows = pass.earlier();
        int step = rows * xStride;
        int s = rows * yStride;
        int yr = y.re() + yOffset;
        int yi = y.im() + yOffset;
        for (int n = 0; n < rows; n++) {
            for (int q = 0; q < BLOCK; q += LANES) {
                FloatVector a0r = FloatVector.fromArray(SPECIES, in, xr + q);
                FloatVector a0i = FloatVector.fromArray(SPECIES, in, xi + q);
                FloatVector a1r = FloatVector.fromArray(SPECIES, in, xr + q + step);
                FloatVector a1i = FloatVector.fromArray(SPECIES, in, xi + q + step);
                FloatVector a2r = FloatVector.fromArray(SPECIES, in, xr + q + 2 * step);
                FloatVector a2i = FloatVector.fromArray(SPECIES, in, xi + q + 2 * step);
                FloatVector a3r = FloatVector.fromArray(SPECIES, in, xr + q + 3 * step);
                FloatVector a3i = FloatVector.fromArray(SPECIES, in, xi + q + 3 * step);
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
                FloatVector w0r = FloatVector.broadcast(SPECIES, wr[n]);
                FloatVector w0i = FloatVector.broadcast(SPECIES, wi[n]);
                b0r.mul(w0r).sub(b0i.mul(w0i)).intoArray(out, yr + q);
                b0r.mul(w0i).add(b0i.mul(w0r)).intoArray(out, yi + q);
                FloatVector w1r = FloatVector.broadcast(SPECIES, wr[rows + n]);
                FloatVector w1i = FloatVector.broadcast(SPECIES, wi[rows + n]);
                b1r.mul(w1r).sub(b1i.mul(w1i)).intoArray(out, yr + q + s);
                b1r.mul(w1i).add(b1i.mul(w1r)).intoArray(out, yi + q + s);
                FloatVector w2r = FloatVector.broadcast(SPECIES, wr[2 * rows + n]);
                FloatVector w2i = FloatVector.broadcast(SPECIES, wi[2 * rows + n]);
                b2r.mul(w2r).sub(b2i.mul(w2i)).intoArray(out, yr + q + 2 * s);
                b2r.mul(w2i).add(b2i.mul(w2r)).intoArray(out, yi + q + 2 * s);
                FloatVector w3r = FloatVector.broadcast(SPECIES, wr[3 * rows + n]);
                FloatVector w3i = FloatVector.broadcast(SPECIES, wi[3 * rows + n]);
                b3r.mul(w3r).sub(b3i.mul(w3i)).intoArray(out, yr + q + 3 * s);
                b3r.mul(w3i).add(b3i.mul(w3r)).intoArray(out, yi + q + 3 * s);
            }
            xr += xStride;
            xi += xStride;
            yr += yStride;
            yi += yStride;
        }
    }

    /** Two DFTs of four points, of the sums and of the turned differences of a_j and a_(j+4). */
    private static void radix8(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        float[] in = x.data();
        float[] out = y.data();
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        float[] wr = pass.turns().re();
        float[] wi = pass.turns().im();
        int rows = pass.earlier();
        int step = rows * xStride;
        int s = rows * yStride;
        int yr = y.re() + yOffset;
        int yi = y.im() + yOffset;
        for (int n = 0; n < rows; n++) {
            for (int q = 0; q < BLOCK; q += LANES) {
                FloatVector a0r = FloatVector.fromArray(SPECIES, in, xr + q);
                FloatVector a0i = FloatVector.fromArray(SPECIES, in, xi + q);
                FloatVector a1r = FloatVector.fromArray(SPECIES, in, xr + q + step);
                FloatVector a1i = FloatVector.fromArray(SPECIES, in, xi + q + step);
                FloatVector a2r = FloatVector.fromArray(SPECIES, in, xr + q + 2 * step);
                FloatVector a2i = FloatVector.fromArray(SPECIES, in, xi + q + 2 * step);
                FloatVector a3r = FloatVector.fromArray(SPECIES, in, xr + q + 3 * step);
                FloatVector a3i = FloatVector.fromArray(SPECIES, in, xi + q + 3 * step);
                FloatVector a4r = FloatVector.fromArray(SPECIES, in, xr + q + 4 * step);
                FloatVector a4i = FloatVector.fromArray(SPECIES, in, xi + q + 4 * step);
                FloatVector a5r = FloatVector.fromArray(SPECIES, in, xr + q + 5 * step);
                FloatVector a5i = FloatVector.fromArray(SPECIES, in, xi + q + 5 * step);
                FloatVector a6r = FloatVector.fromArray(SPECIES, in, xr + q + 6 * step);
                FloatVector a6i = FloatVector.fromArray(SPECIES, in, xi + q + 6 * step);
                FloatVector a7r = FloatVector.fromArray(SPECIES, in, xr + q + 7 * step);
                FloatVector a7i = FloatVector.fromArray(SPECIES, in, xi + q + 7 * step);
                FloatVector s0r = a0r.add(a4r);
                FloatVector s0i = a0i.add(a4i);
                FloatVector d0r = a0r.sub(a4r);
                FloatVector d0i = a0i.sub(a4i);
                FloatVector s1r = a1r.add(a5r);
                FloatVector s1i = a1i.add(a5i);
                FloatVector d1r = a1r.sub(a5r);
                FloatVector d1i = a1i.sub(a5i);
                FloatVector s2r = a2r.add(a6r);
                FloatVector s2i = a2i.add(a6i);
                FloatVector d2r = a2r.sub(a6r);
                FloatVector d2i = a2i.sub(a6i);
                FloatVector s3r = a3r.add(a7r);
                FloatVector s3i = a3i.add(a7i);
                FloatVector d3r = a3r.sub(a7r);
                FloatVector d3i = a3i.sub(a7i);
                FloatVector e0r = s0r.add(s2r);
                FloatVector e0i = s0i.add(s2i);
                FloatVector e1r = s0r.sub(s2r);
                FloatVector e1i = s0i.sub(s2i);
                FloatVector e2r = s1r.add(s3r);
                FloatVector e2i = s1i.add(s3i);
                FloatVector e3r = s1r.sub(s3r);
                FloatVector e3i = s1i.sub(s3i);
                FloatVector f1r = d1r.add(d1i).mul(H);
                FloatVector f1i = d1i.sub(d1r).mul(H);
                FloatVector f3r = d3i.sub(d3r).mul(H);
                FloatVector f3i = d3r.add(d3i).mul(H);
                FloatVector g0r = d0r.add(d2i);
                FloatVector g0i = d0i.sub(d2r);
                FloatVector g1r = d0r.sub(d2i);
                FloatVector g1i = d0i.add(d2r);
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
                FloatVector w0r = FloatVector.broadcast(SPECIES, wr[n]);
                FloatVector w0i = FloatVector.broadcast(SPECIES, wi[n]);
                b0r.mul(w0r).sub(b0i.mul(w0i)).intoArray(out, yr + q);
                b0r.mul(w0i).add(b0i.mul(w0r)).intoArray(out, yi + q);
                FloatVector w1r = FloatVector.broadcast(SPECIES, wr[rows + n]);
                FloatVector w1i = FloatVector.broadcast(SPECIES, wi[rows + n]);
                b1r.mul(w1r).sub(b1i.mul(w1i)).intoArray(out, yr + q + s);
                b1r.mul(w1i).add(b1i.mul(w1r)).intoArray(out, yi + q + s);
                FloatVector w2r = FloatVector.broadcast(SPECIES, wr[2 * rows + n]);
                FloatVector w2i = FloatVector.broadcast(SPECIES, wi[2 * rows + n]);
                b2r.mul(w2r).sub(b2i.mul(w2i)).intoArray(out, yr + q + 2 * s);
                b2r.mul(w2i).add(b2i.mul(w2r)).intoArray(out, yi + q + 2 * s);
                FloatVector w3r = FloatVector.broadcast(SPECIES, wr[3 * rows + n]);
                FloatVector w3i = FloatVector.broadcast(SPECIES, wi[3 * rows + n]);
                b3r.mul(w3r).sub(b3i.mul(w3i)).intoArray(out, yr + q + 3 * s);
                b3r.mul(w3i).add(b3i.mul(w3r)).intoArray(out, yi + q + 3 * s);
                FloatVector w4r = FloatVector.broadcast(SPECIES, wr[4 * rows + n]);
                FloatVector w4i = FloatVector.broadcast(SPECIES, wi[4 * rows + n]);
                b4r.mul(w4r).sub(b4i.mul(w4i)).intoArray(out, yr + q + 4 * s);
                b4r.mul(w4i).add(b4i.mul(w4r)).intoArray(out, yi + q + 4 * s);
                FloatVector w5r = FloatVector.broadcast(SPECIES, wr[5 * rows + n]);
                FloatVector w5i = FloatVector.broadcast(SPECIES, wi[5 * rows + n]);
                b5r.mul(w5r).sub(b5i.mul(w5i)).intoArray(out, yr + q + 5 * s);
                b5r.mul(w5i).add(b5i.mul(w5r)).intoArray(out, yi + q + 5 * s);
                FloatVector w6r = FloatVector.broadcast(SPECIES, wr[6 * rows + n]);
                FloatVector w6i = FloatVector.broadcast(SPECIES, wi[6 * rows + n]);
                b6r.mul(w6r).sub(b6i.mul(w6i)).intoArray(out, yr + q + 6 * s);
                b6r.mul(w6i).add(b6i.mul(w6r)).intoArray(out, yi + q + 6 * s);
                FloatVector w7r = FloatVector.broadcast(SPECIES, wr[7 * rows + n]);
                FloatVector w7i = FloatVector.broadcast(SPECIES, wi[7 * rows + n]);
                b7r.mul(w7r).sub(b7i.mul(w7i)).intoArray(out, yr + q + 7 * s);
                b7r.mul(w7i).add(b7i.mul(w7r)).intoArray(out, yi + q + 7 * s);
            }
            xr += xStride;
            xi += xStride;
            yr += yStride;
            yi += yStride;
        }
    }
}
