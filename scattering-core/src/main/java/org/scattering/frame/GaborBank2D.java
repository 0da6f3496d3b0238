package org.scattering.frame;

import java.util.List;
import org.scattering.filter.FilterBanks;

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

    @Override
    public Frame frame(List<Integer> shape) {
        Shapes.requirePlane(shape);
        return Frame.of(shape, FilterBanks.gabor2D(shape.getFirst(), shape.getLast(), scale, angles));
    }
}
