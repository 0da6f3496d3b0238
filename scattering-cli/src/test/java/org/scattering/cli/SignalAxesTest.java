package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Stack;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;

/** {@code scatter verify} without {@code 1d} or {@code 2d}. */
class SignalAxesTest {
    @TempDir
    private Path folder;

    /** What stands before the options then. */
    @SuppressWarnings({"JdkObsolete", "NullAway"}) // picocli's signature
    private static String chosen(Object... words) {
        Stack<String> args = new Stack<>();
        Arrays.asList(words).reversed().forEach(word -> args.push(word.toString()));
        assertThat(new SignalAxes().preprocess(args, CommandSpec.create(), null, Map.of()))
                .isFalse();
        return args.isEmpty() ? "" : args.peek();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--output D                 | 1d",
                "--output D --Q 1           | 1d",
                "--output=D --L 4           | 2d",
                "--L=4 --output D           | 2d",
                "--gray --output D          | 2d",
                "--output D --tau u;v       | 2d",
                "--output D --tau sin(u)    | 1d",
                "--output D --bank haar     | 1d",
                "--help                     | --help",
                "1d --L 4                   | 1d",
                "2d --Q 4                   | 2d",
                "3d --Q 4                   | 3d",
            })
    void options(String words, String expected) {
        assertThat(chosen((Object[]) words.split(" ", -1))).isEqualTo(expected);
    }

    @Test
    void nothingIsLeftAlone() {
        assertThat(chosen()).isEmpty();
    }

    private Path array(Integer... shape) {
        int size = Stream.of(shape).reduce(1, (a, b) -> a * b);
        return NpyFiles.writeDoubles(folder.resolve("x.npy"), TestSignals.eighths(size, 3), shape);
    }

    @Test
    void files() {
        assertThat(chosen("--input", array(64))).isEqualTo("1d");
        assertThat(chosen("--input=" + array(2, 8, 8))).isEqualTo("2d");
        assertThat(chosen("--bank", array(3, 64))).isEqualTo("1d");
        assertThat(chosen("--bank", array(3, 8, 8))).isEqualTo("2d");
        assertThat(chosen("--tau", array(64))).isEqualTo("1d");
        assertThat(chosen("--tau", array(2, 8, 8))).isEqualTo("2d");
        assertThat(chosen("--input", array(8, 8), "--L", 4)).isEqualTo("2d");
        assertThat(chosen("--input", png())).isEqualTo("2d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "2d"})
    void theCommandRuns(String expected) throws IOException {
        Path input = expected.equals("1d") ? array(64) : array(1, 8, 8);
        Path out = folder.resolve("out");
        Cli run = Cli.run("verify", "--input", input, "--output", out, "--J", 2, "--trials", 1, "--max-order", 1);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        var report = JsonMapper.shared().readTree(Files.readString(out.resolve("report.json")));
        assertThat(report.get("settings").get("transform").asString()).isEqualTo(expected);
        assertThat(report.get("repeat").asString()).startsWith("scatter verify --input ");
    }

    @Test
    void whatMayBeEitherIsAsked() {
        Path input = array(8, 8);
        Cli run = Cli.run("verify", "--input", input, "--output", folder.resolve("out"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("scatter: " + input + ": the shape [8, 8] may be that of an image or of 8 signals;"
                        + " say scatter verify 2d or scatter verify 1d" + System.lineSeparator());
        Cli missing = Cli.run("verify", "--input", folder.resolve("none.wav"), "--output", folder.resolve("out"));
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("none.wav: no such file");
        Cli bare = Cli.run("verify");
        assertThat(bare.code()).isEqualTo(2);
        assertThat(bare.err()).contains("Usage: scatter verify");
        Cli wrong = Cli.run("verify", "1d", "--input", png(), "--output", folder.resolve("out"));
        assertThat(wrong.err()).contains("x.png: a PNG image is not 1d; use: scatter verify 2d");
    }

    private Path png() {
        Path png = folder.resolve("x.png");
        try {
            ImageIO.write(new BufferedImage(9, 8, BufferedImage.TYPE_BYTE_GRAY), "png", png.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return png;
    }
}
