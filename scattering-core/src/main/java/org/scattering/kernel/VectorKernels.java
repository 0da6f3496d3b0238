package org.scattering.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The twin on the Vector API. No method takes or returns vectors: where it is not inlined they would go to the heap. What
 * turns lanes around is in {@link VectorLines}.
 */
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> SPECIES = VectorButterflies.SPECIES;
    private static final int LANES = VectorButterflies.LANES;

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public void pass(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        if (pass.isTurned()) {
            VectorTurnedPasses.pass(pass, x, xOffset, xStride, y, yOffset, yStride);
            return;
        }
        if (pass.groups() == 1) {
            lastPass(pass, x, xOffset, xStride, y, yOffset, yStride);
            return;
        }
        switch (pass.radix()) {
            case 2 -> VectorButterflies.radix2(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 3 -> VectorButterflies.radix3(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 4 -> VectorButterflies.radix4(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 5 -> VectorButterflies.radix5(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 6 -> VectorComposites.radix6(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 8 -> VectorButterflies.radix8(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 10 -> VectorComposites.radix10(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 12 -> VectorComposites.radix12(pass, x, xOffset, xStride, y, yOffset, yStride);
            default -> VectorButterflies.radixN(pass, x, xOffset, xStride, y, yOffset, yStride);
        }
    }

    @Override
    public void halfPass(RadixPass pass, Split x, int xOffset, int xStride, Split z, Split y) {
        switch (pass.radix()) {
            case 4 -> VectorHalfPasses.radix4(pass, x, xOffset, xStride, y, 0, BLOCK);
            case 8 -> VectorHalfPasses.radix8(pass, x, xOffset, xStride, y, 0, BLOCK);
            default -> Kernels.super.halfPass(pass, x, xOffset, xStride, z, y);
        }
    }

    @Override
    public void modulusPass(RadixPass pass, Split x, int xOffset, int xStride, Split z, Split u) {
        switch (pass.radix()) {
            case 4 -> VectorModulusPasses.radix4(pass, x, xOffset, xStride, u);
            case 8 -> VectorModulusPasses.radix8(pass, x, xOffset, xStride, u);
            default -> Kernels.super.modulusPass(pass, x, xOffset, xStride, z, u);
        }
    }

    /** Without twiddles and factors. */
    static void lastPass(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride) {
        switch (pass.radix()) {
            case 2 -> VectorLastPasses.radix2(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 3 -> VectorLastPasses.radix3(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 4 -> VectorLastPasses.radix4(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 5 -> VectorLastPasses.radix5(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 6 -> VectorLastComposites.radix6(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 8 -> VectorLastPasses.radix8(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 10 -> VectorLastComposites.radix10(pass, x, xOffset, xStride, y, yOffset, yStride);
            case 12 -> VectorLastComposites.radix12(pass, x, xOffset, xStride, y, yOffset, yStride);
            default -> VectorButterflies.radixN(pass, x, xOffset, xStride, y, yOffset, yStride);
        }
    }

    @Override
    public void fan(Split x, int xOffset, int xStride, ComplexTable factors, Split y) {
        float[] in = x.data();
        float[] out = y.data();
        float[] fr = factors.re();
        float[] fi = factors.im();
        int groups = fr.length / 4;
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        int yr = y.re();
        int yi = y.im();
        int f = 0;
        for (int n = 0; n < groups; n++) {
            for (int q = 0; q < BLOCK; q += LANES) {
                FloatVector r = FloatVector.fromArray(SPECIES, in, xr + q);
                FloatVector m = FloatVector.fromArray(SPECIES, in, xi + q);
                r.intoArray(out, yr + q);
                m.intoArray(out, yi + q);
                FloatVector w1r = FloatVector.broadcast(SPECIES, fr[f + 1]);
                FloatVector w1i = FloatVector.broadcast(SPECIES, fi[f + 1]);
                r.mul(w1r).sub(m.mul(w1i)).intoArray(out, yr + q + BLOCK);
                r.mul(w1i).add(m.mul(w1r)).intoArray(out, yi + q + BLOCK);
                FloatVector w2r = FloatVector.broadcast(SPECIES, fr[f + 2]);
                FloatVector w2i = FloatVector.broadcast(SPECIES, fi[f + 2]);
                r.mul(w2r).sub(m.mul(w2i)).intoArray(out, yr + q + 2 * BLOCK);
                r.mul(w2i).add(m.mul(w2r)).intoArray(out, yi + q + 2 * BLOCK);
                FloatVector w3r = FloatVector.broadcast(SPECIES, fr[f + 3]);
                FloatVector w3i = FloatVector.broadcast(SPECIES, fi[f + 3]);
                r.mul(w3r).sub(m.mul(w3i)).intoArray(out, yr + q + 3 * BLOCK);
                r.mul(w3i).add(m.mul(w3r)).intoArray(out, yi + q + 3 * BLOCK);
            }
            xr += xStride;
            xi += xStride;
            yr += 4 * BLOCK;
            yi += 4 * BLOCK;
            f += 4;
        }
    }

    @Override
    public void filter(Split x, FilterBlocks filter, int block, Split y, int lane, int count) {
        if (count % LANES != 0) {
            ScalarKernels.INSTANCE.filter(x, filter, block, y, lane, count);
            return;
        }
        for (int q = 0; q < count; q += LANES) {
            VectorFilters.filter(x, filter, block, y, lane, q);
        }
    }

    @Override
    public void filterLine(Split x, int xOffset, FilterBlocks filter, int block, Split y, int yOffset) {
        for (int q = 0; q < BLOCK; q += LANES) {
            VectorFilters.filterLine(x, xOffset, filter, block, y, yOffset, q);
        }
    }

    @Override
    public void filterTwoLines(Split x, int xOffset, FilterBlocks filters, int block, Split y, Split z, int zStride) {
        for (int q = 0; q < BLOCK; q += LANES) {
            VectorFilters.filterTwoLines(x, xOffset, filters, block, y, z, zStride, q);
        }
    }

    @Override
    public void copyRows(float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride, int rows) {
        int i = xOffset;
        int o = yOffset;
        for (int n = 0; n < rows; n++, i += xStride, o += yStride) {
            for (int q = 0; q < BLOCK; q += LANES) {
                FloatVector.fromArray(SPECIES, x, i + q).intoArray(y, o + q);
            }
        }
    }

    @Override
    public void multiplyRows(Split x, ComplexTable factors, int firstFactor, int rows, Split y, int yOffset) {
        float[] in = x.data();
        float[] out = y.data();
        float[] fr = factors.re();
        float[] fi = factors.im();
        for (int n = 0; n < rows; n++) {
            FloatVector wr = FloatVector.broadcast(SPECIES, fr[firstFactor + n]);
            FloatVector wi = FloatVector.broadcast(SPECIES, fi[firstFactor + n]);
            for (int q = 0; q < BLOCK; q += LANES) {
                int i = n * BLOCK + q;
                FloatVector r = FloatVector.fromArray(SPECIES, in, x.re() + i);
                FloatVector m = FloatVector.fromArray(SPECIES, in, x.im() + i);
                r.mul(wr).sub(m.mul(wi)).intoArray(out, y.re() + yOffset + i);
                r.mul(wi).add(m.mul(wr)).intoArray(out, y.im() + yOffset + i);
            }
        }
    }

    @Override
    public void multiplyAcross(
            Split x, ComplexTable factors, int firstFactor, int rows, Split y, int yOffset, int yStride) {
        VectorLines.multiplyAcross(x, factors, firstFactor, rows, y, yOffset, yStride);
    }

    @Override
    public void linesToRows(float[] x, int xOffset, int xStride, float[] y, int yOffset, int rows) {
        VectorLines.linesToRows(x, xOffset, xStride, y, yOffset, rows);
    }

    @Override
    public void rowsToLines(float[] x, int xOffset, int rows, float[] y, int yOffset, int yStride) {
        VectorLines.rowsToLines(x, xOffset, rows, y, yOffset, yStride);
    }

    @Override
    public void modulus(Split z, float[] u, int uOffset, int count) {
        float[] in = z.data();
        int bound = SPECIES.loopBound(count);
        for (int q = 0; q < bound; q += LANES) {
            FloatVector r = FloatVector.fromArray(SPECIES, in, z.re() + q);
            FloatVector i = FloatVector.fromArray(SPECIES, in, z.im() + q);
            r.mul(r).add(i.mul(i)).sqrt().intoArray(u, uOffset + q);
        }
        ScalarKernels.modulus(z, u, uOffset, bound, count);
    }

    @Override
    public void modulusPairs(Split z, int pairs, Split y) {
        float[] in = z.data();
        float[] out = y.data();
        // One flat loop: before an inner one of a row the compiler would check the ranges of all accesses each time.
        for (int q = 0; q < pairs * BLOCK; q += LANES) {
            int even = q + (q & -BLOCK);
            FloatVector r = FloatVector.fromArray(SPECIES, in, z.re() + even);
            FloatVector i = FloatVector.fromArray(SPECIES, in, z.im() + even);
            FloatVector s = FloatVector.fromArray(SPECIES, in, z.re() + even + BLOCK);
            FloatVector j = FloatVector.fromArray(SPECIES, in, z.im() + even + BLOCK);
            r.mul(r).add(i.mul(i)).sqrt().intoArray(out, y.re() + q);
            s.mul(s).add(j.mul(j)).sqrt().intoArray(out, y.im() + q);
        }
    }

    @Override
    public void pairLanes(Split u, int rows, Split y) {
        VectorLines.pairLanes(u, rows, y);
    }

    @Override
    public void separate(Split z, Split mirrors, int column, int columns, Split x, int xOffset, ComplexTable roots) {
        int h = roots.re().length - 1;
        int rows = h / columns;
        int last = column == 0 ? rows : rows - 1;
        int a = 0;
        int b = last % rows * BLOCK;
        int o = xOffset + column * (rows + 1) * BLOCK;
        int mirrored = xOffset + ((columns - column) % columns * (rows + 1) + last) * BLOCK;
        for (int k = column; 2 * k <= h; k += columns) {
            for (int q = 0; q < BLOCK; q += LANES) {
                separateRows(z, a + q, mirrors, b + q, x, o + q, mirrored + q, roots, k);
            }
            a += BLOCK;
            b = last * BLOCK - a;
            o += BLOCK;
            mirrored -= BLOCK;
        }
    }

    private static void separateRows(
            Split z, int a, Split mirrors, int b, Split x, int o, int mirrored, ComplexTable roots, int k) {
        float wr = roots.re()[k];
        float wi = roots.im()[k];
        FloatVector ar = FloatVector.fromArray(SPECIES, z.data(), z.re() + a);
        FloatVector ai = FloatVector.fromArray(SPECIES, z.data(), z.im() + a);
        FloatVector br = FloatVector.fromArray(SPECIES, mirrors.data(), mirrors.re() + b);
        FloatVector bi = FloatVector.fromArray(SPECIES, mirrors.data(), mirrors.im() + b);
        FloatVector er = ar.add(br).mul(0.5f);
        FloatVector ei = ai.sub(bi).mul(0.5f);
        FloatVector dr = ar.sub(br).mul(0.5f);
        FloatVector di = ai.add(bi).mul(0.5f);
        FloatVector tr = di.mul(wr).add(dr.mul(wi));
        FloatVector ti = di.mul(wi).sub(dr.mul(wr));
        er.add(tr).intoArray(x.data(), x.re() + o);
        ti.add(ei).intoArray(x.data(), x.im() + o);
        er.sub(tr).intoArray(x.data(), x.re() + mirrored);
        ti.sub(ei).intoArray(x.data(), x.im() + mirrored);
    }

    @Override
    public void separateLine(Split z, int columns, int apart, Split x, int xOffset, ComplexTable roots) {
        VectorLines.separate(z, columns, apart, x, xOffset, roots);
    }

    @Override
    public void average(Split u, int from, int to, Taps taps, int first, float[] s, int sOffset) {
        for (int q = 0; q < BLOCK; q += LANES) {
            averageVector(u, from, to, taps, first, s, sOffset + q, q);
        }
    }

    private static void averageVector(Split u, int from, int to, Taps taps, int first, float[] s, int sOffset, int q) {
        float[] w = taps.values();
        int shift = taps.shift();
        FloatVector s0 = FloatVector.fromArray(SPECIES, s, sOffset);
        FloatVector s1 = FloatVector.fromArray(SPECIES, s, sOffset + BLOCK);
        FloatVector s2 = FloatVector.fromArray(SPECIES, s, sOffset + 2 * BLOCK);
        FloatVector s3 = FloatVector.fromArray(SPECIES, s, sOffset + 3 * BLOCK);
        int t = first + from * taps.step();
        for (int n = from; n < to; n++, t += taps.step()) {
            FloatVector x = FloatVector.fromArray(SPECIES, u.data(), u.re() + n * BLOCK + q);
            s0 = s0.add(x.mul(w[t]));
            s1 = s1.add(x.mul(w[t - shift]));
            s2 = s2.add(x.mul(w[t - 2 * shift]));
            s3 = s3.add(x.mul(w[t - 3 * shift]));
        }
        s0.intoArray(s, sOffset);
        s1.intoArray(s, sOffset + BLOCK);
        s2.intoArray(s, sOffset + 2 * BLOCK);
        s3.intoArray(s, sOffset + 3 * BLOCK);
    }

    @Override
    public void averageAcross(Split u, int from, int to, Taps taps, int first, float[] s, int sOffset) {
        for (int q = 0; q < BLOCK; q += LANES) {
            averageAcrossVector(u, from, to, taps, first + q, s, sOffset + q, q);
        }
    }

    private static void averageAcrossVector(
            Split u, int from, int to, Taps taps, int first, float[] s, int sOffset, int q) {
        float[] w = taps.values();
        int shift = taps.shift();
        FloatVector s0 = FloatVector.fromArray(SPECIES, s, sOffset);
        FloatVector s1 = FloatVector.fromArray(SPECIES, s, sOffset + BLOCK);
        FloatVector s2 = FloatVector.fromArray(SPECIES, s, sOffset + 2 * BLOCK);
        FloatVector s3 = FloatVector.fromArray(SPECIES, s, sOffset + 3 * BLOCK);
        int t = first + from * taps.step();
        for (int n = from; n < to; n++, t += taps.step()) {
            FloatVector x = FloatVector.fromArray(SPECIES, u.data(), u.re() + n * BLOCK + q);
            s0 = s0.add(x.mul(FloatVector.fromArray(SPECIES, w, t)));
            s1 = s1.add(x.mul(FloatVector.fromArray(SPECIES, w, t - shift)));
            s2 = s2.add(x.mul(FloatVector.fromArray(SPECIES, w, t - 2 * shift)));
            s3 = s3.add(x.mul(FloatVector.fromArray(SPECIES, w, t - 3 * shift)));
        }
        s0.intoArray(s, sOffset);
        s1.intoArray(s, sOffset + BLOCK);
        s2.intoArray(s, sOffset + 2 * BLOCK);
        s3.intoArray(s, sOffset + 3 * BLOCK);
    }

    @Override
    public void sumRows(float[] x, int xOffset, int rows, float[] weights, int yOffset, TwoLines lines) {
        for (int q = 0; q < BLOCK; q += LANES) {
            VectorSums.sumRows(x, xOffset + q, rows, weights, yOffset + q, lines);
        }
    }

    @Override
    public void sumFolded(
            float[] x, int xOffset, int pairs, float[] weights, int yOffset, int yMirror, TwoLines lines) {
        for (int q = 0; q < BLOCK; q += LANES) {
            VectorSums.sumFolded(x, xOffset + q, pairs, weights, yOffset + q, yMirror + q, lines);
        }
    }

    @Override
    public void foldModuli(Split z, int rows, int up, int down, float[] y, int yOffset) {
        for (int q = 0; q < BLOCK; q += LANES) {
            VectorSums.foldModuli(z, rows, up, down, y, yOffset, q);
        }
    }

    @Override
    public void fold(float[] x, int xOffset, int rows, int up, int down, int yOffset) {
        for (int q = 0; q < BLOCK; q += LANES) {
            VectorSums.fold(x, xOffset, rows, up, down, yOffset, q);
        }
    }

    @Override
    public void addRows(float[] weights, int firstWeight, int rows, float[] x, int xOffset, int yOffset, int count) {
        for (int q = 0; q < count; q += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, x, yOffset + q);
            int i = xOffset + q;
            for (int n = 0; n < rows; n++, i += count) {
                sum = sum.add(FloatVector.fromArray(SPECIES, x, i).mul(weights[firstWeight + n]));
            }
            sum.intoArray(x, yOffset + q);
        }
    }

    @Override
    public double dot(double[] a, int first, int count, double[] b, int from) {
        if (LANES < BLOCK) {
            return ScalarKernels.INSTANCE.dot(a, first, count, b, from);
        }
        DoubleVector s0 = DoubleVector.zero(DoubleVector.SPECIES_512);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int n = first; n < first + count; n += PARTIAL_SUMS) {
            int m = from + n;
            s0 = s0.add(DoubleVector.fromArray(DoubleVector.SPECIES_512, a, n)
                    .mul(DoubleVector.fromArray(DoubleVector.SPECIES_512, b, m)));
            s1 = s1.add(DoubleVector.fromArray(DoubleVector.SPECIES_512, a, n + 8)
                    .mul(DoubleVector.fromArray(DoubleVector.SPECIES_512, b, m + 8)));
            s2 = s2.add(DoubleVector.fromArray(DoubleVector.SPECIES_512, a, n + 16)
                    .mul(DoubleVector.fromArray(DoubleVector.SPECIES_512, b, m + 16)));
            s3 = s3.add(DoubleVector.fromArray(DoubleVector.SPECIES_512, a, n + 24)
                    .mul(DoubleVector.fromArray(DoubleVector.SPECIES_512, b, m + 24)));
        }
        DoubleVector s = s0.add(s1).add(s2.add(s3));
        return ((s.lane(0) + s.lane(4)) + (s.lane(2) + s.lane(6)))
                + ((s.lane(1) + s.lane(5)) + (s.lane(3) + s.lane(7)));
    }
}
