package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of 16 × 16 numbers transposed in the registers of a 512-bit machine: interleaving row i with row i + 8 four times
 * over. Written out, for a loop would keep the rows in memory between the steps.
 */
final class VectorTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;
    private static final VectorShuffle<Float> LOW = VectorShuffle.fromOp(SPECIES, i -> i / 2);
    private static final VectorShuffle<Float> HIGH = VectorShuffle.fromOp(SPECIES, i -> 8 + i / 2);
    private static final VectorMask<Float> ODD = VectorMask.fromLong(SPECIES, 0xAAAA);

    private VectorTile() {}

    /** {@code y[yOffset + n·yStride + i] = x[xOffset + i·xStride + n]} for i and n in [0, 16). */
    static void transpose(float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride) {
        FloatVector v0 = FloatVector.fromArray(SPECIES, x, xOffset);
        FloatVector v1 = FloatVector.fromArray(SPECIES, x, xOffset + xStride);
        FloatVector v2 = FloatVector.fromArray(SPECIES, x, xOffset + 2 * xStride);
        FloatVector v3 = FloatVector.fromArray(SPECIES, x, xOffset + 3 * xStride);
        FloatVector v4 = FloatVector.fromArray(SPECIES, x, xOffset + 4 * xStride);
        FloatVector v5 = FloatVector.fromArray(SPECIES, x, xOffset + 5 * xStride);
        FloatVector v6 = FloatVector.fromArray(SPECIES, x, xOffset + 6 * xStride);
        FloatVector v7 = FloatVector.fromArray(SPECIES, x, xOffset + 7 * xStride);
        FloatVector v8 = FloatVector.fromArray(SPECIES, x, xOffset + 8 * xStride);
        FloatVector v9 = FloatVector.fromArray(SPECIES, x, xOffset + 9 * xStride);
        FloatVector v10 = FloatVector.fromArray(SPECIES, x, xOffset + 10 * xStride);
        FloatVector v11 = FloatVector.fromArray(SPECIES, x, xOffset + 11 * xStride);
        FloatVector v12 = FloatVector.fromArray(SPECIES, x, xOffset + 12 * xStride);
        FloatVector v13 = FloatVector.fromArray(SPECIES, x, xOffset + 13 * xStride);
        FloatVector v14 = FloatVector.fromArray(SPECIES, x, xOffset + 14 * xStride);
        FloatVector v15 = FloatVector.fromArray(SPECIES, x, xOffset + 15 * xStride);
        FloatVector a0 = v0.rearrange(LOW).blend(v8.rearrange(LOW), ODD);
        FloatVector a1 = v0.rearrange(HIGH).blend(v8.rearrange(HIGH), ODD);
        FloatVector a2 = v1.rearrange(LOW).blend(v9.rearrange(LOW), ODD);
        FloatVector a3 = v1.rearrange(HIGH).blend(v9.rearrange(HIGH), ODD);
        FloatVector a4 = v2.rearrange(LOW).blend(v10.rearrange(LOW), ODD);
        FloatVector a5 = v2.rearrange(HIGH).blend(v10.rearrange(HIGH), ODD);
        FloatVector a6 = v3.rearrange(LOW).blend(v11.rearrange(LOW), ODD);
        FloatVector a7 = v3.rearrange(HIGH).blend(v11.rearrange(HIGH), ODD);
        FloatVector a8 = v4.rearrange(LOW).blend(v12.rearrange(LOW), ODD);
        FloatVector a9 = v4.rearrange(HIGH).blend(v12.rearrange(HIGH), ODD);
        FloatVector a10 = v5.rearrange(LOW).blend(v13.rearrange(LOW), ODD);
        FloatVector a11 = v5.rearrange(HIGH).blend(v13.rearrange(HIGH), ODD);
        FloatVector a12 = v6.rearrange(LOW).blend(v14.rearrange(LOW), ODD);
        FloatVector a13 = v6.rearrange(HIGH).blend(v14.rearrange(HIGH), ODD);
        FloatVector a14 = v7.rearrange(LOW).blend(v15.rearrange(LOW), ODD);
        FloatVector a15 = v7.rearrange(HIGH).blend(v15.rearrange(HIGH), ODD);
        FloatVector b0 = a0.rearrange(LOW).blend(a8.rearrange(LOW), ODD);
        FloatVector b1 = a0.rearrange(HIGH).blend(a8.rearrange(HIGH), ODD);
        FloatVector b2 = a1.rearrange(LOW).blend(a9.rearrange(LOW), ODD);
        FloatVector b3 = a1.rearrange(HIGH).blend(a9.rearrange(HIGH), ODD);
        FloatVector b4 = a2.rearrange(LOW).blend(a10.rearrange(LOW), ODD);
        FloatVector b5 = a2.rearrange(HIGH).blend(a10.rearrange(HIGH), ODD);
        FloatVector b6 = a3.rearrange(LOW).blend(a11.rearrange(LOW), ODD);
        FloatVector b7 = a3.rearrange(HIGH).blend(a11.rearrange(HIGH), ODD);
        FloatVector b8 = a4.rearrange(LOW).blend(a12.rearrange(LOW), ODD);
        FloatVector b9 = a4.rearrange(HIGH).blend(a12.rearrange(HIGH), ODD);
        FloatVector b10 = a5.rearrange(LOW).blend(a13.rearrange(LOW), ODD);
        FloatVector b11 = a5.rearrange(HIGH).blend(a13.rearrange(HIGH), ODD);
        FloatVector b12 = a6.rearrange(LOW).blend(a14.rearrange(LOW), ODD);
        FloatVector b13 = a6.rearrange(HIGH).blend(a14.rearrange(HIGH), ODD);
        FloatVector b14 = a7.rearrange(LOW).blend(a15.rearrange(LOW), ODD);
        FloatVector b15 = a7.rearrange(HIGH).blend(a15.rearrange(HIGH), ODD);
        FloatVector c0 = b0.rearrange(LOW).blend(b8.rearrange(LOW), ODD);
        FloatVector c1 = b0.rearrange(HIGH).blend(b8.rearrange(HIGH), ODD);
        FloatVector c2 = b1.rearrange(LOW).blend(b9.rearrange(LOW), ODD);
        FloatVector c3 = b1.rearrange(HIGH).blend(b9.rearrange(HIGH), ODD);
        FloatVector c4 = b2.rearrange(LOW).blend(b10.rearrange(LOW), ODD);
        FloatVector c5 = b2.rearrange(HIGH).blend(b10.rearrange(HIGH), ODD);
        FloatVector c6 = b3.rearrange(LOW).blend(b11.rearrange(LOW), ODD);
        FloatVector c7 = b3.rearrange(HIGH).blend(b11.rearrange(HIGH), ODD);
        FloatVector c8 = b4.rearrange(LOW).blend(b12.rearrange(LOW), ODD);
        FloatVector c9 = b4.rearrange(HIGH).blend(b12.rearrange(HIGH), ODD);
        FloatVector c10 = b5.rearrange(LOW).blend(b13.rearrange(LOW), ODD);
        FloatVector c11 = b5.rearrange(HIGH).blend(b13.rearrange(HIGH), ODD);
        FloatVector c12 = b6.rearrange(LOW).blend(b14.rearrange(LOW), ODD);
        FloatVector c13 = b6.rearrange(HIGH).blend(b14.rearrange(HIGH), ODD);
        FloatVector c14 = b7.rearrange(LOW).blend(b15.rearrange(LOW), ODD);
        FloatVector c15 = b7.rearrange(HIGH).blend(b15.rearrange(HIGH), ODD);
        FloatVector d0 = c0.rearrange(LOW).blend(c8.rearrange(LOW), ODD);
        FloatVector d1 = c0.rearrange(HIGH).blend(c8.rearrange(HIGH), ODD);
        FloatVector d2 = c1.rearrange(LOW).blend(c9.rearrange(LOW), ODD);
        FloatVector d3 = c1.rearrange(HIGH).blend(c9.rearrange(HIGH), ODD);
        FloatVector d4 = c2.rearrange(LOW).blend(c10.rearrange(LOW), ODD);
        FloatVector d5 = c2.rearrange(HIGH).blend(c10.rearrange(HIGH), ODD);
        FloatVector d6 = c3.rearrange(LOW).blend(c11.rearrange(LOW), ODD);
        FloatVector d7 = c3.rearrange(HIGH).blend(c11.rearrange(HIGH), ODD);
        FloatVector d8 = c4.rearrange(LOW).blend(c12.rearrange(LOW), ODD);
        FloatVector d9 = c4.rearrange(HIGH).blend(c12.rearrange(HIGH), ODD);
        FloatVector d10 = c5.rearrange(LOW).blend(c13.rearrange(LOW), ODD);
        FloatVector d11 = c5.rearrange(HIGH).blend(c13.rearrange(HIGH), ODD);
        FloatVector d12 = c6.rearrange(LOW).blend(c14.rearrange(LOW), ODD);
        FloatVector d13 = c6.rearrange(HIGH).blend(c14.rearrange(HIGH), ODD);
        FloatVector d14 = c7.rearrange(LOW).blend(c15.rearrange(LOW), ODD);
        FloatVector d15 = c7.rearrange(HIGH).blend(c15.rearrange(HIGH), ODD);
        d0.intoArray(y, yOffset);
        d1.intoArray(y, yOffset + yStride);
        d2.intoArray(y, yOffset + 2 * yStride);
        d3.intoArray(y, yOffset + 3 * yStride);
        d4.intoArray(y, yOffset + 4 * yStride);
        d5.intoArray(y, yOffset + 5 * yStride);
        d6.intoArray(y, yOffset + 6 * yStride);
        d7.intoArray(y, yOffset + 7 * yStride);
        d8.intoArray(y, yOffset + 8 * yStride);
        d9.intoArray(y, yOffset + 9 * yStride);
        d10.intoArray(y, yOffset + 10 * yStride);
        d11.intoArray(y, yOffset + 11 * yStride);
        d12.intoArray(y, yOffset + 12 * yStride);
        d13.intoArray(y, yOffset + 13 * yStride);
        d14.intoArray(y, yOffset + 14 * yStride);
        d15.intoArray(y, yOffset + 15 * yStride);
    }
}
