package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Filters of the Vector API twin, run by run, see {@link FilterRuns}. Operation for operation the same as
 * {@link ScalarKernels}.
 */
final class VectorFilters {
    private static final VectorSpecies<Float> SPECIES = VectorButterflies.SPECIES;
    private static final int LANES = VectorButterflies.LANES;
    private static final int BLOCK = Kernels.BLOCK;

    private static final VectorShuffle<Float> REVERSE = VectorShuffle.fromOp(SPECIES, i -> LANES - 1 - i);

    private VectorFilters() {}

    /** Wide spectra, the lanes from q on. */
    static void filter(Split x, FilterBlocks filter, int block, Split y, int lane, int q) {
        FilterRuns runs = filter.runs();
        for (int run = runs.firstRun()[block]; run < runs.firstRun()[block + 1]; run++) {
            if (runs.step()[run] == FilterRuns.PAIRS) {
                pairs(x, filter, run, y, lane, q);
            } else if (runs.step()[run] == FilterRuns.MIXED) {
                mixed(x, filter, run, y, lane, q);
            } else {
                even(x, filter, run, y, lane, q);
            }
        }
    }

    private static void mixed(Split x, FilterBlocks filter, int run, Split y, int lane, int q) {
        int[] source = filter.source();
        int[] target = filter.target();
        float[] weights = filter.weights();
        float[] in = x.data();
        float[] out = y.data();
        FloatVector re = FloatVector.zero(SPECIES);
        FloatVector im = re;
        int end = filter.runs().firstTerm()[run + 1];
        for (int t = filter.runs().firstTerm()[run]; t < end; t++) {
            int s = source[t];
            float w = weights[t];
            float wi = s < 0 ? -w : w;
            int i = (s < 0 ? ~s : s) * BLOCK + q;
            re = re.add(FloatVector.fromArray(SPECIES, in, x.re() + i).mul(w));
            im = im.add(FloatVector.fromArray(SPECIES, in, x.im() + i).mul(wi));
            int row = target[t];
            if (row >= 0) {
                re.intoArray(out, y.re() + row * BLOCK + lane + q);
                im.intoArray(out, y.im() + row * BLOCK + lane + q);
                re = FloatVector.zero(SPECIES);
                im = FloatVector.zero(SPECIES);
            }
        }
    }

    /** Two terms at a time: half the decisions. */
    private static void pairs(Split x, FilterBlocks filter, int run, Split y, int lane, int q) {
        int[] source = filter.source();
        int[] target = filter.target();
        float[] weights = filter.weights();
        float[] in = x.data();
        float[] out = y.data();
        int xr = x.re() + q;
        int xi = x.im() + q;
        int yr = y.re() + lane + q;
        int yi = y.im() + lane + q;
        FloatVector re = FloatVector.zero(SPECIES);
        FloatVector im = re;
        int end = filter.runs().firstTerm()[run + 1];
        for (int t = filter.runs().firstTerm()[run]; t < end; t += 2) {
            int s = source[t];
            int r = source[t + 1];
            float w = weights[t];
            float v = weights[t + 1];
            int i = (s ^ s >> 31) * BLOCK;
            int j = (r ^ r >> 31) * BLOCK;
            re = re.add(FloatVector.fromArray(SPECIES, in, xr + i).mul(w));
            im = im.add(FloatVector.fromArray(SPECIES, in, xi + i).mul(s < 0 ? -w : w));
            re = re.add(FloatVector.fromArray(SPECIES, in, xr + j).mul(v));
            im = im.add(FloatVector.fromArray(SPECIES, in, xi + j).mul(r < 0 ? -v : v));
            int row = target[t + 1];
            if (row >= 0) {
                re.intoArray(out, yr + row * BLOCK);
                im.intoArray(out, yi + row * BLOCK);
                re = FloatVector.zero(SPECIES);
                im = FloatVector.zero(SPECIES);
            }
        }
    }

    private static void even(Split x, FilterBlocks filter, int run, Split y, int lane, int q) {
        float[] weights = filter.weights();
        float[] in = x.data();
        float[] out = y.data();
        int t = filter.runs().firstTerm()[run];
        int end = filter.runs().firstTerm()[run + 1];
        int s = filter.source()[t];
        float sign = s < 0 ? -1 : 1;
        int step = filter.runs().step()[run] * (s < 0 ? -BLOCK : BLOCK);
        int i = (s < 0 ? ~s : s) * BLOCK + q;
        int o = filter.target()[t] * BLOCK + lane + q;
        for (; t < end; t++) {
            float w = weights[t];
            FloatVector.fromArray(SPECIES, in, x.re() + i).mul(w).intoArray(out, y.re() + o);
            FloatVector.fromArray(SPECIES, in, x.im() + i).mul(w * sign).intoArray(out, y.im() + o);
            i += step;
            o += BLOCK;
        }
    }

    /** Lines, the lanes from q on. */
    static void filterLine(Split x, int xOffset, FilterBlocks filter, int block, Split y, int yOffset, int q) {
        FilterRuns runs = filter.runs();
        int from = xOffset - BLOCK + q;
        for (int run = runs.firstRun()[block]; run < runs.firstRun()[block + 1]; run++) {
            boolean conjugated = filter.source()[runs.firstTerm()[run]] < 0;
            if (conjugated || runs.step()[run] == FilterRuns.MIXED) {
                mixedLine(x, from, filter, run, y, yOffset + q, q);
            } else {
                evenLine(x, from, filter, run, y, yOffset + q, q);
            }
        }
    }

