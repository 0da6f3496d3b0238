package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be bundled; BundleIT makes one. */
class BundleTest {
    @TempDir
    private Path folder;

    private void assertRefused(String reason, Object... args) throws IOException {
        List<Path> before = files();
        Cli run = Cli.run(args);
        assertThat(run.err()).startsWith("scatter: ").contains(reason);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.code()).isEqualTo(2);
        assertThat(files()).isEqualTo(before);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void anotherSuffix() throws IOException {
        assertRefused("a name that ends in .tar.xz is accepted", "bundle", "--output", folder.resolve("b.zip"));
    }

    /** The tests themselves run from classes. */
    @Test
    void noJar() throws IOException {
        assertRefused("this program runs from the classes in ", "bundle", "--output", folder.resolve("b.tar.xz"));
    }

    @Test
    void foldersThatCannotGoAlong() throws IOException {
        Path output = folder.resolve("b.tar.xz");
        Path missing = folder.resolve("missing");
        assertRefused("--add " + missing + ": is no folder", "bundle", "--output", output, "--add", missing);
        Path taken = Files.createDirectory(folder.resolve("app"));
        assertRefused("the bundle has a app already", "bundle", "--output", output, "--add", taken);
    }

    @Test
    void foldersWithWhatCannotBeStored() throws IOException {
        Path output = folder.resolve("b.tar.xz");
        Path along = Files.createDirectory(folder.resolve("along"));
        Path link = Files.createSymbolicLink(along.resolve("link"), folder.resolve("nowhere"));
        assertRefused(
                "--add " + along + ": " + link + " is a link to nothing", "bundle", "--output", output, "--add", along);
        Files.delete(link);
        Files.createSymbolicLink(link, along);
        assertRefused(
                "--add " + along + ": " + link + " is a link to a folder that it lies in",
                "bundle",
                "--output",
                output,
                "--add",
                along);
    }

    /** There it would be found half written; a link leads there too. */
    @Test
    void anOutputThatWouldHoldItself() throws IOException {
        Path along = Files.createDirectory(folder.resolve("along"));
        Path inside = Files.createDirectory(along.resolve("inside"));
        Path output = inside.resolve("b.tar.xz");
        assertRefused("the bundle would hold itself", "bundle", "--output", output, "--add", along);
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createSymbolicLink(other.resolve("link"), inside);
        assertRefused("the bundle would hold itself", "bundle", "--output", output, "--add", other);
    }
}
