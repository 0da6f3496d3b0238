package org.scattering.deform;

/**
 * The temperatures of random deformations that move a signal visibly and seldom fold it: at the highest some draws do.
 *
 * @param lowest T at which the typical displacement is half a sample
 * @param highest T above which the deformation is likely to fold
 */
public record TemperatureRange(double lowest, double highest) {
    /**
     * A temperature in between, on a logarithmic scale.
     *
     * @param fraction 0 for the lowest, 1 for the highest
     * @return T
     */
    public double at(double fraction) {
        return lowest * StrictMath.pow(highest / lowest, fraction);
    }
}
