package org.scattering.settings;

import static org.scattering.settings.InvalidSettingException.require;

/** The checks that 1D and 2D settings share. */
final class Limits {
    private Limits() {}

    static void scale(int scale, int size, String what) {
        require(scale >= 1 && scale <= 26, "J", scale, "1 to 26 are accepted");
        int largest = 31 - Integer.numberOfLeadingZeros(Math.max(size, 1));
        String fits = largest == 0 ? "at least 2 are needed" : "the largest J is " + largest;
        require(
                scale <= largest,
                "J",
                scale,
                "2^J = " + (1L << scale) + " is larger than the " + size + " " + what + "; " + fits);
    }

    static void order(int maxOrder) {
        require(maxOrder >= 0 && maxOrder <= 8, "max-order", maxOrder, "0 to 8 are accepted");
    }
}
