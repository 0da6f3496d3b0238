package org.scattering.cli.picture;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * In which units time and frequency of a sound are told.
 *
 * @param samplingRate samples per second, null where unknown
 */
record Units(@Nullable Double samplingRate) {

    /** What one cycle per sample is. */
    double frequencyFactor() {
        Double rate = samplingRate;
        return rate == null ? 1 : rate;
    }

    /** What one sample is. */
    double timeFactor() {
        return 1 / frequencyFactor();
    }

    String frequency() {
        return samplingRate == null ? "cycles per sample" : "Hz";
    }

    String time() {
        return samplingRate == null ? "samples" : "s";
    }

    /** A frequency with its unit. */
    String frequency(double cyclesPerSample) {
        return digits(cyclesPerSample * frequencyFactor()) + " " + frequency();
    }

    /** A duration with its unit. */
    String duration(double samples) {
        double value = samples * timeFactor();
        return samplingRate != null && value < 0.1 ? digits(1000 * value) + " ms" : digits(value) + " " + time();
    }

    /** A number with four digits that count. */
    static String digits(double value) {
        if (value == 0) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        return Scale.number(
                Double.parseDouble(String.format(Locale.ROOT, "%." + Math.max(0, 3 - exponent) + "f", value)));
    }
}
