package org.scattering.cli.bench;

import java.util.Locale;

/** Numbers for people: three digits, and a unit that keeps them near 1. */
final class Amounts {
    private Amounts() {}

    static String seconds(double seconds) {
        if (seconds < 1e-3) {
            return digits(seconds * 1e6) + " us";
        }
        return seconds < 1 ? digits(seconds * 1e3) + " ms" : digits(seconds) + " s";
    }

    /** Three digits, none of them after the point from 100 on. */
    static String digits(double value) {
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
