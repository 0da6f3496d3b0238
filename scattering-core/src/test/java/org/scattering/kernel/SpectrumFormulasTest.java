package org.scattering.kernel;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.NaiveDft;
import org.scattering.Noise;

/** The scalar twin computes what {@link Kernels} says of FFTs and filters: by the formula, in double precision. */
@Tag("engine")
class SpectrumFormulasTest {
    private static final int BLOCK = Kernels.BLOCK;
    private static final Kernels KERNELS = Kernels.scalar();

    private final Prediction prediction = new Prediction();
    private final Arena arena = prediction.arena();
    private final double[] expected = prediction.expected();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 31})
    void pass(int r) {
        int groups = 3;
        int e = 2;
        int xStride = 3 * BLOCK;
        int yStride = 2 * BLOCK;
        Split x = arena.complex(2 + r * groups * e * xStride);
        Split y = arena.complex(5 + r * groups * e * yStride);
        KERNELS.pass(RadixPass.of(r, groups, e), x, 2, xStride, y, 5, yStride);
        for (int i = 0; i < groups * r * e * BLOCK; i++) {
            int lane = i % BLOCK;
            int q = i / BLOCK % e;
            int k = i / BLOCK / e % r;
            int p = i / BLOCK / e / r;
            double re = 0;
            double im = 0;
            for (int j = 0; j < r; j++) {
                int n = 2 + (e * (p + groups * j) + q) * xStride + lane;
                double angle = -2 * Math.PI * ((double) j * k / r + (double) p * k / (r * groups));
                re += expected[x.re() + n] * Math.cos(angle) - expected[x.im() + n] * Math.sin(angle);
                im += expected[x.re() + n] * Math.sin(angle) + expected[x.im() + n] * Math.cos(angle);
            }
            int o = 5 + (e * (r * p + k) + q) * yStride + lane;
            expected[y.re() + o] = re;
            expected[y.im() + o] = im;
        }
        prediction.check();
    }

    @Test
    void filter() {
        int rows = 30;
        FilterBlocks filter = RandomFilter.wide(1, 3, rows, 20);
        Split x = arena.complex(20 * BLOCK);
        Split y = arena.complex(rows * BLOCK);
        KERNELS.filter(x, filter, 1, y, 4, 9);
        for (int lane = 0; lane < 9; lane++) {
            expectFiltered(filter, 1, x, y, BLOCK, 0, lane, 4 + lane);
        }
        prediction.check();
    }

    @Test
    void filterLine() {
        int rows = 30;
        FilterBlocks filter = RandomFilter.lines(1, 3, rows, 100);
        Split x = arena.complex(100 + 3 * BLOCK);
        Split y = arena.complex(7 + rows * BLOCK);
        KERNELS.filterLine(x, BLOCK + 2, filter, 1, y, 7);
        for (int lane = 0; lane < BLOCK; lane++) {
            expectFiltered(filter, 1, x, y, 1, lane, 2, 7 + lane);
        }
        prediction.check();
    }

    @Test
    void filterTwoLines() {
        int rows = 30;
        FilterBlocks filters = RandomFilter.twoForLines(1, 3, rows, 100);
        Split x = arena.complex(100 + 3 * BLOCK);
        Split y = arena.complex(rows * BLOCK);
        Split z = arena.complex((1 + rows) * BLOCK);
        KERNELS.filterTwoLines(x, BLOCK + 2, filters, 1, y, z, BLOCK);
        for (int lane = 0; lane < BLOCK; lane++) {
            expectFiltered(RandomFilter.oneOf(filters, 0), 1, x, y, 1, lane, 2, lane);
            expectFiltered(RandomFilter.oneOf(filters, 1), 1, x, z, 1, lane, 2, BLOCK + lane);
        }
        prediction.check();
    }

    /**
     * One lane: of wide rows ({@code stride} 16, {@code inLane} the one of the source); or of lines, where lane {@code step}
     * of a term lies so far on, or back where it is conjugated, and 2 is the line's offset without its margin.
     */
    private void expectFiltered(
            FilterBlocks filter, int block, Split x, Split y, int stride, int step, int inLane, int outLane) {
        int weights = stride == 1 ? BLOCK : 1;
        for (int t = filter.firstTerm()[block]; t < filter.firstTerm()[block + 1]; ) {
            double re = 0;
            double im = 0;
            int row = -1;
            for (; row < 0; t++) {
                boolean conjugated = filter.source()[t] < 0;
                int number = conjugated ? ~filter.source()[t] - step : filter.source()[t] + step;
                double w = filter.weights()[t * weights + step];
                int i = number * stride + inLane;
                re += w * expected[x.re() + i];
                im += (conjugated ? -w : w) * expected[x.im() + i];
                row = filter.target()[t];
            }
            expected[y.re() + row * BLOCK + outLane] = re;
            expected[y.im() + row * BLOCK + outLane] = im;
        }
    }

    private void expectProduct(Split x, int i, ComplexTable factors, int f, Split y, int o) {
        double re = expected[x.re() + i];
        double im = expected[x.im() + i];
        expected[y.re() + o] = re * factors.re()[f] - im * factors.im()[f];
        expected[y.im() + o] = re * factors.im()[f] + im * factors.re()[f];
    }

    @Test
    void multiplyRows() {
        int rows = 11;
        ComplexTable factors = ComplexTable.unit(rows + 3, i -> i / 9.1);
        Split x = arena.complex(rows * BLOCK);
        Split y = arena.complex(5 + rows * BLOCK);
        KERNELS.multiplyRows(x, factors, 3, rows, y, 5);
        KERNELS.multiplyRows(x, factors, 0, rows, x, 0);
        for (int i = 0; i < rows * BLOCK; i++) {
            expectProduct(x, i, factors, 3 + i / BLOCK, y, 5 + i);
            expectProduct(x, i, factors, i / BLOCK, x, i);
        }
        prediction.check();
    }

    @Test
    void multiplyAcross() {
        int rows = 11;
        int apart = 13;
        ComplexTable factors = ComplexTable.unit(3 + rows * BLOCK, i -> i / 9.1);
        Split x = arena.complex(rows * BLOCK);
        Split y = arena.complex(5 + apart * BLOCK);
        KERNELS.multiplyAcross(x, factors, 3, rows, y, 5, apart);
        for (int i = 0; i < BLOCK; i++) {
            for (int n = 0; n < rows; n++) {
                expectProduct(x, n * BLOCK + i, factors, 3 + n * BLOCK + i, y, 5 + i * apart + n);
                expectProduct(x, n * BLOCK + i, factors, 3 + n * BLOCK + i, x, n * BLOCK + i);
            }
        }
        prediction.check();
    }

    @Test
    void fan() {
        int rows = 6;
        ComplexTable factors = ComplexTable.unit(4 * rows, i -> i % 4 == 0 ? 0 : i / 7.3);
        Split x = arena.complex(3 + rows * 2 * BLOCK);
        Split y = arena.complex(4 * rows * BLOCK);
        KERNELS.fan(x, 3, 2 * BLOCK, factors, y);
        for (int i = 0; i < 4 * rows * BLOCK; i++) {
            int n = i / BLOCK;
            int from = 3 + n / 4 * 2 * BLOCK + i % BLOCK;
            double re = expected[x.re() + from];
            double im = expected[x.im() + from];
            double wr = factors.re()[n];
            double wi = factors.im()[n];
            expected[y.re() + i] = re * wr - im * wi;
            expected[y.im() + i] = re * wi + im * wr;
        }
        prediction.check();
    }

    /** Not the formula but its meaning: from the DFT of the pairs of a real signal to the signal's own. */
    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "3,1", "8,1", "21,1", "8,2", "8,8", "12,3", "12,4", "15,5"})
    void separate(int h, int columns) {
        ComplexTable roots = ComplexTable.unit(h + 1, k -> -k / (2.0 * h));
        int rows = h / columns;
        Split x = arena.complex(2 + (h + columns) * BLOCK);
        Split[] z = new Split[columns];
        Arrays.setAll(z, column -> arena.complex(rows * BLOCK));
        for (int lane = 0; lane < BLOCK; lane++) {
            int seed = lane;
            expectSpectrum(
                    seed,
                    h,
                    (k, part) -> (part == 0 ? z[k % columns].re() : z[k % columns].im()) + k / columns * BLOCK + seed,
                    (k, part) -> (part == 0 ? x.re() : x.im())
                            + 2
                            + (k % columns * (rows + 1) + k / columns) * BLOCK
                            + seed);
        }
        for (int column = 0; column < columns; column++) {
            KERNELS.separate(z[column], z[(columns - column) % columns], column, columns, x, 2, roots);
        }
        prediction.check();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 21})
    void separateLine(int h) {
        ComplexTable roots = ComplexTable.unit(h + 1, k -> -k / (2.0 * h));
        Split z = arena.complex(h);
        Split x = arena.complex(2 + h + 1);
        expectSpectrum(
                BLOCK,
                h,
                (k, part) -> (part == 0 ? z.re() : z.im()) + k,
                (k, part) -> (part == 0 ? x.re() : x.im()) + 2 + k);
        KERNELS.separateLine(z, h, h + 1, x, 2, roots);
        prediction.check();
    }

    /** Where the real (0) or imaginary (1) part of a frequency lies. */
    private interface Place {
        int of(int k, int part);
    }

    private void expectSpectrum(int seed, int h, Place z, Place x) {
        double[] signal = Noise.gaussian(seed, 2 * h);
        double[] real = new double[4 * h];
        Arrays.setAll(real, i -> i % 2 == 0 ? signal[i / 2] : 0);
        double[] pairs = NaiveDft.forward(signal, 1, h);
        double[] spectrum = NaiveDft.forward(real, 1, 2 * h);
        for (int part = 0; part < 2; part++) {
            for (int k = 0; k <= h; k++) {
                expected[x.of(k, part)] = spectrum[2 * k + part];
            }
            for (int k = 0; k < h; k++) {
                prediction.put(z.of(k, part), pairs[2 * k + part]);
            }
        }
    }
}
