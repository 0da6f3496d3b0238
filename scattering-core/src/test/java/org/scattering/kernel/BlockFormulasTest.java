package org.scattering.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Noise;

/** The scalar twin computes what {@link Kernels} says of moves, moduli and sums: by the formula, in double precision. */
@Tag("engine")
class BlockFormulasTest {
    private static final int BLOCK = Kernels.BLOCK;
    private static final Kernels KERNELS = Kernels.scalar();

    private final Prediction prediction = new Prediction();
    private final Arena arena = prediction.arena();
    private final float[] data = arena.data();
    private final double[] expected = prediction.expected();

    @Test
    void copyRows() {
        int x = arena.take(7 * 48);
        int y = arena.take(7 * 32);
        KERNELS.copyRows(data, x, 48, data, y, 32, 7);
        for (int n = 0; n < 7; n++) {
            System.arraycopy(expected, x + n * 48, expected, y + n * 32, BLOCK);
        }
        prediction.check();
    }

    @Test
    void linesToRowsAndBack() {
        int rows = 11;
        int lines = arena.take(BLOCK * 14);
        int block = arena.take(rows * BLOCK);
        int back = arena.take(BLOCK * 17);
        KERNELS.linesToRows(data, lines, 14, data, block, rows);
        KERNELS.rowsToLines(data, block, rows, data, back, 17);
        for (int i = 0; i < BLOCK; i++) {
            for (int n = 0; n < rows; n++) {
                expected[block + n * BLOCK + i] = expected[lines + i * 14 + n];
                expected[back + i * 17 + n] = expected[lines + i * 14 + n];
            }
        }
        prediction.check();
    }

    @Test
    void modulus() {
        Split z = arena.complex(77);
        Split u = arena.complex(77);
        KERNELS.modulus(z, u, 77);
        for (int i = 0; i < 77; i++) {
            expected[u.re() + i] = Math.hypot(expected[z.re() + i], expected[z.im() + i]);
        }
        prediction.check();
    }

    @Test
    void modulusPairs() {
        Split z = arena.complex(14 * BLOCK);
        Split y = arena.complex(7 * BLOCK);
        KERNELS.modulusPairs(z, 7, y);
        for (int i = 0; i < 14 * BLOCK; i++) {
            int row = i / BLOCK;
            int part = row % 2 == 0 ? y.re() : y.im();
            expected[part + row / 2 * BLOCK + i % BLOCK] = Math.hypot(expected[z.re() + i], expected[z.im() + i]);
        }
        prediction.check();
    }

