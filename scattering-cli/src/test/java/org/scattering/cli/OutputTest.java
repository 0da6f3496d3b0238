package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where outputs go, and what is said when they cannot. */
class OutputTest {
    @TempDir
    private Path folder;

    private Cli run(Path output, Object... more) {
        Path input = NpyFiles.writeDoubles(folder.resolve("x.npy"), TestSignals.eighths(64, 1), 64);
        return Cli.run(Stream.concat(
                        Stream.of("transform", "1d", "--input", input, "--output", output, "--J", 3), Stream.of(more))
                .toArray());
    }

    private static void assertRefused(Cli run, String... words) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(words).startsWith("scatter: ");
        assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void placesThatTakeNoFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertRefused(run(file.resolve("out.npy")), "out.npy: cannot be written: there is no folder");
        assertRefused(
                run(folder.resolve("no/out.npy")), "cannot be written: there is no folder " + folder.resolve("no"));
        assertRefused(run(Files.createDirectory(folder.resolve("d.npy"))), "d.npy: is a folder");
        assertRefused(run(folder.resolve("out.npy"), "--paths", file.resolve("p.csv")), "p.csv: cannot be written");
        assertThat(folder.resolve("out.npy")).doesNotExist();
    }

    @Test
    void aFolderThatTakesNoFile() {
        Path sealed = Path.of("/proc/out.npy");
        if (Files.isDirectory(sealed.getParent())) {
            assertRefused(run(sealed), "/proc/out.npy: cannot be written");
        }
    }

    @Test
    void theInputIsNotReplaced() {
        assertRefused(run(folder.resolve("x.npy")), "x.npy: is the input; choose another --output");
    }

    @Test
    void theTableReplacesNeitherInputNorOutput() throws IOException {
        assertRefused(run(folder.resolve("o.npy"), "--paths", folder.resolve("x.npy")), "is the input or the output");
        assertRefused(run(folder.resolve("o.npy"), "--paths", folder.resolve("o.npy")), "is the input or the output");
        assertThat(Files.readAllBytes(folder.resolve("x.npy"))).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y');
    }

    @Test
    void theExtensionTellsTheTruth() {
        assertRefused(run(folder.resolve("out.npz")), "with averaging the output is one array", "name it out.npy");
        assertRefused(run(folder.resolve("out.npy"), "--averaging", "none"), "into a .npz", "name it out.npz");
        assertRefused(run(folder.resolve("out.csv")), "the name of the output ends in .npy");
    }

    @Test
    void anEarlierOutputSurvivesAFailure() throws IOException {
        Path output = Files.writeString(folder.resolve("out.npy"), "precious");
        assertRefused(run(output, "--T", 1000), "T = 1000");
        assertThat(output).hasContent("precious");
        assertThat(run(output).code()).isZero();
        assertThat(NpyFiles.read(output).shape()).endsWith(8);
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path target = Files.writeString(folder.resolve("target.npy"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.npy"), target);
        assertThat(run(link).code()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(NpyFiles.read(target).shape()).endsWith(8);
    }

    @Test
    void theTableOfPaths() throws IOException {
        Path table = folder.resolve("paths.csv");
        assertThat(run(folder.resolve("out.npy"), "--paths", table, "--sampling-rate", 8000)
                        .code())
                .isZero();
        int rows = NpyFiles.read(folder.resolve("out.npy")).shape().getFirst();
        assertThat(Files.readAllLines(table))
                .hasSize(rows + 1)
                .first()
                .asString()
                .startsWith("row,name,part,order");
    }

    @Test
    void nothingIsLeftBeside() throws IOException {
        assertThat(run(folder.resolve("out.npz"), "--averaging", "none").code()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("x.npy", "out.npz");
        }
    }
}
