package org.scattering.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scattering.cli.Cli;
import tools.jackson.databind.json.JsonMapper;

/**
 * Error rates on real data, which is not part of the project: the folder {@code shared/data} beside the checkout, or the
 * one that {@code -Dscatter.data} names.
 */
@Tag("slow")
class RealDataTest {
    @TempDir
    private Path folder;

    private static Path data(String name) {
        String told = System.getProperty("scatter.data");
        Path data = (told == null ? Path.of("..", "..", "shared", "data") : Path.of(told)).resolve(name);
        assumeTrue(
                Files.isDirectory(data), "there is no " + data.toAbsolutePath().normalize());
        return data;
    }

    private double error(Object... args) throws IOException {
        Path json = folder.resolve("result.json");
        Object[] all = Stream.concat(
                        Stream.of("classify", "test", "--model", folder.resolve("m"), "--json", json),
                        Arrays.stream(args))
                .toArray();
        Cli run = Cli.run(all);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return JsonMapper.shared().readTree(Files.readString(json)).get("error").asDouble();
    }

    @Test
    void thousandDigits() throws IOException {
        Path mnist = data("mnist");
        Cli train = Cli.run(
                "classify",
                "train",
                "--input",
                mnist.resolve("train-10k-images-idx3-ubyte.gz"),
                "--limit",
                1000,
                "--classifier",
                "affine-pca",
                "--model",
                folder.resolve("m"));
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(error("--input", mnist.resolve("t10k-images-idx3-ubyte.gz"))).isLessThanOrEqualTo(2.65);
    }

    @Test
    void spokenDigits() throws IOException {
        Path recordings = data("fsdd").resolve("recordings");
        String arguments = "--labels prefix --reject _[0-4]\\.wav$ --length 8192 --peak --log 1e-6 --bins 4"
                + " --scaling standard --classifier linear-svm";
        Object[] settings = arguments.split(" ", -1);
        Cli train = Cli.run(Stream.concat(
                        Stream.of("classify", "train", "--input", recordings, "--model", folder.resolve("m")),
                        Arrays.stream(settings))
                .toArray());
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(error("--input", recordings, "--labels", "prefix", "--select", "_[0-4]\\.wav$"))
                .isLessThanOrEqualTo(2);
    }
}
