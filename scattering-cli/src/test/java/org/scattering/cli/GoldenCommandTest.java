package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the file to the file: Kymatio's outputs through the command line. */
class GoldenCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1d_eeg, 1d --J 8 --Q 1, 1e-12",
        "1d_global, 1d --J 6 --Q 4 --averaging global-sum, 1e-12",
        "2d_mnist_j3, 2d --J 3 --L 6, 1e-5",
        "2d_prepad, 2d --J 2 --padding already-padded, 1e-5",
        "2d_prepad, 2d --J 2 --padding already-padded --size 32x32, 1e-5"
    })
    void doublePrecision(String name, String options, double bound) throws IOException {
        Path output = folder.resolve("out.npy");
        Cli run = transform(options, golden(name + ".in.npy"), output, "--precision", "double");
        assertThat(run.code()).as(run.err()).isZero();
        NpyFiles.Array expected = NpyFiles.read(golden(name + ".out.npy"));
        NpyFiles.Array actual = NpyFiles.read(output);
        assertThat(actual.descr()).isEqualTo("<f8");
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertClose(actual.values(), expected.values(), bound);
        assertThat(run.out())
                .startsWith(output + ": (")
                .contains(
                        expected.shape().toString().replace("[", "(").replace("]", ")") + " float64, engine reference");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1d_eeg, 1d --J 8 --Q 1", "2d_mnist_j3, 2d --J 3 --L 6"})
    void singlePrecision(String name, String options) throws IOException {
        Path output = folder.resolve("out.npy");
        Cli run = transform(options, golden(name + ".in.npy"), output);
        assertThat(run.code()).as(run.err()).isZero();
        NpyFiles.Array actual = NpyFiles.read(output);
        assertThat(actual.descr()).isEqualTo("<f4");
        assertClose(actual.values(), NpyFiles.read(golden(name + ".out.npy")).values(), 1e-5);
    }

    @Test
    void withoutAveragingOneArrayAPath() throws IOException {
        Path output = folder.resolve("out.npz");
        Cli run = transform(
                "1d --J 5 --Q 3 --averaging none", golden("1d_noaverage.in.npy"), output, "--precision", "double");
        assertThat(run.code()).as(run.err()).isZero();
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        try (var zip = new java.util.zip.ZipInputStream(Files.newInputStream(output))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                NpyFiles.Array array = NpyFiles.parse(zip.readAllBytes());
                assertThat(array.shape()).hasSize(1);
                Arrays.stream(array.values()).forEach(values::add);
            }
        }
        assertThat(names)
                .startsWith("0000.npy", "0001_0.npy", "0002_1.npy")
                .endsWith("0035_9_5.npy")
                .hasSize(36);
        assertClose(
                values.stream().mapToDouble(v -> v).toArray(),
                NpyFiles.read(golden("1d_noaverage.out.npy")).values(),
                1e-12);
    }

    private static Cli transform(String options, Path input, Path output, String... more) {
        List<Object> args = new ArrayList<>(List.of("transform"));
        args.addAll(List.of(options.split(" ")));
        args.addAll(List.of("--input", input, "--output", output));
        args.addAll(List.of(more));
        return Cli.run(args.toArray());
    }

    private Path golden(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/golden/" + name))) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static void assertClose(double[] actual, double[] expected, double bound) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        }
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(worst / largest).as("largest deviation").isLessThanOrEqualTo(bound);
    }
}
