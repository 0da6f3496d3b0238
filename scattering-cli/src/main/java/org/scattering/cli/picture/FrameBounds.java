package org.scattering.cli.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scattering.filter.LittlewoodPaley;

/** Frame bounds in words. */
public final class FrameBounds {
    private FrameBounds() {}

    /**
     * The bounds of a bank and where they are reached.
     *
     * @param cover its Littlewood–Paley sum
     * @param samplingRate samples per second, null where unknown
     * @return one line
     */
    public static String text(LittlewoodPaley cover, @Nullable Double samplingRate) {
        return String.format(
                Locale.ROOT,
                "frame bounds: A = %.6g, B = %.6g; A at %s, B at %s",
                cover.lowerBound(),
                cover.upperBound(),
                frequency(cover.lowerBoundFrequency(), samplingRate),
                frequency(cover.upperBoundFrequency(), samplingRate));
    }

    private static String frequency(double[] axes, @Nullable Double samplingRate) {
        if (axes.length > 1) {
            return Arrays.stream(axes)
                    .mapToObj(FrameBounds::digits)
                    .collect(Collectors.joining(", ", "(", ") cycles per pixel"));
        }
        // The sum is even.
        double frequency = Math.abs(axes[0]);
        return digits(frequency) + " cycles per sample"
                + (samplingRate == null ? "" : " (" + digits(frequency * samplingRate) + " Hz)");
    }

    private static String digits(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
