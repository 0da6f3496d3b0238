package org.scattering.settings;

import java.io.Serializable;
import java.util.List;

/** What a scattering transform computes, in the words of the field; a plan is made from it. Immutable. */
public sealed interface ScatteringSettings extends Serializable permits Scattering1D, Scattering2D {

    /**
     * The size of one signal.
     *
     * @return (length) or (rows, columns) in samples
     */
    List<Integer> shape();

    /**
     * The scale J.
     *
     * @return J ≥ 1: the coarsest wavelets have a support of about 2^J samples
     */
    int scale();

    /**
     * The averaging.
     *
     * @return local, global or none
     */
    Averaging averaging();

    /**
     * The order M.
     *
     * @return the length of the longest path, ≥ 0
     */
    int maxOrder();

    /**
     * The padding.
     *
     * @return how the signal continues beyond its ends
     */
    Padding padding();

    /**
     * The paths.
     *
     * @return which paths are computed
     */
    Paths paths();

    /**
     * The profile.
     *
     * @return the normalisation of the filter bank
     */
    Profile profile();

    /**
     * The type of the samples.
     *
     * @return real or complex (1D only)
     */
    SignalType signalType();
}
