package org.scattering.analysis;

import java.util.Random;
import org.scattering.settings.InvalidSettingException;

/**
 * Random smooth deformations of images that are as random as their size and smoothness allow: on the unit square the
 * displacement is {@code τ_u(u,v) = Σ_{i²+j² ≤ c²} C_ij sin(iπu) sin(jπv)} with independent {@code C_ij ~ N(0, T/(i²+j²))},
 * and τ_v alike. Edges stay in place.
 *
 * <p>For n×n pixels the typical displacement is {@code n √(πT ln c)/2} pixels; deformations are diffeomorphisms, and larger
 * than a pixel, for T in {@code [1/(π n² ln c), 4/(π³ c² ln c)]}. Source: L. Petrini, A. Favero, M. Geiger, M. Wyart, Relative
 * stability toward diffeomorphisms indicates performance in deep nets, NeurIPS 2021.
 *
 * @param cut c ≥ 2, the highest frequency
 * @param temperature T &gt; 0
 */
public record MaximumEntropyDeformation(int cut, double temperature) {
    /** Checks both numbers. */
    public MaximumEntropyDeformation {
        if (cut < 2 || cut > 1000) {
            throw new InvalidSettingException("cut = " + cut + ": 2 to 1000 are accepted");
        }
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new InvalidSettingException("temperature = " + temperature + ": a positive number is needed");
        }
    }

    /**
     * The deformation with a typical displacement.
     *
     * @param cut c ≥ 2
     * @param size n, pixels of a side
     * @param pixels the typical displacement
     * @return the deformation with T = 4 pixels² / (π n² ln c)
     */
    public static MaximumEntropyDeformation ofDisplacement(int cut, int size, double pixels) {
        if (cut < 2 || size < 1 || !(pixels > 0)) {
            throw new InvalidSettingException("cut = " + cut + ", size = " + size + ", pixels = " + pixels
                    + ": 2, 1 and a positive number are the least");
        }
        return new MaximumEntropyDeformation(
                cut, 4 * pixels * pixels / (Math.PI * size * (double) size * Math.log(cut)));
    }

    /**
     * The typical displacement.
     *
     * @param size n, pixels of a side
     * @return n √(πT ln c)/2, in pixels
     */
    public double typicalDisplacement(int size) {
        return size * Math.sqrt(Math.PI * temperature * Math.log(cut)) / 2;
    }

    /**
     * Draws a displacement field.
     *
     * @param rows pixels of the first axis
     * @param columns pixels of the second axis
     * @param random the source of randomness
     * @return the field
     */
    public DisplacementField draw(int rows, int columns, Random random) {
        double[][] alongRows = coefficients(random);
        double[][] alongColumns = coefficients(random);
        double[][] sinesOfRows = sines(rows);
        double[][] sinesOfColumns = sines(columns);
        float[] rowShift = new float[rows * columns];
        float[] columnShift = new float[rows * columns];
        for (int r = 0, p = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++, p++) {
                rowShift[p] = (float) (rows * sum(alongRows, sinesOfRows[r], sinesOfColumns[c]));
                columnShift[p] = (float) (columns * sum(alongColumns, sinesOfRows[r], sinesOfColumns[c]));
            }
        }
        return new DisplacementField(rows, columns, rowShift, columnShift);
    }

    private double[][] coefficients(Random random) {
        double[][] c = new double[cut][cut];
        for (int i = 1; i <= cut; i++) {
            for (int j = 1; j <= cut; j++) {
                int square = i * i + j * j;
                c[i - 1][j - 1] = square <= cut * cut ? random.nextGaussian() * Math.sqrt(temperature / square) : 0;
            }
        }
        return c;
    }

    /** sin(iπu) at the centres of the pixels. */
    private double[][] sines(int size) {
        double[][] sines = new double[size][cut];
        for (int p = 0; p < size; p++) {
            for (int i = 1; i <= cut; i++) {
                sines[p][i - 1] = Math.sin(i * Math.PI * (p + 0.5) / size);
            }
        }
        return sines;
    }

    private static double sum(double[][] c, double[] rowSines, double[] columnSines) {
        double sum = 0;
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c.length; j++) {
                sum += c[i][j] * rowSines[i] * columnSines[j];
            }
        }
        return sum;
    }
}
