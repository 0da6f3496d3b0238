package org.scattering.network;

/**
 * The constants of a layer, of which the network's stability is made; the last entry of a network is the filter of its last
 * features, with L = R = 1.
 *
 * <p>Only the upper bound B counts: a layer whose filters miss a frequency is no frame (A = 0), forgets what is there, and is
 * non-expansive all the same.
 *
 * @param layer n, from 1
 * @param frame B, the largest Littlewood–Paley sum over the grids that the layer works on: for real signals with mirrors counted,
 *     for complex ones without
 * @param nonLinearity L
 * @param pooling R on the grid, the largest over its factors
 * @param poolingWithoutAliasing R for signals that sampling does not alias, the largest over its factors
 */
public record LayerBounds(int layer, double frame, double nonLinearity, double pooling, double poolingWithoutAliasing) {
    /** B may exceed its limit by the rounding of the sum. */
    private static final double ROUNDING = 1e-12;

    /**
     * The largest B that is admitted.
     *
     * @return min{1, 1/(LR)²}
     */
    public double limit() {
        return limit(pooling);
    }

    private double limit(double r) {
        double lr = nonLinearity * r;
        return Math.min(1, 1 / (lr * lr));
    }

    /**
     * Whether the layer is non-expansive for any signals on the grid.
     *
     * @return B ≤ min{1, 1/(LR)²}
     */
    public boolean admissible() {
        return frame <= limit() * (1 + ROUNDING);
    }

    /**
     * Whether the layer is non-expansive as long as nothing aliases: the condition of the papers, in which sub-sampling and averaging
     * of signals of continuous time have R = 1. The maximum, which they do not treat, keeps its R on the grid.
     *
     * @return B ≤ min{1, 1/(LR)²} with R = {@link #poolingWithoutAliasing}
     */
    public boolean admissibleWithoutAliasing() {
        return frame <= limit(poolingWithoutAliasing) * (1 + ROUNDING);
    }

    /**
     * The factor by which distances may grow from the layer's input to its features and its output together.
     *
     * @return √(B max{1, (LR)²})
     */
    public double expansion() {
        return Math.sqrt(frame / limit());
    }
}
