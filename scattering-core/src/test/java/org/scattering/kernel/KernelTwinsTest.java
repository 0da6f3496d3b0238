package org.scattering.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Noise;

/** The SIMD twin gives the scalar twin's bits, and touches nothing else: the arrays are compared as a whole. */
@Tag("engine")
class KernelTwinsTest {
    private static final int BLOCK = Kernels.BLOCK;
    private static final Arena SMALL = Arena.special(1 << 14);
    private static final Arena LARGE = Arena.special(1 << 17);

    @BeforeEach
    void needsTheIncubatorModule() {
        assumeTrue(Kernels.vector().isPresent(), "the module jdk.incubator.vector is missing");
    }

    /** One row, some below, at and above a tile of 16 × 16, and some tiles. */
    static IntStream rows() {
        return IntStream.rangeClosed(1, 50);
    }

    private static void compare(Arena numbers, BiConsumer<Kernels, Arena> call) {
        Arena expected = numbers.copy();
        Arena actual = numbers.copy();
        call.accept(Kernels.scalar(), expected);
        call.accept(Kernels.vector().orElseThrow(), actual);
        assertThat(Arrays.mismatch(expected.data(), numbers.data()))
                .as("first number that the scalar twin changes")
                .isNotNegative();
        // A factor of 1 may be left out: it changes nothing but the sign of a zero.
        unsignedZeros(actual.data());
        unsignedZeros(expected.data());
        int at = Arrays.mismatch(actual.data(), expected.data());
        assertThat(at)
                .as("first number with other bits: %s, not %s", number(actual, at), number(expected, at))
                .isNegative();
    }

