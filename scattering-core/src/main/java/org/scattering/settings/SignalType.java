package org.scattering.settings;

/** The numbers a 1D signal consists of. */
public enum SignalType {
    /** One real number a sample. */
    REAL,
    /**
     * A real and an imaginary part a sample, interleaved. The first layer then has the mirrored wavelets (negative
     * frequencies) after the analytic ones, and order 0 has two rows: real part, imaginary part.
     */
    COMPLEX
}
