package org.scattering.fft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Noise;
import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/** A naive DFT in double proves every FFT: all lengths to 1024, both ways, both twins, from anywhere to anywhere. */
@Tag("engine")
class FftTest {
    private static final int BLOCK = Kernels.BLOCK;

    private static Stream<Kernels> twins() {
        return Stream.concat(Stream.of(Kernels.scalar()), Kernels.vector().stream());
    }

    @Test
    void everyLengthIsTheDft() {
        IntStream.rangeClosed(1, 1024).forEach(n -> {
            FftTrial trial = new FftTrial(n);
            // Neighbouring lengths have other gaps, so that every kind of pass meets every kind of stride.
            int gap = n % 3 * BLOCK;
            twins().forEach(kernels -> {
                trial.elsewhere(kernels, BLOCK + gap, 3 * BLOCK - gap);
                trial.elsewhereToBuffer(kernels, 3 * BLOCK - gap);
                trial.secondBuffer(kernels, 2 * BLOCK);
                trial.secondBufferToBuffer(kernels);
                trial.moduli(kernels, 2 * BLOCK);
            });
        });
    }

    /** All lengths that can leave out zeros. */
    @Test
    void everyFanIsTheDftOfABeginning() {
        for (int fan : new int[] {2, 4}) {
            IntStream.rangeClosed(2, 400)
                    .filter(n -> FftRecipe.takesFan(n, fan))
                    .forEach(n -> {
                        FftTrial trial = new FftTrial(n, fan);
                        twins().forEach(kernels -> {
                            trial.elsewhere(kernels, 2 * BLOCK, 3 * BLOCK);
                            trial.elsewhereToBuffer(kernels, BLOCK);
                            trial.secondBuffer(kernels, BLOCK);
                            trial.secondBufferToBuffer(kernels);
                            trial.moduli(kernels, 3 * BLOCK);
                        });
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"4,4", "10,4", "148,4", "8,2", "12,2", "37,2"})
    void fansWithoutPassesAreRefused(int length, int fan) {
        assertThatThrownBy(() -> ComplexFft.of(length, fan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fan = " + fan)
                .hasMessageContaining("length " + length);
    }

    /** Factors of the results are what multiplying them afterwards is, both ways. */
    @Test
    void everyTurnedLengthIsTheDftTimesItsFactors() {
        IntStream.rangeClosed(2, 300)
                .forEach(n -> twins().forEach(kernels -> {
                    int fan = FftRecipe.takesFan(n, 1 << n % 3) ? 1 << n % 3 : 1;
                    ComplexTable factors = ComplexTable.unit(n, i -> i * i / 7.3);
                    ComplexFft turned = ComplexFft.turned(factors, fan);
                    int block = turned.bufferRows() * BLOCK;
                    float[] data = Noise.single(Noise.gaussian(n, 8 * block));
                    BlockBuffers buffers =
                            new BlockBuffers(kernels, new Split(data, 0, block), new Split(data, 2 * block, 3 * block));
                    Split x = new Split(data, 4 * block, 5 * block);
                    Split y = new Split(data, 6 * block, 7 * block);
                    for (int way = 0; way < 2; way++) {
                        Split z = way == 0
                                ? ComplexFft.of(n, fan).forward(buffers, x, 0, BLOCK)
                                : ComplexFft.of(n, fan)
                                        .inverse(buffers, x, 0, BLOCK)
                                        .swapped();
                        kernels.multiplyRows(z, factors, 0, n, z, 0);
                        float[] re = Arrays.copyOfRange(data, z.re(), z.re() + n * BLOCK);
                        float[] im = Arrays.copyOfRange(data, z.im(), z.im() + n * BLOCK);
                        if (way == 0) {
                            turned.forward(buffers, x, 0, BLOCK, y, 0, BLOCK);
                        } else {
                            turned.inverse(buffers, x, 0, BLOCK, y.swapped(), 0, BLOCK);
                        }
                        for (int i = 0; i < re.length; i++) {
                            assertThat(data[y.re() + i] == re[i] && data[y.im() + i] == im[i])
                                    .as("length %d, number %d", n, i)
                                    .isTrue();
                        }
                    }
                }));
    }

    /** Long lengths, of four and five passes, and by Bluestein's algorithm. */
    @ParameterizedTest
    @ValueSource(ints = {2048, 3600, 4093, 4096, 8192})
    void longLengthsAreTheDft(int length) {
        FftTrial trial = new FftTrial(length);
        twins().forEach(kernels -> trial.elsewhere(kernels, BLOCK, 2 * BLOCK));
    }

    @ParameterizedTest
    @CsvSource({
        "8192,8192 = 8·8·4·4·8",
        "1000,1000 = 10·10·10",
        "62,62 = 31·2",
        "1,1 = 1",
        "67,67 by Bluestein through 144 = 12·12"
    })
    void recipesCanBeRead(int length, String recipe) {
        assertThat(FftRecipe.of(length)).hasToString(recipe);
    }

    /** Of the even numbers and the composites only some have butterflies; the one for any radix is right for odd ones. */
    @Test
    void recipesAreMadeOfRadicesThatHaveButterflies() {
        for (int n = 1; n <= 4096; n++) {
            int atLeast = n;
            FftRecipe.MixedRadix mixed = null;
            switch (FftRecipe.of(n)) {
                case FftRecipe.MixedRadix direct -> mixed = direct;
                case FftRecipe.Bluestein bluestein -> {
                    mixed = bluestein.convolution();
                    atLeast = 2 * n - 1;
                }
            }
            assertThat(mixed.radices()).isSubsetOf(2, 3, 4, 5, 6, 8, 10, 12, 7, 11, 13, 17, 19, 23, 29, 31);
            assertThat(mixed.radices().stream().reduce(1, (a, b) -> a * b)).isEqualTo(mixed.length());
            assertThat(mixed.length()).isGreaterThanOrEqualTo(atLeast);
        }
    }
}
