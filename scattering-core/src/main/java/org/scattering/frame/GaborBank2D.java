package org.scattering.frame;

import java.util.List;
import org.scattering.filter.FilterBanks;
import org.scattering.settings.InvalidSettingException;

/**
 * Gabor filters in 2D: the Morlet bank without the correction that makes the mean of a wavelet 0; by (j, θ).
 *
 * @param scale J
 * @param angles L
 */
public record GaborBank2D(int scale, int angles) implements Bank {
    /** Checks the numbers. */
    public GaborBank2D {
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
        return Frame.of(shape, FilterBanks.gabor2D(shape.getFirst(), shape.getLast(), scale, angles));
    }
}
