package org.scattering.settings;

/** Which normalisation the filter bank has. */
public enum Profile {
    /** Reproduces Kymatio 0.4, in 2D down to its value 3.1415 for π. */
    KYMATIO,
    /** π exact, and the bank divided by √max(1, max A), A its Littlewood–Paley sum: the transform is non-expansive. */
    NATIVE,
    /**
     * Every filter divided by √A(ω): a Parseval frame, for any J, Q, T, L and size. Where no filter lies, the nearest reach
     * there, which costs them their localisation. Each layer preserves the norm, and with all paths, periodic padding
     * and stride 1 the orders up to M and what is propagated beyond them add up: Σ ‖S_m x‖² + ‖U_{M+1} x‖² = ‖x‖².
     */
    TIGHT
}
