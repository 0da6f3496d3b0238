package org.scattering.kernel;

/**
 * Where two lines whose sums are computed together and those sums lie, in numbers.
 *
 * @param line from the first line to the second
 * @param sum from one sum of a line to the next
 * @param lineOfSums from the sums of the first line to those of the second
 */
public record TwoLines(int line, int sum, int lineOfSums) {}
