package org.scattering.stability;

import org.scattering.deform.MaximumEntropyDeformation;

/**
 * The stability of one representation under one distribution of deformations.
 *
 * @param representation its name
 * @param deformation c and T
 * @param typicalDisplacement of these deformations, in samples or pixels
 * @param stability what was measured
 * @param foldedShare the share of the draws that fold, 0 to 1: they are no diffeomorphisms, and enter D, G and R all the same
 */
public record StabilityPoint(
        String representation,
        MaximumEntropyDeformation deformation,
        double typicalDisplacement,
        RelativeStability stability,
        double foldedShare) {}
