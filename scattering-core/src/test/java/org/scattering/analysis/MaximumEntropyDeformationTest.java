package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaximumEntropyDeformationTest {
    /**
     * E|τ|² over the square: each of the two components has Σ T/(i²+j²)/4 by the mean of sin² twice; the paper's
     * n √(πT ln c)/2 is the integral that stands for this sum.
     */
    @ParameterizedTest
    @CsvSource({"3,1.0", "5,1.5", "10,0.5"})
    void theSizeIsThatOfTheSum(int cut, double pixels) {
        int n = 64;
        var deformation = MaximumEntropyDeformation.ofDisplacement(cut, n, pixels);
        assertThat(deformation.typicalDisplacement(n)).isCloseTo(pixels, within(1e-12));
        double expected = 0;
        for (int i = 1; i <= cut; i++) {
            for (int j = 1; j <= cut; j++) {
                expected += i * i + j * j <= cut * cut ? deformation.temperature() / (i * i + j * j) / 2 : 0;
            }
        }
        Random random = new Random(1);
        double square = 0;
        int trials = 400;
        for (int t = 0; t < trials; t++) {
            double size = deformation.draw(n, n, random).size();
            square += size * size / trials;
        }
        assertThat(Math.sqrt(square)).isCloseTo(n * Math.sqrt(expected), within(0.05 * n * Math.sqrt(expected)));
    }

    @Test
    void edgesHardlyMoveAndSeedsRepeat() {
        var deformation = MaximumEntropyDeformation.ofDisplacement(4, 400, 4);
        DisplacementField field = deformation.draw(400, 300, new Random(3));
        for (int c = 0; c < 300; c++) {
            assertThat(Math.abs(field.rowShift()[c])).isLessThan(0.5f);
        }
        assertThat(deformation.draw(400, 300, new Random(3)).columnShift()).containsExactly(field.columnShift());
    }

    @Test
    void aConstantShiftMovesTheImage() {
        int n = 5;
        float[] image = new float[n * n];
        image[2 * n + 2] = 1;
        float[] shift = new float[n * n];
        java.util.Arrays.fill(shift, 1);
        float[] half = new float[n * n];
        java.util.Arrays.fill(half, 0.5f);
        assertThat(new DisplacementField(n, n, shift, new float[n * n]).apply(image)[3 * n + 2])
                .isEqualTo(1);
        float[] between = new DisplacementField(n, n, new float[n * n], half).apply(image);
        assertThat(between[2 * n + 2]).isEqualTo(0.5f);
        assertThat(between[2 * n + 3]).isEqualTo(0.5f);
    }

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> new MaximumEntropyDeformation(1, 0.1)).hasMessageContaining("cut = 1");
        assertThatThrownBy(() -> new MaximumEntropyDeformation(3, Double.NaN))
                .hasMessageContaining("temperature = NaN");
        assertThatThrownBy(() -> new DisplacementField(2, 2, new float[4], new float[4]).apply(new float[9]))
                .hasMessageContaining("9 pixels");
    }
}
