package org.scattering.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The averagers are the sums of the definition, S[o] = Σ_n φ(o·step - n) U[n], for every form of a grid with the same bits. */
@Tag("engine")
class AveragerTest {

    /** A periodic bell; exactly even. */
    private static double[] bell(int length, double width) {
        double[] phi = new double[length];
        Arrays.setAll(phi, n -> Math.exp(-0.5 * Math.pow(Math.min(n, length - n) / width, 2)));
        return phi;
    }

    /** φ(o·step - n) for n in [0, length). */
    private static double[] weights(double[] phi, int step, int sample) {
        double[] weights = new double[phi.length];
        Arrays.setAll(weights, n -> phi[Math.floorMod(sample * step - n, phi.length)]);
        return weights;
    }

    /** Of the places of the output only the kept ones are written. */
    private static float[][] kept(float[][] lanes, int columns, int fromRow, int rows, int fromColumn, int count) {
        float[][] kept = new float[lanes.length][rows * count];
        for (int lane = 0; lane < lanes.length; lane++) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(lanes[lane], (fromRow + row) * columns + fromColumn, kept[lane], row * count, count);
            }
        }
        return kept;
    }

    /** Short and long lines; bells that end within the signal, at its ends, and nowhere; groups of four, full or not. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, 1, 1",
        "7, 1, 0, 7, 2",
        "64, 8, 1, 6, 3",
        "100, 4, 3, 17, 5",
        "128, 32, 0, 4, 20",
        "131, 1, 10, 100, 4",
        "256, 16, 1, 13, 10",
        "512, 64, 0, 8, 16",
        "512, 2, 60, 130, 3",
        "576, 8, 1, 30, 12",
        "768, 64, 0, 12, 25",
        "1000, 8, 20, 61, 6",
        "1024, 128, 2, 5, 900",
        "1072, 16, 4, 50, 9",
        "2048, 128, 2, 12, 30",
        "2048, 512, 0, 4, 600",
        "3072, 96, 9, 17, 25",
        "8192, 256, 4, 25, 100"
    })
    void lines(int length, int step, int from, int kept, double width) {
        double[] phi = bell(length, width);
        SweepTrial trial = new SweepTrial(1, length);
        trial.check(
                sweeps -> new LineAverager(sweeps, phi, step, from, kept),
                (bench, averager) ->
                        lanes -> kept(bench.averages(lanes, averager, from + kept), from + kept, 0, 1, from, kept),
                z -> {
                    double[] u = trial.modulus(z);
                    double[] s = new double[kept];
                    for (int o = 0; o < kept; o++) {
                        double[] weights = weights(phi, step, from + o);
                        for (int n = 0; n < length; n++) {
                            s[o] += weights[n] * u[n];
                        }
                    }
                    return s;
                });
    }

    /** The same in 2D, with other bells along the two axes. */
    @ParameterizedTest
    @CsvSource({
        "2, 1, 1, 0, 2, 0, 1, 1",
        "4, 6, 1, 0, 4, 0, 6, 1",
        "10, 36, 2, 1, 3, 2, 14, 3",
        "17, 31, 1, 0, 17, 3, 21, 2",
        "20, 34, 2, 1, 8, 3, 11, 1.5",
        "33, 45, 3, 2, 8, 1, 13, 20",
        "36, 36, 4, 1, 7, 2, 6, 3",
        "40, 48, 8, 0, 5, 1, 4, 10",
        "24, 40, 4, 1, 1, 2, 2, 6",
        "30, 60, 2, 1, 13, 2, 28, 5",
        "35, 45, 5, 1, 5, 2, 3, 9",
        "96, 48, 4, 0, 24, 3, 9, 1.5",
        "64, 48, 4, 2, 12, 1, 9, 0.8",
        "48, 64, 16, 0, 3, 0, 4, 5"
    })
    void planes(int rows, int columns, int step, int fromRow, int keptRows, int from, int kept, double width) {
        AxisFilter down = new AxisFilter(bell(rows, 1.3 * width), step, fromRow, keptRows);
        AxisFilter along = new AxisFilter(bell(columns, width), step, from, kept);
        SweepTrial trial = new SweepTrial(rows, columns);
        int places = (fromRow + keptRows - 1) * (columns / step) + from + kept;
        trial.check(
                sweeps -> new PlaneAverager(sweeps, down.sums(), along.sums(), columns / step),
                (bench, averager) -> lanes ->
                        kept(bench.averages(lanes, averager, places), columns / step, fromRow, keptRows, from, kept),
                z -> sums(trial.modulus(z), down, along));
    }

    private record AxisFilter(double[] phi, int step, int from, int kept) {
        AxisSums sums() {
            return AxisSums.of(phi, step, from, kept);
        }
    }

    private static double[] sums(double[] u, AxisFilter down, AxisFilter along) {
        int columns = along.phi().length;
        assertThat(u).hasSize(down.phi().length * columns);
        double[] s = new double[down.kept() * along.kept()];
        for (int o = 0; o < s.length; o++) {
            double[] byRow = weights(down.phi(), down.step(), down.from() + o / along.kept());
            double[] byColumn = weights(along.phi(), along.step(), along.from() + o % along.kept());
            for (int n = 0; n < u.length; n++) {
                s[o] += byRow[n / columns] * byColumn[n % columns] * u[n];
            }
        }
        return s;
    }
}
