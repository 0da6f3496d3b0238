package org.scattering.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SIMD twin gives the scalar twin's bits at every width around the width of a vector. */
@Tag("engine")
class KernelTwinsTest {
    private static final Kernels SCALAR = Kernels.scalar();

    @BeforeEach
    void needsTheIncubatorModule() {
        assumeTrue(Kernels.vector().isPresent(), "the module jdk.incubator.vector is missing");
    }

    static IntStream widths() {
        int lanes = Kernels.vector().map(Kernels::lanes).orElse(4);
        return IntStream.concat(IntStream.rangeClosed(1, 2 * lanes + 1), IntStream.of(5 * lanes, 5 * lanes + 3));
    }

    private static Kernels vector() {
        return Kernels.vector().orElseThrow();
    }

    private static Split noise(int size, long seed) {
        Split split = new Split(size);
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            split.re()[i] = (float) random.nextGaussian();
            split.im()[i] = (float) random.nextGaussian();
        }
        return split;
    }

    private static void assertSameBits(Split actual, Split expected) {
        assertThat(actual.re()).containsExactly(expected.re());
        assertThat(actual.im()).containsExactly(expected.im());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7, 11, 13, 31})
    void passes(int radix) {
        widths().forEach(s -> Stream.of(1, 2, 6).forEach(groups -> {
            RadixPass pass = RadixPass.of(radix, groups);
            int offset = 3;
            Split x = noise(offset + s * radix * groups, radix * 100L + s);
            Split expected = new Split(x.re().length);
            Split actual = new Split(x.re().length);
            SCALAR.pass(pass, x, expected, offset, s);
            vector().pass(pass, x, actual, offset, s);
            assertSameBits(actual, expected);
        }));
    }

    @ParameterizedTest
    @MethodSource("widths")
    void filters(int width) {
        // A run forwards, one backwards and conjugated, and one that meets rows already written.
        FilterRuns runs = new FilterRuns(
                new int[] {2, 0, 3, 1, 6, 1, 2, -1, 0, 0, 1, 1}, new float[] {.5f, -1.25f, 3, .1f, .2f, 7});
        Split x = noise(8 * width, width);
        int yWidth = width + 5;
        Split expected = noise(4 * yWidth, 9);
        Split actual = noise(4 * yWidth, 9);
        SCALAR.filter(x, width, runs, expected, yWidth, 2, width);
        vector().filter(x, width, runs, actual, yWidth, 2, width);
        assertSameBits(actual, expected);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void moduli(int width) {
        Split z = noise(6 * width, width);
        float[] expected = new float[6 * width];
        float[] actual = new float[6 * width];
        SCALAR.modulus(z, expected, 6 * width);
        vector().modulus(z, actual, 6 * width);
        assertThat(actual).containsExactly(expected);
        Split expectedPairs = new Split(3 * width);
        Split actualPairs = new Split(3 * width);
        SCALAR.modulusPairs(z, expectedPairs, 3, width);
        vector().modulusPairs(z, actualPairs, 3, width);
        assertSameBits(actualPairs, expectedPairs);
        assertThat(expectedPairs.im()[0]).isEqualTo(expected[width]);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void separation(int width) {
        ComplexTable roots = ComplexTable.unit(6, k -> -k / 10.0);
        Split z = noise(4 + 5 * width, width);
        Split expected = new Split(2 + 6 * width);
        Split actual = new Split(2 + 6 * width);
        SCALAR.separateReal(z, 4, expected, 2, roots, width);
        vector().separateReal(z, 4, actual, 2, roots, width);
        assertSameBits(actual, expected);
    }
}
