package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The part of the Vector API twin that turns lanes around: signals alone, whose neighbouring points are the lanes of a
 * vector. Operation for operation the same as {@link ScalarKernels}, which also does what is left over.
 */
final class VectorLines {
    private static final VectorSpecies<Float> SPECIES = VectorButterflies.SPECIES;
    private static final int LANES = VectorButterflies.LANES;
    private static final int BLOCK = Kernels.BLOCK;
    private static final int HALF = LANES / 2;

    private static final VectorShuffle<Float> REVERSE = VectorShuffle.fromOp(SPECIES, i -> LANES - 1 - i);
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(SPECIES, i -> 2 * i % LANES);
    private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(SPECIES, i -> (2 * i + 1) % LANES);
    private static final VectorMask<Float> UPPER =
            SPECIES.indexInRange(0, LANES).andNot(SPECIES.indexInRange(0, HALF));

    private VectorLines() {}

    /** The lanes from q on. */
    static void filter(Split x, int xOffset, FilterBlocks filter, int block, Split y, int yOffset, int q) {
        int[] source = filter.source();
        int[] target = filter.target();
        float[] weights = filter.weights();
        float[] in = x.data();
        float[] out = y.data();
        int xr = x.re() + xOffset - BLOCK;
        int xi = x.im() + xOffset - BLOCK;
        FloatVector re = FloatVector.zero(SPECIES);
        FloatVector im = re;
        int end = filter.firstTerm()[block + 1];
        for (int t = filter.firstTerm()[block]; t < end; t++) {
            int s = source[t];
            FloatVector w = FloatVector.fromArray(SPECIES, weights, t * BLOCK + q);
            if (s >= 0) {
                re = re.add(FloatVector.fromArray(SPECIES, in, xr + s + q).mul(w));
                im = im.add(FloatVector.fromArray(SPECIES, in, xi + s + q).mul(w));
            } else {
                int i = ~s - q - LANES + 1;
                re = re.add(FloatVector.fromArray(SPECIES, in, xr + i)
                        .rearrange(REVERSE)
                        .mul(w));
                im = im.sub(FloatVector.fromArray(SPECIES, in, xi + i)
                        .rearrange(REVERSE)
                        .mul(w));
            }
            int row = target[t];
            if (row >= 0) {
                re.intoArray(out, y.re() + yOffset + row * BLOCK + q);
                im.intoArray(out, y.im() + yOffset + row * BLOCK + q);
                re = FloatVector.zero(SPECIES);
                im = FloatVector.zero(SPECIES);
            }
        }
    }

    /** First the products, in the block, then the transposition: rows of the target often meet in one set of the cache. */
    static void multiplyAcross(
            Split x, ComplexTable factors, int firstFactor, int rows, Split y, int yOffset, int yStride) {
        float[] data = x.data();
        float[] fr = factors.re();
        float[] fi = factors.im();
        for (int n = 0; n < rows * BLOCK; n += LANES) {
            FloatVector wr = FloatVector.fromArray(SPECIES, fr, firstFactor + n);
            FloatVector wi = FloatVector.fromArray(SPECIES, fi, firstFactor + n);
            FloatVector r = FloatVector.fromArray(SPECIES, data, x.re() + n);
            FloatVector m = FloatVector.fromArray(SPECIES, data, x.im() + n);
            r.mul(wr).sub(m.mul(wi)).intoArray(data, x.re() + n);
            r.mul(wi).add(m.mul(wr)).intoArray(data, x.im() + n);
        }
        rowsToLines(data, x.re(), rows, y.data(), y.re() + yOffset, yStride);
        rowsToLines(data, x.im(), rows, y.data(), y.im() + yOffset, yStride);
    }

    static void linesToRows(float[] x, int xOffset, int xStride, float[] y, int yOffset, int rows) {
        int done = LANES < BLOCK ? 0 : rows / BLOCK * BLOCK;
        for (int n = 0; n < done; n += BLOCK) {
            VectorTile.transpose(x, xOffset + n, xStride, y, yOffset + n * BLOCK, BLOCK);
        }
        ScalarKernels.linesToRows(x, xOffset, xStride, y, yOffset, done, rows);
    }

    static void rowsToLines(float[] x, int xOffset, int rows, float[] y, int yOffset, int yStride) {
        int done = LANES < BLOCK ? 0 : rows / BLOCK * BLOCK;
        for (int n = 0; n < done; n += BLOCK) {
            VectorTile.transpose(x, xOffset + n * BLOCK, BLOCK, y, yOffset + n, yStride);
        }
        ScalarKernels.rowsToLines(x, xOffset, done, rows, y, yOffset, yStride);
    }

    static void pairLanes(Split u, int rows, Split y) {
        if (LANES < BLOCK) {
            ScalarKernels.INSTANCE.pairLanes(u, rows, y);
            return;
        }
        for (int o = 0; o < rows * BLOCK; o += BLOCK) {
            FloatVector low = FloatVector.fromArray(SPECIES, u.data(), u.re() + o);
            FloatVector high = FloatVector.fromArray(SPECIES, u.data(), u.im() + o);
            low.rearrange(EVEN).blend(high.rearrange(EVEN), UPPER).intoArray(y.data(), y.re() + o);
            low.rearrange(ODD).blend(high.rearrange(ODD), UPPER).intoArray(y.data(), y.im() + o);
        }
    }

    /** Vectors of numbers whose mirrors are neighbours too; the first one, and what is left in the middle, one by one. */
    static void separate(Split z, Split x, int xOffset, ComplexTable roots) {
        int h = roots.re().length - 1;
        ScalarKernels.separate(z, 0, 0, x, xOffset, xOffset + h, roots, 0);
        int k = 1;
        for (; 2 * (k + LANES - 1) <= h; k += LANES) {
            int mirror = h - k - LANES + 1;
            FloatVector ar = FloatVector.fromArray(SPECIES, z.data(), z.re() + k);
            FloatVector ai = FloatVector.fromArray(SPECIES, z.data(), z.im() + k);
            FloatVector br =
                    FloatVector.fromArray(SPECIES, z.data(), z.re() + mirror).rearrange(REVERSE);
            FloatVector bi =
                    FloatVector.fromArray(SPECIES, z.data(), z.im() + mirror).rearrange(REVERSE);
            FloatVector wr = FloatVector.fromArray(SPECIES, roots.re(), k);
            FloatVector wi = FloatVector.fromArray(SPECIES, roots.im(), k);
            FloatVector er = ar.add(br).mul(0.5f);
            FloatVector ei = ai.sub(bi).mul(0.5f);
            FloatVector dr = ar.sub(br).mul(0.5f);
            FloatVector di = ai.add(bi).mul(0.5f);
            FloatVector tr = di.mul(wr).add(dr.mul(wi));
            FloatVector ti = di.mul(wi).sub(dr.mul(wr));
            er.add(tr).intoArray(x.data(), x.re() + xOffset + k);
            ti.add(ei).intoArray(x.data(), x.im() + xOffset + k);
            er.sub(tr).rearrange(REVERSE).intoArray(x.data(), x.re() + xOffset + mirror);
            ti.sub(ei).rearrange(REVERSE).intoArray(x.data(), x.im() + xOffset + mirror);
        }
        ScalarKernels.separateLine(z, x, xOffset, roots, k);
    }
}
