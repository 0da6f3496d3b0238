package org.scattering.cli.picture;

/** The smooth curve through samples of E. Catmull and R. Rom (1974), so that a spectrum is not drawn as a polygon. */
final class Cubic {
    private Cubic() {}

    /** The value between b (t = 0) and c (t = 1), given their neighbours a and d. */
    static double between(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
}
