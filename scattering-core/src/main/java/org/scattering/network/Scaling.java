package org.scattering.network;

/** By what pooled samples are multiplied. */
public enum Scaling {
    /** By nothing: poolings are then non-expansive for plain sums of squares, whatever the signal. */
    NONE,
    /**
     * By S^(d/2) on d axes, as in the papers on signals of continuous time, where f(S·) has lost that part of its norm: keeps the norm
     * of signals that sampling does not alias. On a grid, sub-sampling of any signal at all is then S^(d/2)-Lipschitz only.
     */
    ISOMETRIC;

    double factor(int pooled, int axes) {
        return this == NONE ? 1 : Math.pow(pooled, axes / 2.0);
    }
}
