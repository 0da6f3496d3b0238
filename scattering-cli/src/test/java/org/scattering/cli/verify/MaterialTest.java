package org.scattering.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a seed makes is the same to the last bit on every machine, for the digest of the stimuli is made of it. */
class MaterialTest {
    static Stream<Arguments> made() {
        return Stream.of(
                Arguments.of(Material.generated(List.of(200), 1).signals(), "f32154e6b0ed26fb"),
                Arguments.of(Material.generated(List.of(200), 1).population(), "8cb9e2fb8afe0023"),
                Arguments.of(Material.generated(List.of(24, 20), 2).signals(), "d9b10b5301e9bff3"),
                Arguments.of(Material.generated(List.of(24, 20), 2).population(), "80be9e74cbab5e32"),
                Arguments.of(LabelledSignals.of(1, 3).signals(), "8ec472d40bd4320e"));
    }

    @ParameterizedTest
    @MethodSource("made")
    void materialIsTheSameEverywhere(List<double[]> signals, String expected) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (double[] x : signals) {
            ByteBuffer bytes = ByteBuffer.allocate(x.length * Double.BYTES);
            bytes.asDoubleBuffer().put(x);
            digest.update(bytes);
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).startsWith(expected);
    }
}
