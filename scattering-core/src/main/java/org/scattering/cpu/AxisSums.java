package org.scattering.cpu;

import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;
import org.scattering.kernel.Taps;

/** Weighted sums along one axis of an image: samples of x ⋆ φ, {@link Averager#GROUP} of them at a time. */
final class AxisSums {
    private static final int GROUP = Averager.GROUP;
    private static final int BLOCK = Kernels.BLOCK;

    private final int length;
    private final int step;
    private final int from;
    private final int kept;
    private final int reach;
    private final Taps taps;
    /** The tap for point 0 in sample 0. */
    private final int origin;

    /**
     * @param phi φ along the axis, periodic and even
     * @param step points a sample
     * @param from the first kept sample
     * @param kept how many
     */
    AxisSums(double[] phi, int step, int from, int kept) {
        length = phi.length;
        this.step = step;
        this.from = from;
        this.kept = kept;
        reach = Averager.reach(phi);
        origin = (from + samples()) * step;
        float[] values = new float[origin + length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) phi[Math.floorMod(i - origin, length)];
        }
        taps = new Taps(values, 1, step);
    }

    int length() {
        return length;
    }

    int from() {
        return from;
    }

    int kept() {
        return kept;
    }

    /** Samples that are summed: kept ones, and those that fill up the last group. */
    int samples() {
        return Math.ceilDiv(kept, GROUP) * GROUP;
    }

    /**
     * Adds a stretch of points to all samples, which stand one after another, a row each.
     *
     * @param rows where the points are, a row each
     * @param row the first one
     * @param point the point it is
     * @param count how many
     */
    void add(Kernels kernels, Split rows, int row, int point, int count, float[] sums, int to) {
        for (int sample = 0; sample < samples(); sample += GROUP) {
            int first = (from + sample) * step;
            int low = first - reach;
            int high = first + (Math.min(GROUP, kept - sample) - 1) * step + reach;
            int tap = origin - first + point - row;
            int at = to + sample * BLOCK;
            if (high - low >= length) {
                kernels.average(rows, row, row + count, taps, tap, sums, at);
                continue;
            }
            // φ is periodic: what lies beyond an end comes from the other.
            for (int turn = -length; turn <= length; turn += length) {
                int begin = Math.max(low + turn, point) - point;
                int end = Math.min(high + turn + 1, point + count) - point;
                if (begin < end) {
                    kernels.average(rows, row + begin, row + end, taps, tap, sums, at);
                }
            }
        }
    }
}
