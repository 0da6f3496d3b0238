package org.scattering.cli.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a person reads them. */
final class Numbers {
    private Numbers() {}

    /** Nine digits, for what is hardly different from 1. */
    static String precise(double value) {
        return String.format(Locale.ROOT, "%.9g", value);
    }

    /** Four digits that count; powers of ten where there are more zeros than that. */
    static String text(double value) {
        double size = Math.abs(value);
        if (value == 0 || (value == Math.rint(value) && size < 1e6)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (size < 1e-3 || size >= 1e5) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