    private static void mixedLine(Split x, int xOffset, FilterBlocks filter, int run, Split y, int yOffset, int q) {
        int[] source = filter.source();
        int[] target = filter.target();
        float[] weights = filter.weights();
        float[] in = x.data();
        float[] out = y.data();
        int xr = x.re() + xOffset;
        int xi = x.im() + xOffset;
        FloatVector re = FloatVector.zero(SPECIES);
        FloatVector im = re;
        int end = filter.runs().firstTerm()[run + 1];
        for (int t = filter.runs().firstTerm()[run]; t < end; t++) {
            int s = source[t];
            FloatVector w = FloatVector.fromArray(SPECIES, weights, t * BLOCK + q);
            if (s >= 0) {
                re = re.add(FloatVector.fromArray(SPECIES, in, xr + s).mul(w));
                im = im.add(FloatVector.fromArray(SPECIES, in, xi + s).mul(w));
            } else {
                int i = ~s - 2 * q - LANES + 1;
                re = re.add(FloatVector.fromArray(SPECIES, in, xr + i)
                        .rearrange(REVERSE)
                        .mul(w));
                im = im.sub(FloatVector.fromArray(SPECIES, in, xi + i)
                        .rearrange(REVERSE)
                        .mul(w));
            }
            int row = target[t];
            if (row >= 0) {
                re.intoArray(out, y.re() + yOffset + row * BLOCK);
                im.intoArray(out, y.im() + yOffset + row * BLOCK);
                re = FloatVector.zero(SPECIES);
                im = FloatVector.zero(SPECIES);
            }
        }
    }

    /** Of terms that are not conjugated. */
    private static void evenLine(Split x, int xOffset, FilterBlocks filter, int run, Split y, int yOffset, int q) {
        float[] weights = filter.weights();
        float[] in = x.data();
        float[] out = y.data();
        int t = filter.runs().firstTerm()[run];
        int end = filter.runs().firstTerm()[run + 1];
        int step = filter.runs().step()[run];
        int i = xOffset + filter.source()[t];
        int o = yOffset + filter.target()[t] * BLOCK;
        for (; t < end; t++) {
            FloatVector w = FloatVector.fromArray(SPECIES, weights, t * BLOCK + q);
            FloatVector.fromArray(SPECIES, in, x.re() + i).mul(w).intoArray(out, y.re() + o);
            FloatVector.fromArray(SPECIES, in, x.im() + i).mul(w).intoArray(out, y.im() + o);
            i += step;
            o += BLOCK;
        }
    }

    /** Two filters that share what they read, the lanes from q on. */
    static void filterTwoLines(
            Split x, int xOffset, FilterBlocks filters, int block, Split y, Split z, int zStride, int q) {
        int[] source = filters.source();
        int[] target = filters.target();
        float[] weights = filters.weights();
        float[] in = x.data();
        float[] out = y.data();
        float[] second = z.data();
        int xr = x.re() + xOffset - BLOCK + q;
        int xi = x.im() + xOffset - BLOCK + q;
        int yr = y.re() + q;
        int yi = y.im() + q;
        int zr = z.re() + block * BLOCK + q;
        int zi = z.im() + block * BLOCK + q;
        int end = filters.firstTerm()[block + 1];
        FloatVector re = FloatVector.zero(SPECIES);
        FloatVector im = re;
        FloatVector re2 = re;
        FloatVector im2 = re;
        for (int t = filters.firstTerm()[block]; t < end; t++) {
            int s = source[t];
            FloatVector w = FloatVector.fromArray(SPECIES, weights, t * 2 * BLOCK + q);
            FloatVector w2 = FloatVector.fromArray(SPECIES, weights, t * 2 * BLOCK + BLOCK + q);
            if (s >= 0) {
                FloatVector a = FloatVector.fromArray(SPECIES, in, xr + s);
                FloatVector b = FloatVector.fromArray(SPECIES, in, xi + s);
                re = re.add(a.mul(w));
                im = im.add(b.mul(w));
                re2 = re2.add(a.mul(w2));
                im2 = im2.add(b.mul(w2));
            } else {
                int i = ~s - 2 * q - LANES + 1;
                FloatVector a = FloatVector.fromArray(SPECIES, in, xr + i).rearrange(REVERSE);
                FloatVector b = FloatVector.fromArray(SPECIES, in, xi + i).rearrange(REVERSE);
                re = re.add(a.mul(w));
                im = im.sub(b.mul(w));
                re2 = re2.add(a.mul(w2));
                im2 = im2.sub(b.mul(w2));
            }
            int row = target[t];
            if (row >= 0) {
                re.intoArray(out, yr + row * BLOCK);
                im.intoArray(out, yi + row * BLOCK);
                re2.intoArray(second, zr + row * zStride);
                im2.intoArray(second, zi + row * zStride);
                re = FloatVector.zero(SPECIES);
                im = FloatVector.zero(SPECIES);
                re2 = FloatVector.zero(SPECIES);
                im2 = FloatVector.zero(SPECIES);
            }
        }
    }
}
