package org.scattering.frame;

import java.util.List;
import org.scattering.filter.FilterBanks;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Profile;

/**
 * Morlet wavelets and a Gaussian low-pass filter in 1D, as the transform has them.
 *
 * @param scale J
 * @param quality Q, wavelets per octave
 * @param support T of the low-pass filter, in samples
 * @param profile the normalisation
 */
public record MorletBank1D(int scale, int quality, int support, Profile profile) implements Bank {
    /** Checks the numbers. */
    public MorletBank1D {
        if (scale < 1 || scale > 26 || quality < 1 || quality > 256 || support < 1) {
            throw new InvalidSettingException("J = " + scale + ", Q = " + quality + ", T = " + support
                    + ": 1 to 26, 1 to 256 and at least 1 are accepted");
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidSettingException for a shape of two axes
     */
    @Override
    public Frame frame(List<Integer> shape) {
        int length = Shapes.line(shape);
        return Frame.of(shape, FilterBanks.morlet1D(length, scale, quality, support, profile));
    }
}
