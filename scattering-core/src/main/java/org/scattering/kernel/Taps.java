package org.scattering.kernel;

/**
 * Weights of sums that are the same filter at shifted places.
 *
 * @param values the filter's samples
 * @param step from the weight of one row to that of the next
 * @param shift from the weights of one sum back to those of the next
 */
public record Taps(float[] values, int step, int shift) {}
