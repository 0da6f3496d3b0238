package org.scattering.network;

/**
 * The constants of a layer, of which the network's stability is made; the last entry of a network is the filter of its last
 * features, with L = R = 1.
 *
 * @param layer n, from 1
 * @param frame B, the largest Littlewood–Paley sum over the grids that the layer works on: for real signals with mirrors counted,
 *     for complex ones without
 * @param nonLinearity L
 * @param pooling R on the grid, the largest over its factors
 */
public record LayerBounds(int layer, double frame, double nonLinearity, double pooling) {
    /** B may exceed its limit by the rounding of the sum. */
    private static final double ROUNDING = 1e-12;

    /**
     * The largest B that is admitted.
     *
     * @return min{1, 1/(LR)²}
     */
    public double limit() {
        double lr = nonLinearity * pooling;
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
     * Whether the condition of the paper holds, where signals of continuous time are pooled and R = 1: on the grid this counts
     * as long as nothing aliases.
     *
     * @return B ≤ min{1, 1/L²}
     */
    public boolean admissibleWithoutAliasing() {
        return frame <= Math.min(1, 1 / (nonLinearity * nonLinearity)) * (1 + ROUNDING);
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
