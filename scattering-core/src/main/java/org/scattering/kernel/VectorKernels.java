package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The twin on the Vector API. Lanes that do not fill a vector go through {@link ScalarKernels}. */
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> SPECIES = VectorButterflies.SPECIES;
    private static final int LANES = VectorButterflies.LANES;

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public void pass(RadixPass pass, Split x, Split y, int offset, int s) {
        if (s >= LANES) {
            switch (pass.radix()) {
                case 2 -> VectorButterflies.radix2(pass, x, y, offset, s);
                case 3 -> VectorButterflies.radix3(pass, x, y, offset, s);
                case 4 -> VectorButterflies.radix4(pass, x, y, offset, s);
                case 5 -> VectorButterflies.radix5(pass, x, y, offset, s);
                default -> VectorButterflies.radixN(pass, x, y, offset, s);
            }
        }
        int bound = SPECIES.loopBound(s);
        if (bound == 0 && pass.radix() == 4 && VectorInterleave.suits(s)) {
            int done = VectorInterleave.radix4(pass, x, y, offset, s);
            ScalarButterflies.radix4From(pass, x, y, offset, s, done);
        } else if (bound < s) {
            ScalarKernels.passLanes(pass, x, y, offset, s, bound);
        }
    }

    @Override
    public void filter(Split x, int xWidth, FilterRuns filter, Split y, int yWidth, int column, int count) {
        if (xWidth == 1 && yWidth == 1) {
            VectorNarrow.filter(x, filter, y);
            return;
        }
        int bound = SPECIES.loopBound(count);
        for (int q = 0; q < bound; q += LANES) {
            filterVector(x, xWidth, filter, y, yWidth, column, q);
        }
        if (bound < count) {
            ScalarKernels.filterLanes(x, xWidth, filter, y, yWidth, column, bound, count);
        }
    }

    private static void filterVector(Split x, int xWidth, FilterRuns filter, Split y, int yWidth, int column, int q) {
        int[] table = filter.table();
        float[] values = filter.values();
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        int v = 0;
        for (int t = 0; t < table.length; t += 4) {
            int i = table[t] * xWidth + q;
            int o = table[t + 1] * yWidth + column + q;
            int step = table[t + 3] * xWidth;
            float sign = table[t + 3];
            for (int n = 0; n < table[t + 2]; n++, i += step, o += yWidth) {
                float w = values[v++];
                FloatVector pr = FloatVector.fromArray(SPECIES, xr, i).mul(w);
                FloatVector pi = FloatVector.fromArray(SPECIES, xi, i).mul(sign * w);
                FloatVector.fromArray(SPECIES, yr, o).add(pr).intoArray(yr, o);
                FloatVector.fromArray(SPECIES, yi, o).add(pi).intoArray(yi, o);
            }
        }
    }

    @Override
    public void modulus(Split z, float[] u, int count) {
        modulus(z, 0, u, 0, count);
    }

    private static void modulus(Split z, int zOffset, float[] u, int uOffset, int count) {
        float[] zr = z.re();
        float[] zi = z.im();
        int bound = SPECIES.loopBound(count);
        for (int q = 0; q < bound; q += LANES) {
            FloatVector r = FloatVector.fromArray(SPECIES, zr, zOffset + q);
            FloatVector i = FloatVector.fromArray(SPECIES, zi, zOffset + q);
            r.mul(r).add(i.mul(i)).sqrt().intoArray(u, uOffset + q);
        }
        ScalarKernels.modulus(z, zOffset + bound, u, uOffset + bound, count - bound);
    }

    @Override
    public void modulusPairs(Split z, Split u, int pairs, int width) {
        int done = width == 1 ? VectorNarrow.modulusPairs(z, u, pairs) : 0;
        for (int k = done; k < pairs; k++) {
            modulus(z, 2 * k * width, u.re(), k * width, width);
            modulus(z, (2 * k + 1) * width, u.im(), k * width, width);
        }
    }

    @Override
    public void separateReal(Split z, int zOffset, Split x, int xOffset, ComplexTable roots, int width) {
        int h = roots.re().length - 1;
        if (width == 1) {
            int next = VectorNarrow.separateReal(z, zOffset, x, xOffset, roots);
            ScalarKernels.separate(z, zOffset, zOffset, x, xOffset, roots, 0);
            for (int k = next; k <= h; k++) {
                ScalarKernels.separate(z, zOffset + k % h, zOffset + (h - k) % h, x, xOffset + k, roots, k);
            }
            return;
        }
        int bound = SPECIES.loopBound(width);
        for (int k = 0; k <= h && bound > 0; k++) {
            int a = zOffset + k % h * width;
            int b = zOffset + (h - k) % h * width;
            for (int q = 0; q < bound; q += LANES) {
                separateRow(z, a + q, b + q, x, xOffset + k * width + q, roots, k);
            }
        }
        if (bound < width) {
            ScalarKernels.separateRealLanes(z, zOffset, x, xOffset, roots, width, bound);
        }
    }

    private static void separateRow(Split z, int a, int b, Split x, int o, ComplexTable roots, int k) {
        float wr = roots.re()[k];
        float wi = roots.im()[k];
        FloatVector ar = FloatVector.fromArray(SPECIES, z.re(), a);
        FloatVector ai = FloatVector.fromArray(SPECIES, z.im(), a);
        FloatVector br = FloatVector.fromArray(SPECIES, z.re(), b);
        FloatVector bi = FloatVector.fromArray(SPECIES, z.im(), b);
        FloatVector er = ar.add(br).mul(0.5f);
        FloatVector ei = ai.sub(bi).mul(0.5f);
        FloatVector dr = ar.sub(br).mul(0.5f);
        FloatVector di = ai.add(bi).mul(0.5f);
        er.add(di.mul(wr).add(dr.mul(wi))).intoArray(x.re(), o);
        ei.add(di.mul(wi).sub(dr.mul(wr))).intoArray(x.im(), o);
    }

    @Override
    public void multiplyRows(Split x, int xOffset, Split y, int yOffset, ComplexTable factors, int rows, int width) {
        // Only Bluestein's algorithm calls this, a few times a transform: the compiler's own vectorisation is enough.
        Kernels.scalar().multiplyRows(x, xOffset, y, yOffset, factors, rows, width);
    }
}
