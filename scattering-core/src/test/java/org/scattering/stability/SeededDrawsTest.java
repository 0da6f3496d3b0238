package org.scattering.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scattering.deform.Boundary;
import org.scattering.deform.Interpolation;
import org.scattering.deform.MaximumEntropyDeformation;

/**
 * What a seed draws is the same to the last bit on every machine: features that were computed elsewhere are of these stimuli, or are
 * refused. Sines and powers of {@code Math} may differ in the last bit from one machine to the next; those of {@code StrictMath} do
 * not.
 */
class SeededDrawsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 48, LINEAR, CLAMPED, f7a1136cc9d0192a",
        "12, 10, LINEAR, CLAMPED, 066f64b60b8e5566",
        "12, 10, CUBIC, PERIODIC, 99033a33c8c47929",
        "1, 48, BAND_LIMITED, CLAMPED, 613fe0543b0853e0",
        "9, 14, BAND_LIMITED, PERIODIC, d99e6b2dc20228c2"
    })
    void stimuliAreTheSameEverywhere(
            int rows, int columns, Interpolation interpolation, Boundary boundary, String expected) throws Exception {
        List<Integer> shape = rows == 1 ? List.of(columns) : List.of(rows, columns);
        List<MaximumEntropyDeformation> deformations =
                StabilitySweep.over(shape, List.of(2, 3), 6, 7).deformations();
        StabilitySweep sweep = new StabilitySweep(shape, deformations, interpolation, boundary, 7);
        List<double[]> signals = IntStream.range(0, 6)
                .mapToObj(s -> {
                    double[] x = new double[rows * columns];
                    Arrays.setAll(x, i -> (i * (s + 3) % 17 - 8) / 8.0);
                    return x;
                })
                .toList();
        Stimuli stimuli = sweep.stimuli(signals);
        assertThatThrownBy(() -> stimuli.samples(stimuli.rows())).hasMessageContaining("row = " + stimuli.rows());
        assertThatThrownBy(() -> stimuli.stimulus(-1)).hasMessageContaining("row = -1");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int row = 0; row < stimuli.rows(); row++) {
            double[] samples = stimuli.samples(row);
            ByteBuffer bytes = ByteBuffer.allocate(samples.length * Double.BYTES);
            bytes.asDoubleBuffer().put(samples);
            digest.update(bytes);
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).startsWith(expected);
    }
}
