package org.scattering.deform;

/** How a signal is read between its samples; in 2D the product of both axes. All are exact at the samples. */
public enum Interpolation {
    /** The straight line between two neighbours; weights are never negative and sum to 1. */
    LINEAR,
    /**
     * The cubic through two neighbours with the slopes of central differences, 4 samples an axis; exact on polynomials of degree 2,
     * but not within one sample of a clamped edge, beyond which the last sample is repeated.
     * Source: R. Keys, Cubic convolution interpolation for digital image processing, IEEE TASSP 1981 (a = -1/2).
     */
    CUBIC,
    /**
     * The trigonometric polynomial through all samples: exact on band-limited signals. On a periodic grid the Dirichlet kernel,
     * with the Nyquist frequency of an even length as a cosine; on a clamped grid that of the signal mirrored at half a sample
     * beyond its edges. Costs a pass over the whole signal a sample.
     */
    BAND_LIMITED
}
