package org.scattering.filter;

import org.scattering.fourier.Dft;

/**
 * Samples of 1D Morlet wavelets and Gaussian low-pass filters on the grid of N frequencies, normalised to l1 norm 1 in
 * time. The Gaussian is made periodic by summing it over the neighbouring periods. Source: Kymatio's {@code morlet_1d}.
 */
final class Morlet1D {
    /** Beyond this many σ a Gaussian is below 1e-18 of its peak. */
    private static final double REACH = 9.2;

    private final int length;
    private final Dft dft;

    Morlet1D(int length) {
        this.length = length;
        dft = Dft.of(1, length);
    }

    /** ψ̂ = g - κ l, with κ such that ψ̂(0) = 0. */
    Band wavelet(double xi, double sigma) {
        double[] psi = gaussian(xi, sigma);
        double[] lowpass = gaussian(0, sigma);
        double kappa = psi[0] / lowpass[0];
        for (int k = 0; k < length; k++) {
            psi[k] -= kappa * lowpass[k];
        }
        return normalised(psi);
    }

    /** The Gaussian around ξ, whose mean is not quite 0. */
    Band gabor(double xi, double sigma) {
        return normalised(gaussian(xi, sigma));
    }

    /** φ̂, a Gaussian. */
    Band lowpass(double sigma) {
        return normalised(gaussian(0, sigma));
    }

    private double[] gaussian(double xi, double sigma) {
        int periods = Math.min((int) Math.ceil(Math.sqrt(-2 * sigma * sigma * StrictMath.log(1e-7)) + 1), 5);
        double[] g = new double[length];
        double reach = REACH * sigma;
        for (int p = 1 - periods; p < periods; p++) {
            long from = Math.max((long) p * length, (long) Math.floor((xi - reach) * length));
            long to = Math.min((long) (p + 1) * length, (long) Math.ceil((xi + reach) * length) + 1);
            for (long k = from; k < to; k++) {
                double d = (double) k / length - xi;
                g[(int) (k - (long) p * length)] += StrictMath.exp(-d * d / (2 * sigma * sigma));
            }
        }
        return g;
    }

    private Band normalised(double[] spectrum) {
        double[] z = new double[2 * length];
        for (int k = 0; k < length; k++) {
            z[2 * k] = spectrum[k];
        }
        dft.inverse(z);
        double l1 = 0;
        for (int n = 0; n < length; n++) {
            l1 += Math.sqrt(z[2 * n] * z[2 * n] + z[2 * n + 1] * z[2 * n + 1]);
        }
        for (int k = 0; k < length; k++) {
            spectrum[k] /= l1;
        }
        return Band.of(1, length, spectrum);
    }
}
