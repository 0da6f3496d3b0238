package org.scattering.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The band is the whole grid of samples in less memory. */
class BandTest {
    private record Grid(int rows, int columns, double[] samples) {
        double at(int row, int column) {
            return samples[Math.floorMod(row, rows) * columns + Math.floorMod(column, columns)];
        }

        @Override
        public String toString() {
            return rows + "x" + columns;
        }
    }

    /** Random rectangles of noise on a torus, across its seams as often as not. */
    static Stream<Grid> grids() {
        return LongStream.range(0, 60).mapToObj(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            int rows = seed % 2 == 0 ? 1 : 4 * random.nextInt(1, 6);
            int columns = 8 * random.nextInt(1, 9);
            int height = random.nextInt(1, rows + 1);
            int width = random.nextInt(1, columns + 1);
            int firstRow = random.nextInt(rows);
            int firstColumn = random.nextInt(columns);
            double[] samples = new double[rows * columns];
            for (int i = 0; i < height * width; i++) {
                int row = (firstRow + i / width) % rows;
                int column = (firstColumn + i % width) % columns;
                samples[row * columns + column] = random.nextInt(5) == 0 ? 0 : random.nextGaussian();
            }
            return new Grid(rows, columns, samples);
        });
    }

    private static Band band(Grid grid) {
        return Band.of(grid.rows, grid.columns, grid.samples);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void everyReadingGivesTheSameSamples(Grid grid) {
        Band band = band(grid);
        assertThat(band.dense()).containsExactly(grid.samples);
        double[] fromBand = new double[grid.samples.length];
        for (int r = 0; r < band.height(); r++) {
            for (int c = 0; c < band.width(); c++) {
                int row = (band.firstRow() + r) % band.rows();
                int column = (band.firstColumn() + c) % band.columns();
                fromBand[row * band.columns() + column] = band.value(r, c);
            }
        }
        assertThat(fromBand).containsExactly(grid.samples);
        for (int i = 0; i < grid.samples.length; i++) {
            assertThat(band.at(i / grid.columns, i % grid.columns)).isEqualTo(grid.samples[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 3, 5", "100, 90, 20", "100, 0, 100", "100, 99, 2", "7, 6, 1"})
    void theBandIsTheShortestArc(int columns, int first, int width) {
        double[] samples = new double[columns];
        for (int i = 0; i < width; i++) {
            samples[(first + i) % columns] = 1;
        }
        Band band = Band.of(1, columns, samples);
        assertThat(band.width()).isEqualTo(width);
        assertThat(band.firstColumn()).isEqualTo(width == columns ? 0 : first);
    }

    @Test
    void samplesBelowRoundingAreLeftOut() {
        Band band = Band.of(1, 8, new double[] {1e-18, 0, 1, 1e-16, 1e-18, 0, 0, 0});
        assertThat(band.width()).isEqualTo(2);
        assertThat(band.at(0, 3)).isEqualTo(1e-16);
        assertThat(band.at(0, 0)).isZero();
    }

    @Test
    void nothingButZerosIsAnEmptyOrZeroBand() {
        Band band = Band.of(1, 8, new double[8]);
        assertThat(band.dense()).containsOnly(0);
        assertThat(band.atResolution(2).dense()).hasSize(2).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void atALowerRateALineIsTheSumOfItsBlocks(Grid grid) {
        if (grid.rows > 1) {
            return;
        }
        for (int k = 0; 1 << k <= grid.columns && grid.columns % (1 << k) == 0; k++) {
            int small = grid.columns >> k;
            double[] expected = new double[small];
            for (int i = 0; i < grid.columns; i++) {
                expected[i % small] += grid.samples[i];
            }
            Band folded = band(grid).atResolution(k);
            assertThat(folded.columns()).isEqualTo(small);
            assertThat(folded.rows()).isEqualTo(1);
            assertThat(folded.dense()).containsExactly(expected, within(1e-13));
        }
    }

    /** Of each axis of M samples only the frequencies below M/2^(k+1) on either side survive the mask. */
    @ParameterizedTest
    @MethodSource("grids")
    void atALowerRateAnImageIsMaskedFirst(Grid grid) {
        if (grid.rows == 1) {
            return;
        }
        for (int k = 1; k <= 2; k++) {
            int rows = grid.rows >> k;
            int columns = grid.columns >> k;
            double[] expected = new double[rows * columns];
            for (int i = 0; i < grid.samples.length; i++) {
                int r = i / grid.columns;
                int c = i % grid.columns;
                if (survives(r, grid.rows, k) && survives(c, grid.columns, k)) {
                    expected[r % rows * columns + c % columns] += grid.samples[i];
                }
            }
            assertThat(band(grid).atResolution(k).dense()).containsExactly(expected, within(1e-13));
        }
    }

    private static boolean survives(int index, int size, int k) {
        double half = size / Math.pow(2, k + 1);
        int from = (int) Math.floor(half);
        return index < from || index >= from + size - (size >> k);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void theMirrorReadsBackwards(Grid grid) {
        Band mirror = band(grid).mirrored();
        for (int i = 0; i < grid.samples.length; i++) {
            int r = i / grid.columns;
            int c = i % grid.columns;
            assertThat(mirror.at(r, c)).isEqualTo(grid.at(-r, -c));
        }
        assertThat(mirror.mirrored().dense()).containsExactly(grid.samples);
    }
}
