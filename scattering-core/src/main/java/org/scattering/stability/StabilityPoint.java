package org.scattering.stability;

import org.scattering.deform.MaximumEntropyDeformation;

/**
 * The stability of one representation under one distribution of deformations.
 *
 * @param representation its name
 * @param deformation c and T
 * @param typicalDisplacement of these deformations, in samples or pixels
 * @param stability what was measured
 */
public record StabilityPoint(
        String representation,
        MaximumEntropyDeformation deformation,
        double typicalDisplacement,
        RelativeStability stability) {}