    @Test
    void pairLanes() {
        Split u = arena.complex(7 * BLOCK);
        Split y = arena.complex(7 * BLOCK);
        KERNELS.pairLanes(u, 7, y);
        for (int row = 0; row < 7; row++) {
            for (int lane = 0; lane < 2 * BLOCK; lane++) {
                int from = (lane < BLOCK ? u.re() : u.im()) + row * BLOCK + lane % BLOCK;
                int part = lane % 2 == 0 ? y.re() : y.im();
                expected[part + row * BLOCK + lane / 2] = expected[from];
            }
        }
        prediction.check();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void average(boolean across) {
        int first = 20;
        Taps taps = new Taps(Noise.single(Noise.gaussian(1, 200)), 7, 3);
        Split u = arena.complex(12 * BLOCK);
        int s = arena.take(4 * BLOCK);
        if (across) {
            KERNELS.averageAcross(u, 2, 11, taps, first, data, s);
        } else {
            KERNELS.average(u, 2, 11, taps, first, data, s);
        }
        for (int i = 0; i < 4 * BLOCK; i++) {
            int lane = i % BLOCK;
            for (int n = 2; n < 11; n++) {
                double tap = taps.values()[first + n * 7 - i / BLOCK * 3 + (across ? lane : 0)];
                expected[s + i] += tap * expected[u.re() + n * BLOCK + lane];
            }
        }
        prediction.check();
    }

    @Test
    void sumRows() {
        float[] weights = Noise.single(Noise.gaussian(1, 4 * 9));
        int x = arena.take(2 * 11 * BLOCK);
        int y = arena.take(20 * BLOCK);
        KERNELS.sumRows(data, x, 9, weights, y, new TwoLines(11 * BLOCK, 2 * BLOCK, 9 * BLOCK));
        for (int i = 0; i < 8 * BLOCK; i++) {
            int lane = i % BLOCK;
            int sum = i / BLOCK % 4;
            int line = i / BLOCK / 4;
            int at = y + (2 * sum + 9 * line) * BLOCK + lane;
            expected[at] = 0;
            for (int n = 0; n < 9; n++) {
                expected[at] += (double) weights[4 * n + sum] * expected[x + (n + 11 * line) * BLOCK + lane];
            }
        }
        prediction.check();
    }

    /** Sums of five samples: those of the middle one and of its neighbour meet mirrors of other sums. */
    @Test
    void sumFolded() {
        float[] weights = Noise.single(Noise.gaussian(1, 8 * 7));
        int x = arena.take(2 * 14 * BLOCK);
        int y = arena.take(10 * BLOCK);
        KERNELS.sumFolded(data, x, 7, weights, y, y + 4 * BLOCK, new TwoLines(14 * BLOCK, BLOCK, 5 * BLOCK));
        for (int i = 0; i < 8 * BLOCK; i++) {
            int lane = i % BLOCK;
            int sum = 3 - i / BLOCK % 4;
            int line = i / BLOCK / 4;
            double even = 0;
            double odd = 0;
            for (int n = 0; n < 7; n++) {
                even += (double) weights[8 * n + sum] * expected[x + (2 * n + 14 * line) * BLOCK + lane];
                odd += (double) weights[8 * n + 4 + sum] * expected[x + (2 * n + 1 + 14 * line) * BLOCK + lane];
            }
            expected[y + (sum + 5 * line) * BLOCK + lane] = even + odd;
            expected[y + (4 - sum + 5 * line) * BLOCK + lane] = even - odd;
        }
        prediction.check();
    }

    /** A period of seven rows about its third: 2 with 2, 3 with 1, 4 with 0, 5 with 6; and about what is before the third. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void folds(int down) {
        int[] mirrors = down == 2 ? new int[] {2, 1, 0, 6} : new int[] {1, 0, 6, 5};
        Split z = arena.complex(7 * BLOCK);
        int y = arena.take(8 * BLOCK);
        int moduli = arena.take(8 * BLOCK);
        KERNELS.fold(data, z.re(), 7, 2, down, y);
        KERNELS.foldModuli(z, 7, 2, down, data, moduli);
        for (int i = 0; i < 4 * BLOCK; i++) {
            int up = (2 + i / BLOCK) * BLOCK + i % BLOCK;
            int mirror = mirrors[i / BLOCK] * BLOCK + i % BLOCK;
            int at = i / BLOCK * 2 * BLOCK + i % BLOCK;
            expected[y + at] = expected[z.re() + up] + expected[z.re() + mirror];
            expected[y + at + BLOCK] = expected[z.re() + up] - expected[z.re() + mirror];
            double a = Math.hypot(expected[z.re() + up], expected[z.im() + up]);
            double b = Math.hypot(expected[z.re() + mirror], expected[z.im() + mirror]);
            expected[moduli + at] = a + b;
            expected[moduli + at + BLOCK] = a - b;
        }
        prediction.check();
    }

    @Test
    void addRows() {
        int count = 3 * BLOCK;
        float[] weights = Noise.single(Noise.gaussian(1, 20));
        int x = arena.take(9 * count);
        int y = arena.take(count);
        KERNELS.addRows(weights, 4, 9, data, x, y, count);
        for (int q = 0; q < count; q++) {
            for (int n = 0; n < 9; n++) {
                expected[y + q] += weights[4 + n] * expected[x + n * count + q];
            }
        }
        prediction.check();
    }

    @Test
    void dot() {
        int count = 5 * Kernels.PARTIAL_SUMS;
        double[] a = Noise.gaussian(1, count + 9);
        double[] b = Noise.gaussian(2, count + 20);
        double sum = 0;
        for (int n = 7; n < 7 + count; n++) {
            sum += a[n] * b[11 + n];
        }
        assertThat(KERNELS.dot(a, 7, count, b, 11)).isCloseTo(sum, within(1e-12));
    }
}
