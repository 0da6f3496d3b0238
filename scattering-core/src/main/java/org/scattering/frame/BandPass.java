package org.scattering.frame;

/**
 * A band-pass filter of a frame.
 *
 * @param scale j: paths that decrease in frequency have increasing j, and after this filter a signal may be sub-sampled
 *     by 2^j
 * @param transfer its Fourier samples
 */
public record BandPass(int scale, TransferFunction transfer) {}
