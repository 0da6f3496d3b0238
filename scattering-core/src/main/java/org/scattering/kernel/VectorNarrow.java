package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels for rows of a single lane, the signals that are too large to be computed side by side: here the lanes of a vector
 * are neighbouring points. Operation for operation the same as {@link ScalarKernels}; each method says how far it got, the
 * rest is the scalar twin's. No method takes or returns vectors: where it is not inlined they would go to the heap.
 */
final class VectorNarrow {
    private static final VectorSpecies<Float> SPECIES = VectorButterflies.SPECIES;
    private static final int LANES = VectorButterflies.LANES;
    private static final int HALF = LANES / 2;

    private static final VectorShuffle<Float> REVERSE = VectorShuffle.fromOp(SPECIES, i -> LANES - 1 - i);
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(SPECIES, i -> 2 * i % LANES);
    private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(SPECIES, i -> (2 * i + 1) % LANES);
    private static final VectorMask<Float> UPPER =
            SPECIES.indexInRange(0, LANES).andNot(SPECIES.indexInRange(0, HALF));

    private VectorNarrow() {}

    /** Moduli of pairs of points; returns the pairs done. */
    static int modulusPairs(Split z, Split u, int pairs) {
        float[] zr = z.re();
        float[] zi = z.im();
        int bound = SPECIES.loopBound(pairs);
        for (int k = 0; k < bound; k += LANES) {
            FloatVector lowR = FloatVector.fromArray(SPECIES, zr, 2 * k);
            FloatVector lowI = FloatVector.fromArray(SPECIES, zi, 2 * k);
            FloatVector highR = FloatVector.fromArray(SPECIES, zr, 2 * k + LANES);
            FloatVector highI = FloatVector.fromArray(SPECIES, zi, 2 * k + LANES);
            FloatVector low = lowR.mul(lowR).add(lowI.mul(lowI)).sqrt();
            FloatVector high = highR.mul(highR).add(highI.mul(highI)).sqrt();
            low.rearrange(EVEN).blend(high.rearrange(EVEN), UPPER).intoArray(u.re(), k);
            low.rearrange(ODD).blend(high.rearrange(ODD), UPPER).intoArray(u.im(), k);
        }
        return bound;
    }

    /** Rows 1 … of the spectrum of a real signal, those whose mirrors are neighbours too; returns the first row left. */
    static int separateReal(Split z, int zOffset, Split x, int xOffset, ComplexTable roots) {
        int h = roots.re().length - 1;
        int k = 1;
        for (; k + LANES <= h; k += LANES) {
            int mirror = zOffset + h - k - LANES + 1;
            FloatVector ar = FloatVector.fromArray(SPECIES, z.re(), zOffset + k);
            FloatVector ai = FloatVector.fromArray(SPECIES, z.im(), zOffset + k);
            FloatVector br = FloatVector.fromArray(SPECIES, z.re(), mirror).rearrange(REVERSE);
            FloatVector bi = FloatVector.fromArray(SPECIES, z.im(), mirror).rearrange(REVERSE);
            FloatVector wr = FloatVector.fromArray(SPECIES, roots.re(), k);
            FloatVector wi = FloatVector.fromArray(SPECIES, roots.im(), k);
            FloatVector er = ar.add(br).mul(0.5f);
            FloatVector ei = ai.sub(bi).mul(0.5f);
            FloatVector dr = ar.sub(br).mul(0.5f);
            FloatVector di = ai.add(bi).mul(0.5f);
            er.add(di.mul(wr).add(dr.mul(wi))).intoArray(x.re(), xOffset + k);
            ei.add(di.mul(wi).sub(dr.mul(wr))).intoArray(x.im(), xOffset + k);
        }
        return k;
    }

    /** A whole filter, runs and what is left of them. */
    static void filter(Split x, FilterRuns filter, Split y) {
        int[] table = filter.table();
        int v = 0;
        for (int t = 0; t < table.length; t += 4) {
            int length = table[t + 2];
            int done = SPECIES.loopBound(length);
            boolean forward = table[t + 3] > 0;
            for (int n = 0; n < done; n += LANES) {
                int o = table[t + 1] + n;
                FloatVector w = FloatVector.fromArray(SPECIES, filter.values(), v + n);
                int i = forward ? table[t] + n : table[t] - n - LANES + 1;
                FloatVector xr = FloatVector.fromArray(SPECIES, x.re(), i);
                FloatVector xi = FloatVector.fromArray(SPECIES, x.im(), i);
                if (!forward) {
                    xr = xr.rearrange(REVERSE);
                    xi = xi.rearrange(REVERSE).neg();
                }
                FloatVector.fromArray(SPECIES, y.re(), o).add(xr.mul(w)).intoArray(y.re(), o);
                FloatVector.fromArray(SPECIES, y.im(), o).add(xi.mul(w)).intoArray(y.im(), o);
            }
            ScalarKernels.filterRun(x, filter, y, t, v, done);
            v += length;
        }
    }
}
