package org.scattering.filter;

/**
 * One filter of a bank: where it lies in frequency, and its Fourier samples on the padded grid.
 *
 * @param frequency ξ, centre frequency in cycles per sample; 0 for a low-pass filter, negative for a mirrored wavelet
 * @param bandwidth σ of its Gaussian envelope in frequency, in cycles per sample (2D: of the wider axis)
 * @param scale j: after this filter the signal may be sub-sampled by 2^j
 * @param angle θ of the wave vector in radians (2D), against the first axis; 0 in 1D
 * @param spectrum the Fourier samples, real
 */
public record Filter(double frequency, double bandwidth, int scale, double angle, Band spectrum) {

    /** The filter of the mirrored frequencies. */
    Filter mirrored() {
        return new Filter(-frequency, bandwidth, scale, angle, spectrum.mirrored());
    }

    Filter times(double[] factor) {
        return withSpectrum(spectrum.times(factor));
    }

    Filter withSpectrum(Band other) {
        return new Filter(frequency, bandwidth, scale, angle, other);
    }
}
