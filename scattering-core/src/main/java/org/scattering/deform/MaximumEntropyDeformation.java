package org.scattering.deform;

import java.util.List;
import java.util.random.RandomGenerator;
import org.scattering.settings.Axes;
import org.scattering.settings.InvalidSettingException;

/**
 * Random smooth deformations that are as random as their size and smoothness allow. Edges stay in place.
 *
 * <p>On the unit square {@code τ_u(u,v) = Σ_{i²+j² ≤ c²} C_ij sin(iπu) sin(jπv)} with independent {@code C_ij ~ N(0, T/(i²+j²))}, and τ_v
 * alike: the distribution of largest entropy among those of the same ∫(∇τ)². Source: L. Petrini, A. Favero, M. Geiger, M. Wyart,
 * Relative stability toward diffeomorphisms indicates performance in deep nets, NeurIPS 2021. The same reasoning on the unit
 * interval gives {@code τ(u) = Σ_{i ≤ c} C_i sin(iπu)}, {@code C_i ~ N(0, T/i²)}.
 *
 * @param cut c ≥ 2, the highest frequency
 * @param temperature T &gt; 0
 */
public record MaximumEntropyDeformation(int cut, double temperature) {
    /** Checks both numbers. */
    public MaximumEntropyDeformation {
        requireCut(cut);
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new InvalidSettingException("temperature = " + temperature + ": a positive number is needed");
        }
    }

    private static void requireCut(int cut) {
        if (cut < 2 || cut > 1000) {
            throw new InvalidSettingException("cut = " + cut + ": 2 to 1000 are accepted");
        }
    }

    /**
     * The deformation with a typical displacement.
     *
     * @param cut c ≥ 2
     * @param shape (time) or (row, column)
     * @param pixels the typical displacement, in samples or pixels
     * @return the deformation whose {@link #typicalDisplacement} it is
     */
    public static MaximumEntropyDeformation ofDisplacement(int cut, List<Integer> shape, double pixels) {
        if (!(pixels > 0) || !Double.isFinite(pixels)) {
            throw new InvalidSettingException("pixels = " + pixels + ": a positive number is needed");
        }
        double unit = new MaximumEntropyDeformation(cut, 1).typicalDisplacement(shape);
        return new MaximumEntropyDeformation(cut, pixels / unit * (pixels / unit));
    }

    /**
     * The temperatures worth using on a grid, T ∈ [1/(π n² ln c), 4/(π³ c² ln c)] for images of n×n pixels: from a typical displacement
     * of half a pixel to the largest at which the expected maximum of a derivative of τ, by the mean of its square Tπ³c²/32 and some
     * c² independent places, is 1/√2. In time, by the same two conditions, T ∈ [1/(2n² Σ_{i≤c} 1/i²), 1/(2π² c ln c)].
     * An expected maximum is no bound: at the highest temperature some draws fold, 3 to 17 % where it was measured.
     *
     * @param cut c ≥ 2
     * @param shape (time) or (row, column)
     * @return both ends; empty (lowest &gt; highest) where c is too high for the grid
     */
    public static TemperatureRange temperatureRange(int cut, List<Integer> shape) {
        double unit = new MaximumEntropyDeformation(cut, 1).typicalDisplacement(shape);
        double logarithm = StrictMath.log(cut);
        double highest = shape.size() == 1
                ? 1 / (2 * Math.PI * Math.PI * cut * logarithm)
                : 4 / (Math.PI * Math.PI * Math.PI * cut * cut * logarithm);
        return new TemperatureRange(0.25 / (unit * unit), highest);
    }

    /**
     * The typical displacement of the paper: n √(πT ln c)/2 pixels for images (n² the mean of both sides' squares), an integral in place
     * of the sum of {@link #rootMeanSquareDisplacement}; the same as that in time.
     *
     * @param shape (time) or (row, column)
     * @return samples or pixels
     */
    public double typicalDisplacement(List<Integer> shape) {
        return shape.size() == 1
                ? rootMeanSquareDisplacement(shape)
                : meanSide(shape) * Math.sqrt(Math.PI * temperature * StrictMath.log(cut)) / 2;
    }

    /**
     * The root of the mean of |τ|² over draws and grid: n √(T/2 Σ 1/(i²+j²)) pixels, n √(T/2 Σ 1/i²) samples.
     *
     * @param shape (time) or (row, column)
     * @return samples or pixels
     */
    public double rootMeanSquareDisplacement(List<Integer> shape) {
        double sum = 0;
        for (int i = 1; i <= cut; i++) {
            if (shape.size() == 1) {
                sum += 1.0 / (i * i);
            }
            for (int j = 1; shape.size() > 1 && i * i + j * j <= cut * cut; j++) {
                sum += 1.0 / (i * i + j * j);
            }
        }
        return meanSide(shape) * Math.sqrt(temperature / 2 * sum);
    }

    private static double meanSide(List<Integer> shape) {
        Axes.size(shape);
        return Math.sqrt(
                shape.stream().mapToDouble(n -> (double) n * n).average().orElseThrow());
    }

    /**
     * Draws a displacement.
     *
     * @param shape (time) or (row, column)
     * @param random the source of randomness; the same seed gives the same displacement
     * @return τ in samples or pixels, at the centres of the pixels
     */
    public Displacement draw(List<Integer> shape, RandomGenerator random) {
        int size = Axes.size(shape);
        int rows = shape.size() == 1 ? 1 : shape.getFirst();
        int columns = shape.getLast();
        double[][] sinesOfRows = shape.size() == 1 ? new double[][] {{1}} : sines(rows);
        double[][] sinesOfColumns = sines(columns);
        double[][] components = new double[shape.size()][size];
        double[][][] coefficients = new double[shape.size()][][];
        for (int axis = 0; axis < coefficients.length; axis++) {
            coefficients[axis] = shape.size() == 1 ? coefficientsInTime(random) : coefficients(random);
        }
        for (int r = 0, p = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++, p++) {
                for (int axis = 0; axis < components.length; axis++) {
                    components[axis][p] = shape.get(axis) * sum(coefficients[axis], sinesOfRows[r], sinesOfColumns[c]);
                }
            }
        }
        return Displacement.of(shape, components);
    }

    private double[][] coefficientsInTime(RandomGenerator random) {
        double[][] c = new double[1][cut];
        for (int i = 1; i <= cut; i++) {
            c[0][i - 1] = random.nextGaussian() * Math.sqrt(temperature) / i;
        }
        return c;
    }

    private double[][] coefficients(RandomGenerator random) {
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
                sines[p][i - 1] = StrictMath.sin(i * Math.PI * (p + 0.5) / size);
            }
        }
        return sines;
    }

    private static double sum(double[][] c, double[] rowSines, double[] columnSines) {
        double sum = 0;
        for (int i = 0; i < c.length; i++) {
            double along = 0;
            for (int j = 0; j < c[i].length; j++) {
                along += c[i][j] * columnSines[j];
            }
            sum += rowSines[i] * along;
        }
        return sum;
    }
}
