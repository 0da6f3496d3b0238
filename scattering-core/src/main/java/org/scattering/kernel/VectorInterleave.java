package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The first passes of an FFT over a single lane, where a radix-4 pass has 1 or 4 neighbours instead of a vector's worth:
 * the vector runs over neighbouring groups, and the four results are interleaved on their way out. Operation for operation
 * the same as {@link ScalarButterflies}.
 */
final class VectorInterleave {
    private static final VectorSpecies<Float> SPECIES = VectorButterflies.SPECIES;
    private static final int LANES = VectorButterflies.LANES;

    private static final int QUARTET = Math.min(4, LANES / 2);
    private static final VectorShuffle<Float> LOW_ONE = low(1);
    private static final VectorShuffle<Float> HIGH_ONE = high(1);
    private static final VectorMask<Float> SECOND_ONE = second(1);
    private static final VectorShuffle<Float> LOW_FOUR = low(QUARTET);
    private static final VectorShuffle<Float> HIGH_FOUR = high(QUARTET);
    private static final VectorMask<Float> SECOND_FOUR = second(QUARTET);
    private static final VectorShuffle<Float> SPREAD_FOUR = VectorShuffle.fromOp(SPECIES, i -> i / 4);

    private VectorInterleave() {}

    /** Where the first half of two interleaved vectors comes from, s neighbours at a time. */
    private static VectorShuffle<Float> low(int s) {
        return VectorShuffle.fromOp(SPECIES, i -> i / s / 2 * s + i % s);
    }

    private static VectorShuffle<Float> high(int s) {
        return VectorShuffle.fromOp(SPECIES, i -> (i / s / 2 * s + i % s + LANES / 2) % LANES);
    }

    /** Which lanes of two interleaved vectors are the second one's. */
    private static VectorMask<Float> second(int s) {
        long mask = 0;
        for (int i = 0; i < LANES; i++) {
            mask |= (i / s % 2L) << i;
        }
        return VectorMask.fromLong(SPECIES, mask);
    }

    static boolean suits(int s) {
        return s == 1 || (s == 4 && LANES >= 8);
    }

    /** The groups that fill whole vectors; returns the first group left. */
    static int radix4(RadixPass pass, Split x, Split y, int offset, int s) {
        return s == 1 ? radix4ByOne(pass, x, y, offset, s) : radix4ByFour(pass, x, y, offset, s);
    }

    /** The groups that fill whole vectors; returns the first group left. */
    private static int radix4ByOne(RadixPass pass, Split x, Split y, int offset, int s) {
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int step = s * groups;
        int bound = SPECIES.loopBound(step);
        for (int f = 0; f < bound; f += LANES) {
            int i = offset + f;
            int p = f / s;
            FloatVector a0r = FloatVector.fromArray(SPECIES, xr, i);
            FloatVector a0i = FloatVector.fromArray(SPECIES, xi, i);
            FloatVector a1r = FloatVector.fromArray(SPECIES, xr, i + step);
            FloatVector a1i = FloatVector.fromArray(SPECIES, xi, i + step);
            FloatVector a2r = FloatVector.fromArray(SPECIES, xr, i + 2 * step);
            FloatVector a2i = FloatVector.fromArray(SPECIES, xi, i + 2 * step);
            FloatVector a3r = FloatVector.fromArray(SPECIES, xr, i + 3 * step);
            FloatVector a3i = FloatVector.fromArray(SPECIES, xi, i + 3 * step);
            FloatVector t0r = a0r.add(a2r);
            FloatVector t0i = a0i.add(a2i);
            FloatVector t1r = a0r.sub(a2r);
            FloatVector t1i = a0i.sub(a2i);
            FloatVector t2r = a1r.add(a3r);
            FloatVector t2i = a1i.add(a3i);
            FloatVector t3r = a1r.sub(a3r);
            FloatVector t3i = a1i.sub(a3i);
            FloatVector b1r = t1r.add(t3i);
            FloatVector b1i = t1i.sub(t3r);
            FloatVector b2r = t0r.sub(t2r);
            FloatVector b2i = t0i.sub(t2i);
            FloatVector b3r = t1r.sub(t3i);
            FloatVector b3i = t1i.add(t3r);
            FloatVector w1r = FloatVector.fromArray(SPECIES, wr, p);
            FloatVector w1i = FloatVector.fromArray(SPECIES, wi, p);
            FloatVector w2r = FloatVector.fromArray(SPECIES, wr, groups + p);
            FloatVector w2i = FloatVector.fromArray(SPECIES, wi, groups + p);
            FloatVector w3r = FloatVector.fromArray(SPECIES, wr, 2 * groups + p);
            FloatVector w3i = FloatVector.fromArray(SPECIES, wi, 2 * groups + p);
            int o = offset + 4 * f;
            t0r.add(t2r).intoArray(yr, o);
            b1r.mul(w1r).sub(b1i.mul(w1i)).intoArray(yr, o + LANES);
            b2r.mul(w2r).sub(b2i.mul(w2i)).intoArray(yr, o + 2 * LANES);
            b3r.mul(w3r).sub(b3i.mul(w3i)).intoArray(yr, o + 3 * LANES);
            weaveByOne(yr, o);
            t0i.add(t2i).intoArray(yi, o);
            b1r.mul(w1i).add(b1i.mul(w1r)).intoArray(yi, o + LANES);
            b2r.mul(w2i).add(b2i.mul(w2r)).intoArray(yi, o + 2 * LANES);
            b3r.mul(w3i).add(b3i.mul(w3r)).intoArray(yi, o + 3 * LANES);
            weaveByOne(yi, o);
        }
        return bound / s;
    }

