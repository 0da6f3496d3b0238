package org.scattering.frame;

import java.util.List;

/**
 * The frame bounds of a bank for real signals: {@code lower ‖x‖² ≤ ‖Wx‖² ≤ upper ‖x‖²}, both attained.
 *
 * @param lower min A
 * @param upper max A
 * @param lowerFrequency where the minimum is, cycles per sample along each axis, in [-½, ½)
 * @param upperFrequency where the maximum is
 */
public record FrameBounds(double lower, double upper, List<Double> lowerFrequency, List<Double> upperFrequency) {
    /** Copies the lists. */
    public FrameBounds {
        lowerFrequency = List.copyOf(lowerFrequency);
        upperFrequency = List.copyOf(upperFrequency);
    }
}
