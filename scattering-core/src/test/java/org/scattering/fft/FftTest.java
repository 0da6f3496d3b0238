package org.scattering.fft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/** A naive DFT in double proves every FFT: all lengths to 1024, grids of many shapes, both twins, several lanes. */
@Tag("engine")
class FftTest {
    /** Of the root mean square of the spectrum; float rounding through log2 N ≤ 22 passes (Bluestein goes there and back). */
    private static final double BOUND = 2e-6;

    private static Stream<Kernels> twins() {
        return Stream.concat(Stream.of(Kernels.scalar()), Kernels.vector().stream());
    }

    @Test
    void everyComplexLengthIsTheDft() {
        IntStream.rangeClosed(1, 1024).forEach(n -> {
            int width = n % 7 == 0 ? 3 : 1;
            Grid grid = new Grid(1, n, width);
            twins().forEach(kernels -> {
                grid.checkComplex(kernels, false);
                grid.checkComplex(kernels, true);
            });
        });
    }

    @Test
    void everyRealLengthIsTheDft() {
        IntStream.rangeClosed(1, 1024).forEach(n -> {
            Grid grid = new Grid(1, n, 1);
            twins().forEach(grid::checkReal);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,1",
        "1,2,16",
        "2,1,5",
        "3,3,1",
        "4,6,17",
        "5,9,16",
        "7,5,8",
        "9,9,31",
        "10,7,1",
        "12,35,4",
        "13,8,33",
        "18,18,16",
        "20,21,3",
        "36,36,16",
        "37,4,2",
        "4,37,7",
        "40,48,1",
        "41,43,2",
        "67,3,2",
        "30,67,1",
        "64,49,1"
    })
    void gridsAreTheDft(int rows, int columns, int width) {
        Grid grid = new Grid(rows, columns, width);
        twins().forEach(kernels -> {
            grid.checkComplex(kernels, false);
            grid.checkComplex(kernels, true);
            grid.checkReal(kernels);
        });
    }

    @ParameterizedTest
    @CsvSource({"64,15", "60,16", "31,40", "1009,17", "720,5", "128,1", "17,64"})
    void lanesDoNotDisturbEachOther(int length, int width) {
        Grid grid = new Grid(1, length, width);
        twins().forEach(kernels -> {
            grid.checkComplex(kernels, false);
            grid.checkReal(kernels);
        });
    }

    @ParameterizedTest
    @CsvSource({"8192,8192 = 4·4·4·4·4·4·2", "240,240 = 4·4·3·5", "1,1 = 1", "67,67 by Bluestein through 144 = 4·4·3·3"
    })
    void recipesCanBeRead(int length, String recipe) {
        assertThat(FftRecipe.of(length)).hasToString(recipe);
    }

    /** Random signals on a grid, and their spectra by the definition. */
    private static final class Grid {
        private final int rows;
        private final int columns;
        private final int width;
        private final GridFft fft;
        private final Split signal;

        Grid(int rows, int columns, int width) {
            this.rows = rows;
            this.columns = columns;
            this.width = width;
            fft = new GridFft(rows, columns);
            signal = new Split(rows * columns * width);
            Random random = new Random(rows * 31L + columns * 7L + width);
            for (int i = 0; i < signal.re().length; i++) {
                signal.re()[i] = (float) random.nextGaussian();
                signal.im()[i] = (float) random.nextGaussian();
            }
        }

        void checkComplex(Kernels kernels, boolean inverse) {
            Split a = garbage(fft.size());
            Split b = garbage(fft.size());
            System.arraycopy(signal.re(), 0, a.re(), 0, signal.re().length);
            System.arraycopy(signal.im(), 0, a.im(), 0, signal.im().length);
            FftScratch scratch = scratch();
            Split result =
                    inverse ? fft.inverse(kernels, a, b, width, scratch) : fft.forward(kernels, a, b, width, scratch);
            check(result, columns, false, inverse ? 1 : -1);
        }

        void checkReal(Kernels kernels) {
            Split a = garbage(Math.max(fft.size(), fft.halfSize()));
            Split b = garbage(Math.max(fft.size(), fft.halfSize()));
            Split x = garbage(fft.halfSize());
            for (int point = 0; point < fft.size(); point++) {
                for (int lane = 0; lane < width; lane++) {
                    float value = signal.re()[point * width + lane];
                    if (fft.packed()) {
                        (point % 2 == 0 ? a.re() : a.im())[point / 2 * width + lane] = value;
                    } else {
                        a.re()[point * width + lane] = value;
                        a.im()[point * width + lane] = 0;
                    }
                }
            }
            fft.forwardReal(kernels, a, b, x, width, scratch());
            check(x, fft.halfColumns(), true, -1);
        }

        private Split garbage(int points) {
            Split split = new Split(points * width);
            java.util.Arrays.fill(split.re(), Float.NaN);
            java.util.Arrays.fill(split.im(), Float.NaN);
            return split;
        }

        private FftScratch scratch() {
            return new FftScratch(fft.scratchPerLane() * width);
        }

        private void check(Split actual, int storedColumns, boolean real, int sign) {
            for (int lane = 0; lane < width; lane++) {
                double[] expected = dft(lane, real, sign);
                double power = 0;
                for (double v : expected) {
                    power += v * v;
                }
                double bound = BOUND * Math.sqrt(power / (rows * columns));
                for (int r = 0; r < rows; r++) {
                    for (int c = 0; c < storedColumns; c++) {
                        int at = (r * storedColumns + c) * width + lane;
                        int e = 2 * (r * columns + c);
                        double error = Math.hypot(actual.re()[at] - expected[e], actual.im()[at] - expected[e + 1]);
                        if (!(error <= bound)) {
                            throw new AssertionError("%dx%d, %d lanes: [%d,%d] of lane %d is off by %.2e, bound %.2e"
                                    .formatted(rows, columns, width, r, c, lane, error, bound));
                        }
                    }
                }
            }
        }

        private double[] dft(int lane, boolean real, int sign) {
            double[] z = new double[2 * rows * columns];
            for (int point = 0; point < rows * columns; point++) {
                z[2 * point] = signal.re()[point * width + lane];
                z[2 * point + 1] = real ? 0 : signal.im()[point * width + lane];
            }
            for (int r = 0; r < rows; r++) {
                dft(z, 2 * r * columns, 2, columns, sign);
            }
            for (int c = 0; c < columns; c++) {
                dft(z, 2 * c, 2 * columns, rows, sign);
            }
            return z;
        }

        /** The definition, over n numbers from {@code first} on. */
        private static void dft(double[] z, int first, int step, int n, int sign) {
            double[] cos = new double[n];
            double[] sin = new double[n];
            for (int k = 0; k < n; k++) {
                cos[k] = Math.cos(2 * Math.PI * k / n);
                sin[k] = sign * Math.sin(2 * Math.PI * k / n);
            }
            double[] result = new double[2 * n];
            for (int k = 0; k < n; k++) {
                double re = 0;
                double im = 0;
                for (int j = 0, turn = 0; j < n; j++) {
                    double zr = z[first + j * step];
                    double zi = z[first + j * step + 1];
                    re += zr * cos[turn] - zi * sin[turn];
                    im += zr * sin[turn] + zi * cos[turn];
                    turn += k;
                    turn -= turn >= n ? n : 0;
                }
                result[2 * k] = re;
                result[2 * k + 1] = im;
            }
            for (int k = 0; k < n; k++) {
                z[first + k * step] = result[2 * k];
                z[first + k * step + 1] = result[2 * k + 1];
            }
        }
    }
}
