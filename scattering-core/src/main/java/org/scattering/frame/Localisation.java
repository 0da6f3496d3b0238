package org.scattering.frame;

import java.util.List;
import org.scattering.fourier.Dft;

/**
 * How well a filter is localised on its periodic grid: root mean square distances from the centres of |g(u)|² and of
 * |ĝ(ω)|², taken along the shorter way around, over all axes together. A Gaussian of width σ in frequency (1D) has spread
 * σ/√2 in frequency and 1/(2π√2 σ) in time.
 *
 * <p>A filter that is real in time has two bands, at ω and -ω: its frequency spread is then about the distance of the two.
 *
 * @param time spread in samples
 * @param frequency spread in cycles per sample
 * @param centre centre of |ĝ|², cycles per sample along each axis, in [-½, ½)
 */
public record Localisation(double time, double frequency, List<Double> centre) {
    /** Copies the list. */
    public Localisation {
        centre = List.copyOf(centre);
    }

    static Localisation of(Grid grid, TransferFunction filter) {
        double[] response = filter.interleaved();
        Dft.of(grid.rows(), grid.columns()).inverse(response);
        double[] timeWeights = squares(response);
        double[] frequencyWeights = squares(filter.interleaved());
        double[] timeCentre = centre(grid, timeWeights);
        double[] frequencyCentre = centre(grid, frequencyWeights);
        double time = spread(grid, timeWeights, timeCentre, grid.rows(), grid.columns());
        double frequency = spread(grid, frequencyWeights, frequencyCentre, 1, 1);
        List<Double> centre =
                grid.axes() == 1 ? List.of(frequencyCentre[1]) : List.of(frequencyCentre[0], frequencyCentre[1]);
        return new Localisation(time, frequency, centre);
    }

    private static double[] squares(double[] z) {
        double[] squares = new double[z.length / 2];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = z[2 * i] * z[2 * i] + z[2 * i + 1] * z[2 * i + 1];
        }
        return squares;
    }

    /** The circular mean along (rows, columns), as a fraction of the period in [-½, ½). */
    private static double[] centre(Grid grid, double[] weights) {
        double[] sums = new double[4];
        for (int i = 0; i < weights.length; i++) {
            double row = 2 * Math.PI * grid.rowTurn(i);
            double column = 2 * Math.PI * grid.columnTurn(i);
            sums[0] += weights[i] * Math.cos(row);
            sums[1] += weights[i] * Math.sin(row);
            sums[2] += weights[i] * Math.cos(column);
            sums[3] += weights[i] * Math.sin(column);
        }
        return new double[] {turn(sums[0], sums[1]), turn(sums[2], sums[3])};
    }

    private static double turn(double cos, double sin) {
        return wrapped(Math.atan2(sin, cos) / (2 * Math.PI));
    }

    private static double spread(Grid grid, double[] weights, double[] centre, double rowUnit, double columnUnit) {
        double moment = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double row = rowUnit * wrapped(grid.rowTurn(i) - centre[0]);
            double column = columnUnit * wrapped(grid.columnTurn(i) - centre[1]);
            moment += weights[i] * (row * row + column * column);
            total += weights[i];
        }
        return total == 0 ? 0 : Math.sqrt(moment / total);
    }

    private static double wrapped(double turns) {
        return turns - Math.floor(turns + 0.5);
    }
}
