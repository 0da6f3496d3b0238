package org.scattering.settings;

/** Which normalisation the filter bank has. */
public enum Profile {
    /** Reproduces Kymatio 0.4, in 2D down to its value 3.1415 for π. */
    KYMATIO,
    /** π exact, and the bank divided by √max(1, max A), A its Littlewood–Paley sum: the transform is non-expansive. */
    NATIVE,
    /** Every filter divided by √A(ω): a Parseval frame, the transform preserves the norm. */
    TIGHT
}
