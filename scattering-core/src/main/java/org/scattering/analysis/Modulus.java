package org.scattering.analysis;

/**
 * What follows each wavelet of a cascade. The theory speaks of the complex modulus, {@link #COMPLEX}; that it is a parameter
 * lets the checks be tried on a cascade that is wrong on purpose.
 */
@FunctionalInterface
public interface Modulus {
    /** |z|, in double precision. */
    Modulus COMPLEX = (z, u) -> {
        for (int i = 0; i < u.length; i++) {
            u[i] = Math.sqrt(z[2 * i] * z[2 * i] + z[2 * i + 1] * z[2 * i + 1]);
        }
    };

    /**
     * Applies it to every sample.
     *
     * @param z x ⋆ ψ, interleaved; unchanged
     * @param u overwritten with the result, half as many numbers
     */
    void apply(double[] z, double[] u);
}