    private static void unsignedZeros(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += 0f;
        }
    }

    private static String number(Arena arena, int at) {
        return at < 0 ? "" : Float.toHexString(arena.data()[at]);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 31})
    void passes(int radix) {
        for (int groups : new int[] {1, 2, 5}) {
            for (int earlier : new int[] {1, 3, 4}) {
                RadixPass pass = RadixPass.of(radix, groups, earlier);
                int rows = radix * groups * earlier;
                strided(pass, rows, BLOCK, BLOCK);
                strided(pass, rows, 2 * BLOCK, BLOCK);
                strided(pass, rows, BLOCK, 3 * BLOCK);
                strided(pass, rows, 3 * BLOCK, 2 * BLOCK);
                if (groups == 1) {
                    strided(pass.turned(ComplexTable.unit(rows, i -> i / 7.3)), rows, 2 * BLOCK, 3 * BLOCK);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8, 12})
    void modulusPasses(int radix) {
        for (int earlier : new int[] {1, 3, 4}) {
            int rows = radix * earlier;
            compare(LARGE, (kernels, arena) -> {
                Split x = arena.complex(7 + rows * 2 * BLOCK);
                Split u = arena.complex(rows * BLOCK);
                // What is left in the block is garbage.
                Split garbage = new Split(new float[2 * rows * BLOCK], 0, rows * BLOCK);
                kernels.modulusPass(RadixPass.of(radix, 1, earlier), x, 7, 2 * BLOCK, garbage, u);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 8})
    void halfPasses(int radix) {
        for (int groups : new int[] {2, 3, 8}) {
            int rows = radix * groups;
            compare(LARGE, (kernels, arena) -> {
                Split x = arena.complex(7 + rows * 2 * BLOCK);
                Split garbage = new Split(new float[2 * rows * BLOCK], 0, rows * BLOCK);
                Split y = arena.complex(rows * BLOCK);
                // Both twins add to zeros or leave that out, which differs in the sign of a zero.
                kernels.halfPass(RadixPass.of(radix, groups, 1), x, 7, 2 * BLOCK, garbage, y);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 25})
    void fans(int rows) {
        ComplexTable factors = ComplexTable.unit(4 * rows, i -> i % 4 == 0 ? 0 : i / 7.3);
        compare(LARGE, (kernels, arena) -> {
            Split x = arena.complex(7 + rows * 3 * BLOCK);
            kernels.fan(x, 7, 3 * BLOCK, factors, arena.complex(4 * rows * BLOCK));
        });
    }

    private static void strided(RadixPass pass, int rows, int xStride, int yStride) {
        compare(LARGE, (kernels, arena) -> {
            Split x = arena.complex(7 + rows * xStride);
            Split y = arena.complex(3 + rows * yStride);
            kernels.pass(pass, x, 7, xStride, y, 3, yStride);
            // The inverse: real parts may lie behind the imaginary ones.
            kernels.pass(pass, y.swapped(), 3, yStride, x.swapped(), 7, xStride);
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void filters(int rows) {
        int points = 20;
        FilterBlocks filter = RandomFilter.wide(rows, 3, rows, points);
        for (int lanes = 1; lanes <= BLOCK; lanes++) {
            int count = lanes;
            int lane = (5 * rows + lanes) % (BLOCK - lanes + 1);
            compare(SMALL, (kernels, arena) -> {
                Split x = arena.complex(points * BLOCK);
                Split y = arena.complex(rows * BLOCK);
                kernels.filter(x, filter, rows % 3, y, lane, count);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void filtersOfLines(int rows) {
        int points = 50 + rows;
        FilterBlocks filter = RandomFilter.lines(rows, 3, rows, points);
        for (int block = 0; block < 3; block++) {
            int b = block;
            compare(SMALL, (kernels, arena) -> {
                Split x = arena.complex(points + 2 * BLOCK);
                Split y = arena.complex(3 + rows * BLOCK);
                kernels.filterLine(x, BLOCK, filter, b, y, 3);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void twoFiltersOfLines(int rows) {
        int points = 50 + rows;
        FilterBlocks filters = RandomFilter.twoForLines(rows, 3, rows, points);
        for (int block = 0; block < 3; block++) {
            int b = block;
            compare(SMALL, (kernels, arena) -> {
                Split x = arena.complex(points + 2 * BLOCK);
                Split y = arena.complex(rows * BLOCK);
                Split z = arena.complex(rows * 4 * BLOCK);
                kernels.filterTwoLines(x, BLOCK, filters, b, y, z, 4 * BLOCK);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowsThatAreCopiedOrMultiplied(int rows) {
        ComplexTable factors = ComplexTable.unit(rows + 2, i -> i / 7.3);
        compare(SMALL, (kernels, arena) -> {
            int x = arena.take(rows * 3 * BLOCK);
            int y = arena.take(rows * 2 * BLOCK);
            kernels.copyRows(arena.data(), x, 3 * BLOCK, arena.data(), y, 2 * BLOCK, rows);
            Split z = arena.complex(rows * BLOCK);
            kernels.multiplyRows(z, factors, 2, rows, arena.complex(9 + rows * BLOCK), 9);
            kernels.multiplyRows(z, factors, 1, rows, z, 0);
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void linesAndRows(int rows) {
        ComplexTable factors = ComplexTable.unit(2 + rows * BLOCK, i -> i / 7.3);
        compare(SMALL, (kernels, arena) -> {
            for (int apart : new int[] {rows, rows + 7}) {
                kernels.multiplyAcross(
                        arena.complex(rows * BLOCK), factors, 2, rows, arena.complex(3 + apart * BLOCK), 3, apart);
            }
            int lines = arena.take((rows + 3) * BLOCK);
            int block = arena.take(rows * BLOCK);
            kernels.linesToRows(arena.data(), lines, rows + 3, arena.data(), block, rows);
            int back = arena.take((rows + 5) * BLOCK);
            kernels.rowsToLines(arena.data(), block, rows, arena.data(), back, rows + 5);
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void moduliAndPairs(int rows) {
        compare(SMALL, (kernels, arena) -> {
            kernels.modulus(arena.complex(rows * BLOCK - 3), arena.complex(rows * BLOCK), rows * BLOCK - 3);
            kernels.modulus(arena.complex(rows), arena.complex(rows), rows);
            kernels.modulusPairs(arena.complex(2 * rows * BLOCK), rows, arena.complex(rows * BLOCK));
            Split inPlace = arena.complex(2 * rows * BLOCK);
            kernels.modulusPairs(inPlace, rows, inPlace);
            kernels.pairLanes(arena.complex(rows * BLOCK), rows, arena.complex(rows * BLOCK));
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void separations(int h) {
        ComplexTable roots = ComplexTable.unit(h + 1, k -> -k / (2.0 * h));
        for (int columns : new int[] {1, 2, 3}) {
            for (int column = 0; column < columns && h % columns == 0 && 2 * column <= h; column++) {
                int chosen = column;
                compare(LARGE, (kernels, arena) -> {
                    Split z = arena.complex(h / columns * BLOCK);
                    Split mirrors = 2 * chosen % columns == 0 ? z : arena.complex(h / columns * BLOCK);
                    kernels.separate(z, mirrors, chosen, columns, arena.complex(2 + (h + columns) * BLOCK), 2, roots);
                });
            }
        }
        compare(LARGE, (kernels, arena) -> {
            kernels.separateLine(arena.complex(h + 1), h, h + 1, arena.complex(h + 3), 2, roots);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void separationsOfRows(int rows) {
        for (int columns : new int[] {BLOCK, 2 * BLOCK, 5 * BLOCK}) {
            int h = rows * columns;
            int apart = columns + BLOCK;
            ComplexTable roots = ComplexTable.unit(h + 1, k -> -k / (2.0 * h));
            compare(SMALL, (kernels, arena) -> {
                Split z = arena.complex(rows * apart);
                Split x = arena.complex(h + 3);
                kernels.separateLine(z, columns, apart, x, 2, roots);
                // What lies behind the rows is garbage.
                for (int row = 0; row < rows; row++) {
                    arena.data()[z.re() + row * apart + columns] = 0;
                    arena.data()[z.im() + row * apart + columns] = 0;
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 40})
    void averages(int step) {
        int rows = 23;
        for (int shift : new int[] {1, 2, 8, 64}) {
            int first = 3 * shift + 2;
            Taps taps = new Taps(Noise.single(Noise.gaussian(step, first + rows * step + BLOCK)), step, shift);
            for (int from = 0; from < rows; from += 4) {
                int begin = from;
                compare(SMALL, (kernels, arena) -> {
                    Split u = arena.complex(rows * BLOCK);
                    kernels.average(u, begin, rows, taps, first, arena.data(), arena.take(4 * BLOCK));
                    kernels.averageAcross(u, begin, rows, taps, first, arena.data(), arena.take(4 * BLOCK));
                });
            }
        }
    }

    /** Lines and sums in different orders and distances; sums that meet their mirrors. */
    @ParameterizedTest
    @MethodSource("rows")
    void sumsOfTwoLines(int rows) {
        float[] weights = Noise.single(Noise.gaussian(rows, 8 * rows));
        int line = (rows + 2) * BLOCK;
        for (int sum : new int[] {BLOCK, 3 * BLOCK}) {
            TwoLines lines = new TwoLines(line, sum, 3 * BLOCK + 16 * sum);
            for (int mirror : new int[] {4, 5, 7}) {
                compare(SMALL, (kernels, arena) -> {
                    int x = arena.take(2 * line);
                    int y = arena.take(40 * sum + 4 * BLOCK);
                    kernels.sumRows(arena.data(), x, rows, weights, y, lines);
                    kernels.sumFolded(arena.data(), x, rows / 2, weights, y + 4 * sum, y + (4 + mirror) * sum, lines);
                });
            }
        }
    }

    /** About every middle. */
    @ParameterizedTest
    @MethodSource("rows")
    void foldedRows(int rows) {
        for (int up = 0; up < rows; up++) {
            int middle = up;
            for (int before = 0; before < 2; before++) {
                int down = Math.floorMod(up - before, rows);
                compare(SMALL, (kernels, arena) -> {
                    Split z = arena.complex(rows * BLOCK);
                    int y = arena.take((rows + 2) * BLOCK);
                    kernels.foldModuli(z, rows, middle, down, arena.data(), y);
                    kernels.fold(arena.data(), z.re(), rows, middle, down, arena.take((rows + 2) * BLOCK));
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowsThatAreAdded(int rows) {
        float[] weights = Noise.single(Noise.gaussian(rows, rows + 3));
        for (int width : new int[] {1, 2, 5}) {
            int count = width * BLOCK;
            compare(SMALL, (kernels, arena) -> {
                int x = arena.take(rows * count);
                kernels.addRows(weights, 3, rows, arena.data(), x, arena.take(count), count);
            });
        }
    }

    @Test
    void dots() {
        for (int n = Kernels.PARTIAL_SUMS; n < 500; n += Kernels.PARTIAL_SUMS) {
            double[] a = Noise.gaussian(n, n + 3);
            double[] b = Noise.gaussian(-n, n + 16);
            for (int from = 0; from < 13; from++) {
                double expected = Kernels.scalar().dot(a, 3, n, b, from);
                double actual = Kernels.vector().orElseThrow().dot(a, 3, n, b, from);
                assertThat(actual).as("of %d numbers", n).isEqualTo(expected);
            }
        }
    }
}
