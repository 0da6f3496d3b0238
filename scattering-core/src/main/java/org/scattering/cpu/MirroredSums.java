package org.scattering.cpu;

import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;
import org.scattering.kernel.TwoLines;

/**
 * Sums over the whole period, where φ reaches that far. The kept samples are each other's mirrors about their middle, and so are
 * their weights, for φ is even: half the products do. With n' the mirror of n, S[o] = Σ (φ[o - n] + φ[o - n'])/2 · (U[n] + U[n']) +
 * Σ (φ[o - n] - φ[o - n'])/2 · (U[n] - U[n']) over the pairs, and the mirror of S[o] is the same with a minus between the two. A line is
 * laid out as those sums and differences.
 */
final class MirroredSums extends AxisSums {
    /** Where the rows of a line are folded. */
    private final int up;

    private final int down;
    private final int pairs;
    /** By groups of samples: of each pair the weights of its sum, then of its difference. */
    private final float[][] weights;

    MirroredSums(double[] phi, int step, int from, int kept) {
        super(phi.length, from, kept);
        int ends = ends(step, from, kept);
        up = Math.ceilDiv(ends, 2) % phi.length;
        down = ends / 2 % phi.length;
        pairs = pairs(phi.length, ends);
        int half = Math.ceilDiv(kept, 2);
        weights = new float[Math.ceilDiv(half, GROUP)][pairs * 2 * GROUP];
        for (int sample = 0; sample < half; sample++) {
            for (int pair = 0; pair < pairs; pair++) {
                int point = (from + sample) * step;
                double weight = phi[Math.floorMod(point - up - pair, phi.length)];
                double mirror = phi[Math.floorMod(point - down + pair, phi.length)];
                // A point that is its own mirror comes twice into the sum.
                double part = Math.floorMod(up - down + 2 * pair, phi.length) == 0 ? 0.25 : 0.5;
                int at = pair * 2 * GROUP + sample % GROUP;
                weights[sample / GROUP][at] = (float) (part * (weight + mirror));
                weights[sample / GROUP][at + GROUP] = (float) (part * (weight - mirror));
            }
        }
    }

    /** The sum of a point and its mirror. */
    private static int ends(int step, int from, int kept) {
        return (2 * from + kept - 1) * step;
    }

    private static int pairs(int length, int ends) {
        boolean middleIsAPoint = Math.ceilDiv(ends, 2) % length == ends / 2 % length;
        return (length + (middleIsAPoint ? 2 : 1)) / 2;
    }

    static long products(int length, int step, int from, int kept) {
        int groups = Math.ceilDiv(Math.ceilDiv(kept, 2), GROUP);
        return 2L * GROUP * groups * pairs(length, ends(step, from, kept));
    }

    @Override
    int rows() {
        return 2 * pairs;
    }

    /** Groups of less than four samples and mirrors have others on both sides. */
    @Override
    int first() {
        return Math.max(0, weights.length * GROUP - kept());
    }

    @Override
    int slots() {
        return kept() + 2 * first();
    }

    @Override
    void layOutModuli(Kernels kernels, Split z, float[] data, int to) {
        kernels.foldModuli(z, length(), up, down, data, to);
    }

    @Override
    void layOut(Kernels kernels, float[] data, int from, int to) {
        kernels.fold(data, from, length(), up, down, to);
    }

    @Override
    void sum(Kernels kernels, float[] data, int from, int to, TwoLines lines) {
        int sum = lines.sum();
        // The last group first: what it computes beyond the middle belongs to those before it.
        for (int group = weights.length - 1; group >= 0; group--) {
            int y = to + (first() + group * GROUP) * sum;
            int mirror = to + (first() + kept() - 1 - group * GROUP) * sum;
            kernels.sumFolded(data, from, pairs, weights[group], y, mirror, lines);
        }
    }
}
