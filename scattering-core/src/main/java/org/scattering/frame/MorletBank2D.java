package org.scattering.frame;

import java.util.List;
import org.scattering.filter.FilterBanks;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Profile;

/**
 * Morlet wavelets and a Gaussian low-pass filter in 2D, as the transform has them; by (j, θ).
 *
 * @param scale J
 * @param angles L
 * @param profile the normalisation
 */
public record MorletBank2D(int scale, int angles, Profile profile) implements Bank {
    /** Checks the numbers. */
    public MorletBank2D {
        Shapes.requireScaleAndAngles(scale, angles);
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidSettingException for a shape of one axis, or with a side of fewer than 2 samples or than 2^J/2
     */
    @Override
    public Frame frame(List<Integer> shape) {
        Shapes.requirePlane(shape, scale);
        return Frame.of(shape, FilterBanks.morlet2D(shape.getFirst(), shape.getLast(), scale, angles, profile));
    }
}
