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

    /** Row by row with the rows of their mirrors, the last ones; what is left in the middle one by one. */
    static void separate(Split z, int columns, int apart, Split x, int xOffset, ComplexTable roots) {
        int h = roots.re().length - 1;
        int rows = columns % LANES == 0 && h / columns % 2 == 0 ? h / columns : 0;
        float[] data = z.data();
        for (int row = 0; row < rows; row++) {
            int last = rows - 1 - row;
            // The mirror of a row's first number is the first one of the row behind: put there, it has its place in a
            // vector.
            int behind = last * apart + columns;
            int first = (last + 1) % rows * apart;
            data[z.re() + behind] = data[z.re() + first];
            data[z.im() + behind] = data[z.im() + first];
        }
        for (int row = 0; row < rows / 2; row++) {
            int mirrors = (rows - 1 - row) * apart + columns - LANES + 1;
            for (int n = 0; n < columns; n += LANES) {
                separate(z, row * apart + n, mirrors - n, x, xOffset, roots, row * columns + n);
            }
        }
        for (int k = rows / 2 * columns; 2 * k <= h; k++) {
            ScalarKernels.separateLine(z, columns, apart, x, xOffset, roots, k);
        }
    }

    /** The numbers k, k + 1, ... at {@code a} with their mirrors, which end at {@code b} and the lanes behind it. */
    private static void separate(Split z, int a, int b, Split x, int xOffset, ComplexTable roots, int k) {
        int mirrored = xOffset + roots.re().length - k - LANES;
        FloatVector ar = FloatVector.fromArray(SPECIES, z.data(), z.re() + a);
        FloatVector ai = FloatVector.fromArray(SPECIES, z.data(), z.im() + a);
        FloatVector br = FloatVector.fromArray(SPECIES, z.data(), z.re() + b).rearrange(REVERSE);
        FloatVector bi = FloatVector.fromArray(SPECIES, z.data(), z.im() + b).rearrange(REVERSE);
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
        er.sub(tr).rearrange(REVERSE).intoArray(x.data(), x.re() + mirrored);
        ti.sub(ei).rearrange(REVERSE).intoArray(x.data(), x.im() + mirrored);
    }
}
