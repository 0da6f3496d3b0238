package org.scattering.frame;

import java.util.List;
import org.scattering.filter.FilterBanks;
import org.scattering.settings.InvalidSettingException;

/**
 * Gabor filters in 1D: the Morlet bank without the correction that makes the mean of a wavelet 0.
 *
 * @param scale J
 * @param quality Q, filters per octave
 * @param support T of the low-pass filter, in samples
 */
public record GaborBank1D(int scale, int quality, int support) implements Bank {
    /** Checks the numbers. */
    public GaborBank1D {
        if (scale < 1 || scale > 26 || quality < 1 || quality > 256 || support < 1) {
            throw new InvalidSettingException("J = " + scale + ", Q = " + quality + ", T = " + support
                    + ": 1 to 26, 1 to 256 and at least 1 are accepted");
        }
    }

    @Override
    public Frame frame(List<Integer> shape) {
        return Frame.of(shape, FilterBanks.gabor1D(Shapes.line(shape), scale, quality, support));
    }
}
