package org.scattering.gpu.tables;

import org.jspecify.annotations.Nullable;

/**
 * How signals become spectra, and order 0.
 *
 * @param shape of the padded grid
 * @param stored columns (1D: points) of their spectra that are stored
 * @param columns how the second half of a large grid's FFT is launched; null for a small one
 * @param orderZero order 0 as sums; null where it comes through the spectrum
 * @param constantGain what the mean of a signal adds to each number of order 0
 */
public record RootTable(
        Shape shape,
        int stored,
        @Nullable LevelTable columns,
        @Nullable OrderZero orderZero,
        double constantGain) {}
