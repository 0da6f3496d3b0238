package org.scattering.cpu;

import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;
import org.scattering.kernel.TwoLines;

/**
 * Sums over the points that φ reaches from each group of samples, with the same weights for all groups. A line is laid out with what
 * φ, periodic, meets beyond its ends.
 */
final class WindowSums extends AxisSums {
    private final int step;
    /** Points before the first one, and behind the last one. */
    private final int before;

    private final int behind;
    /** The row where the first window begins. */
    private final int begin;

    private final int window;
    private final float[] weights;

    WindowSums(double[] phi, int step, int from, int kept) {
        super(phi.length, from, kept);
        this.step = step;
        window = window(phi, step, kept);
        // All points may as well be taken in their order, if only once.
        int low = window == phi.length && slots() == GROUP ? 0 : from * step - Averager.reach(phi);
        int high = low + (slots() - GROUP) * step + window;
        before = Math.max(0, -low);
        behind = Math.max(0, high - phi.length);
        begin = Math.max(0, low);
        weights = new float[window * GROUP];
        for (int i = 0; i < weights.length; i++) {
            int distance = (from + i % GROUP) * step - low - i / GROUP;
            weights[i] = (float) phi[Math.floorMod(distance, phi.length)];
        }
    }

    /** Points of a group's window. */
    private static int window(double[] phi, int step, int kept) {
        int between = (Math.min(kept, GROUP) - 1) * step;
        return Math.min(phi.length, 2 * Averager.reach(phi) + 1 + between);
    }

    static long products(double[] phi, int step, int kept) {
        return (long) GROUP * Math.ceilDiv(kept, GROUP) * window(phi, step, kept);
    }

    @Override
    int rows() {
        return before + length() + behind;
    }

    @Override
    int first() {
        return 0;
    }

    @Override
    int slots() {
        return Math.ceilDiv(kept(), GROUP) * GROUP;
    }

    @Override
    void layOutModuli(Kernels kernels, Split z, float[] data, int to) {
        kernels.modulus(z, data, to + before * BLOCK, length() * BLOCK);
        goRound(kernels, data, to);
    }

    @Override
    void layOut(Kernels kernels, float[] data, int from, int to) {
        kernels.copyRows(data, from, BLOCK, data, to + before * BLOCK, BLOCK, length());
        goRound(kernels, data, to);
    }

    private void goRound(Kernels kernels, float[] data, int at) {
        int period = length() * BLOCK;
        int first = at + before * BLOCK;
        kernels.copyRows(data, at + period, BLOCK, data, at, BLOCK, before);
        kernels.copyRows(data, first, BLOCK, data, first + period, BLOCK, behind);
    }

    @Override
    void sum(Kernels kernels, float[] data, int from, int to, TwoLines lines) {
        int x = from + begin * BLOCK;
        for (int sample = 0; sample < kept(); sample += GROUP) {
            int y = to + sample * lines.sum();
            kernels.sumRows(data, x + sample * step * BLOCK, window, weights, y, lines);
        }
    }
}
