package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of 16 × 16 numbers transposed in the registers of a 512-bit machine, by halves: rows that are 8, then 4, 2 and 1 apart
 * exchange the lanes that are as far apart, one permutation a row and step. Written out, for a loop would keep the rows in
 * memory between the steps. Source: J. Eklundh, A fast computer method for matrix transposing, IEEE Trans. Computers 1972.
 */
final class VectorTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;
    private static final VectorShuffle<Float> BY_8 = VectorShuffle.fromOp(SPECIES, i -> i ^ 8);
    private static final VectorShuffle<Float> BY_4 = VectorShuffle.fromOp(SPECIES, i -> i ^ 4);
    private static final VectorShuffle<Float> BY_2 = VectorShuffle.fromOp(SPECIES, i -> i ^ 2);
    private static final VectorShuffle<Float> BY_1 = VectorShuffle.fromOp(SPECIES, i -> i ^ 1);
    private static final VectorMask<Float> UPPER_8 = VectorMask.fromLong(SPECIES, 0xFF00);
    private static final VectorMask<Float> UPPER_4 = VectorMask.fromLong(SPECIES, 0xF0F0);
    private static final VectorMask<Float> UPPER_2 = VectorMask.fromLong(SPECIES, 0xCCCC);
    private static final VectorMask<Float> UPPER_1 = VectorMask.fromLong(SPECIES, 0xAAAA);

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
        FloatVector a0 = v0.blend(v8.rearrange(BY_8), UPPER_8);
        FloatVector a1 = v1.blend(v9.rearrange(BY_8), UPPER_8);
        FloatVector a2 = v2.blend(v10.rearrange(BY_8), UPPER_8);
        FloatVector a3 = v3.blend(v11.rearrange(BY_8), UPPER_8);
        FloatVector a4 = v4.blend(v12.rearrange(BY_8), UPPER_8);
        FloatVector a5 = v5.blend(v13.rearrange(BY_8), UPPER_8);
        FloatVector a6 = v6.blend(v14.rearrange(BY_8), UPPER_8);
        FloatVector a7 = v7.blend(v15.rearrange(BY_8), UPPER_8);
        FloatVector a8 = v0.rearrange(BY_8).blend(v8, UPPER_8);
        FloatVector a9 = v1.rearrange(BY_8).blend(v9, UPPER_8);
        FloatVector a10 = v2.rearrange(BY_8).blend(v10, UPPER_8);
        FloatVector a11 = v3.rearrange(BY_8).blend(v11, UPPER_8);
        FloatVector a12 = v4.rearrange(BY_8).blend(v12, UPPER_8);
        FloatVector a13 = v5.rearrange(BY_8).blend(v13, UPPER_8);
        FloatVector a14 = v6.rearrange(BY_8).blend(v14, UPPER_8);
        FloatVector a15 = v7.rearrange(BY_8).blend(v15, UPPER_8);
        FloatVector b0 = a0.blend(a4.rearrange(BY_4), UPPER_4);
        FloatVector b1 = a1.blend(a5.rearrange(BY_4), UPPER_4);
        FloatVector b2 = a2.blend(a6.rearrange(BY_4), UPPER_4);
        FloatVector b3 = a3.blend(a7.rearrange(BY_4), UPPER_4);
        FloatVector b4 = a0.rearrange(BY_4).blend(a4, UPPER_4);
        FloatVector b5 = a1.rearrange(BY_4).blend(a5, UPPER_4);
        FloatVector b6 = a2.rearrange(BY_4).blend(a6, UPPER_4);
        FloatVector b7 = a3.rearrange(BY_4).blend(a7, UPPER_4);
        FloatVector b8 = a8.blend(a12.rearrange(BY_4), UPPER_4);
        FloatVector b9 = a9.blend(a13.rearrange(BY_4), UPPER_4);
        FloatVector b10 = a10.blend(a14.rearrange(BY_4), UPPER_4);
        FloatVector b11 = a11.blend(a15.rearrange(BY_4), UPPER_4);
        FloatVector b12 = a8.rearrange(BY_4).blend(a12, UPPER_4);
        FloatVector b13 = a9.rearrange(BY_4).blend(a13, UPPER_4);
        FloatVector b14 = a10.rearrange(BY_4).blend(a14, UPPER_4);
        FloatVector b15 = a11.rearrange(BY_4).blend(a15, UPPER_4);
        FloatVector c0 = b0.blend(b2.rearrange(BY_2), UPPER_2);
        FloatVector c1 = b1.blend(b3.rearrange(BY_2), UPPER_2);
        FloatVector c2 = b0.rearrange(BY_2).blend(b2, UPPER_2);
        FloatVector c3 = b1.rearrange(BY_2).blend(b3, UPPER_2);
        FloatVector c4 = b4.blend(b6.rearrange(BY_2), UPPER_2);
        FloatVector c5 = b5.blend(b7.rearrange(BY_2), UPPER_2);
        FloatVector c6 = b4.rearrange(BY_2).blend(b6, UPPER_2);
        FloatVector c7 = b5.rearrange(BY_2).blend(b7, UPPER_2);
        FloatVector c8 = b8.blend(b10.rearrange(BY_2), UPPER_2);
        FloatVector c9 = b9.blend(b11.rearrange(BY_2), UPPER_2);
        FloatVector c10 = b8.rearrange(BY_2).blend(b10, UPPER_2);
        FloatVector c11 = b9.rearrange(BY_2).blend(b11, UPPER_2);
        FloatVector c12 = b12.blend(b14.rearrange(BY_2), UPPER_2);
        FloatVector c13 = b13.blend(b15.rearrange(BY_2), UPPER_2);
        FloatVector c14 = b12.rearrange(BY_2).blend(b14, UPPER_2);
        FloatVector c15 = b13.rearrange(BY_2).blend(b15, UPPER_2);
        FloatVector d0 = c0.blend(c1.rearrange(BY_1), UPPER_1);
        FloatVector d1 = c0.rearrange(BY_1).blend(c1, UPPER_1);
        FloatVector d2 = c2.blend(c3.rearrange(BY_1), UPPER_1);
        FloatVector d3 = c2.rearrange(BY_1).blend(c3, UPPER_1);
        FloatVector d4 = c4.blend(c5.rearrange(BY_1), UPPER_1);
        FloatVector d5 = c4.rearrange(BY_1).blend(c5, UPPER_1);
        FloatVector d6 = c6.blend(c7.rearrange(BY_1), UPPER_1);
        FloatVector d7 = c6.rearrange(BY_1).blend(c7, UPPER_1);
        FloatVector d8 = c8.blend(c9.rearrange(BY_1), UPPER_1);
        FloatVector d9 = c8.rearrange(BY_1).blend(c9, UPPER_1);
        FloatVector d10 = c10.blend(c11.rearrange(BY_1), UPPER_1);
        FloatVector d11 = c10.rearrange(BY_1).blend(c11, UPPER_1);
        FloatVector d12 = c12.blend(c13.rearrange(BY_1), UPPER_1);
        FloatVector d13 = c12.rearrange(BY_1).blend(c13, UPPER_1);
        FloatVector d14 = c14.blend(c15.rearrange(BY_1), UPPER_1);
        FloatVector d15 = c14.rearrange(BY_1).blend(c15, UPPER_1);
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