    /** From b0 | b1 | b2 | b3 to numbers of each in turn, by interleaving twice. Takes no vectors: it may be called. */
    private static void weaveByOne(float[] y, int o) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, y, o);
        FloatVector b1 = FloatVector.fromArray(SPECIES, y, o + LANES);
        FloatVector b2 = FloatVector.fromArray(SPECIES, y, o + 2 * LANES);
        FloatVector b3 = FloatVector.fromArray(SPECIES, y, o + 3 * LANES);
        FloatVector low02 = b0.rearrange(LOW_ONE).blend(b2.rearrange(LOW_ONE), SECOND_ONE);
        FloatVector high02 = b0.rearrange(HIGH_ONE).blend(b2.rearrange(HIGH_ONE), SECOND_ONE);
        FloatVector low13 = b1.rearrange(LOW_ONE).blend(b3.rearrange(LOW_ONE), SECOND_ONE);
        FloatVector high13 = b1.rearrange(HIGH_ONE).blend(b3.rearrange(HIGH_ONE), SECOND_ONE);
        low02.rearrange(LOW_ONE).blend(low13.rearrange(LOW_ONE), SECOND_ONE).intoArray(y, o);
        low02.rearrange(HIGH_ONE).blend(low13.rearrange(HIGH_ONE), SECOND_ONE).intoArray(y, o + LANES);
        high02.rearrange(LOW_ONE).blend(high13.rearrange(LOW_ONE), SECOND_ONE).intoArray(y, o + 2 * LANES);
        high02.rearrange(HIGH_ONE).blend(high13.rearrange(HIGH_ONE), SECOND_ONE).intoArray(y, o + 3 * LANES);
    }
    /** The groups that fill whole vectors; returns the first group left. */
    private static int radix4ByFour(RadixPass pass, Split x, Split y, int offset, int s) {
        float[] xr = x.re();
        float[] xi = x.im();
        float[] yr = y.re();
        float[] yi = y.im();
        float[] wr = pass.twiddles().re();
        float[] wi = pass.twiddles().im();
        int groups = pass.groups();
        int step = s * groups;
        int bound = SPECIES.loopBound(step);
        for (int f = 0; f < bound; f += LANES) {
            int i = offset + f;
            int p = f / s;
            FloatVector a0r = FloatVector.fromArray(SPECIES, xr, i);
            FloatVector a0i = FloatVector.fromArray(SPECIES, xi, i);
            FloatVector a1r = FloatVector.fromArray(SPECIES, xr, i + step);
            FloatVector a1i = FloatVector.fromArray(SPECIES, xi, i + step);
            FloatVector a2r = FloatVector.fromArray(SPECIES, xr, i + 2 * step);
            FloatVector a2i = FloatVector.fromArray(SPECIES, xi, i + 2 * step);
            FloatVector a3r = FloatVector.fromArray(SPECIES, xr, i + 3 * step);
            FloatVector a3i = FloatVector.fromArray(SPECIES, xi, i + 3 * step);
            FloatVector t0r = a0r.add(a2r);
            FloatVector t0i = a0i.add(a2i);
            FloatVector t1r = a0r.sub(a2r);
            FloatVector t1i = a0i.sub(a2i);
            FloatVector t2r = a1r.add(a3r);
            FloatVector t2i = a1i.add(a3i);
            FloatVector t3r = a1r.sub(a3r);
            FloatVector t3i = a1i.sub(a3i);
            FloatVector b1r = t1r.add(t3i);
            FloatVector b1i = t1i.sub(t3r);
            FloatVector b2r = t0r.sub(t2r);
            FloatVector b2i = t0i.sub(t2i);
            FloatVector b3r = t1r.sub(t3i);
            FloatVector b3i = t1i.add(t3r);
            FloatVector w1r = FloatVector.fromArray(SPECIES, wr, p).rearrange(SPREAD_FOUR);
            FloatVector w1i = FloatVector.fromArray(SPECIES, wi, p).rearrange(SPREAD_FOUR);
            FloatVector w2r = FloatVector.fromArray(SPECIES, wr, groups + p).rearrange(SPREAD_FOUR);
            FloatVector w2i = FloatVector.fromArray(SPECIES, wi, groups + p).rearrange(SPREAD_FOUR);
            FloatVector w3r = FloatVector.fromArray(SPECIES, wr, 2 * groups + p).rearrange(SPREAD_FOUR);
            FloatVector w3i = FloatVector.fromArray(SPECIES, wi, 2 * groups + p).rearrange(SPREAD_FOUR);
            int o = offset + 4 * f;
            t0r.add(t2r).intoArray(yr, o);
            b1r.mul(w1r).sub(b1i.mul(w1i)).intoArray(yr, o + LANES);
            b2r.mul(w2r).sub(b2i.mul(w2i)).intoArray(yr, o + 2 * LANES);
            b3r.mul(w3r).sub(b3i.mul(w3i)).intoArray(yr, o + 3 * LANES);
            weaveByFour(yr, o);
            t0i.add(t2i).intoArray(yi, o);
            b1r.mul(w1i).add(b1i.mul(w1r)).intoArray(yi, o + LANES);
            b2r.mul(w2i).add(b2i.mul(w2r)).intoArray(yi, o + 2 * LANES);
            b3r.mul(w3i).add(b3i.mul(w3r)).intoArray(yi, o + 3 * LANES);
            weaveByFour(yi, o);
        }
        return bound / s;
    }

    /** From b0 | b1 | b2 | b3 to quartets of each in turn, by interleaving twice. Takes no vectors: it may be called. */
    private static void weaveByFour(float[] y, int o) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, y, o);
        FloatVector b1 = FloatVector.fromArray(SPECIES, y, o + LANES);
        FloatVector b2 = FloatVector.fromArray(SPECIES, y, o + 2 * LANES);
        FloatVector b3 = FloatVector.fromArray(SPECIES, y, o + 3 * LANES);
        FloatVector low02 = b0.rearrange(LOW_FOUR).blend(b2.rearrange(LOW_FOUR), SECOND_FOUR);
        FloatVector high02 = b0.rearrange(HIGH_FOUR).blend(b2.rearrange(HIGH_FOUR), SECOND_FOUR);
        FloatVector low13 = b1.rearrange(LOW_FOUR).blend(b3.rearrange(LOW_FOUR), SECOND_FOUR);
        FloatVector high13 = b1.rearrange(HIGH_FOUR).blend(b3.rearrange(HIGH_FOUR), SECOND_FOUR);
        low02.rearrange(LOW_FOUR).blend(low13.rearrange(LOW_FOUR), SECOND_FOUR).intoArray(y, o);
        low02.rearrange(HIGH_FOUR)
                .blend(low13.rearrange(HIGH_FOUR), SECOND_FOUR)
                .intoArray(y, o + LANES);
        high02.rearrange(LOW_FOUR)
                .blend(high13.rearrange(LOW_FOUR), SECOND_FOUR)
                .intoArray(y, o + 2 * LANES);
        high02.rearrange(HIGH_FOUR)
                .blend(high13.rearrange(HIGH_FOUR), SECOND_FOUR)
                .intoArray(y, o + 3 * LANES);
    }
}
