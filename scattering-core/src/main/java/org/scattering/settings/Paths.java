package org.scattering.settings;

/** Which paths λ1, λ2, … are computed. */
public enum Paths {
    /** Only paths with j(λm) &gt; j(λm-1): the others carry little energy. The default, and Kymatio's. */
    FREQUENCY_DECREASING,
    /**
     * Every path; the exact energy identity needs them. Signals that are propagated further then stay at the rate their
     * finest wavelet needs, so that nothing aliases.
     */
    ALL
}
