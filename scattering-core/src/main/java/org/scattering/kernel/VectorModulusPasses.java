package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The last pass of an inverse FFT of which only the moduli are wanted: roots are drawn while the next butterfly adds, and half
 * as much is stored. For the radices with which lines end; the same numbers as {@link VectorLastPasses} and the modulus after it.
 */
final class VectorModulusPasses {
    private static final VectorSpecies<Float> SPECIES = VectorButterflies.SPECIES;
    private static final int LANES = VectorButterflies.LANES;
    private static final int BLOCK = Kernels.BLOCK;
    private static final float H = ScalarButterflies.H;

    private VectorModulusPasses() {}

    /** b0 = a0 + a1 + a2 + a3, b1 = a0 - i a1 - a2 + i a3, and so on. */
    static void radix4(RadixPass pass, Split x, int xOffset, int xStride, Split u) {
        float[] in = x.data();
        float[] out = u.data();
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        int rows = pass.earlier();
        int step = rows * xStride;
        int s = rows * BLOCK;
        int o = u.re();
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
                b0r.mul(b0r).add(b0i.mul(b0i)).sqrt().intoArray(out, o + q);
                b1r.mul(b1r).add(b1i.mul(b1i)).sqrt().intoArray(out, o + q + s);
                b2r.mul(b2r).add(b2i.mul(b2i)).sqrt().intoArray(out, o + q + 2 * s);
                b3r.mul(b3r).add(b3i.mul(b3i)).sqrt().intoArray(out, o + q + 3 * s);
            }
            xr += xStride;
            xi += xStride;
            o += BLOCK;
        }
    }

    /** Two DFTs of four points, of the sums and of the turned differences of a_j and a_(j+4). */
    static void radix8(RadixPass pass, Split x, int xOffset, int xStride, Split u) {
        float[] in = x.data();
        float[] out = u.data();
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        int rows = pass.earlier();
        int step = rows * xStride;
        int s = rows * BLOCK;
        int o = u.re();
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
                b0r.mul(b0r).add(b0i.mul(b0i)).sqrt().intoArray(out, o + q);
                b1r.mul(b1r).add(b1i.mul(b1i)).sqrt().intoArray(out, o + q + s);
                b2r.mul(b2r).add(b2i.mul(b2i)).sqrt().intoArray(out, o + q + 2 * s);
                b3r.mul(b3r).add(b3i.mul(b3i)).sqrt().intoArray(out, o + q + 3 * s);
                b4r.mul(b4r).add(b4i.mul(b4i)).sqrt().intoArray(out, o + q + 4 * s);
                b5r.mul(b5r).add(b5i.mul(b5i)).sqrt().intoArray(out, o + q + 5 * s);
                b6r.mul(b6r).add(b6i.mul(b6i)).sqrt().intoArray(out, o + q + 6 * s);
                b7r.mul(b7r).add(b7i.mul(b7i)).sqrt().intoArray(out, o + q + 7 * s);
            }
            xr += xStride;
            xi += xStride;
            o += BLOCK;
        }
    }
}
