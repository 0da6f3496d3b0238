package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle, unpacked into an empty folder and run in an empty environment. */
class BundleIT {
    private static final Path SCATTER = Path.of(System.getProperty("scatter.root", ".."), "scatter");
    private static final long MOST_BYTES = 60_000_000;

    @TempDir
    private static Path folder;

    private static Path bundle;
    private static Path program;

    private record Ended(int code, String out, String err) {}

    /** Runs a command in the folder, with nothing but what it is given. */
    private static Ended bare(Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        for (Object word : words) {
            command.add(word.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().clear();
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(folder.resolve("stdout")),
                Cli.withoutProgress(Files.readString(folder.resolve("stderr"))));
    }

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        assumeTrue(
                (System.getProperty("os.name") + System.getProperty("os.arch")).equals("Linuxamd64"),
                "bundles are made on Linux x86-64 alone");
        bundle = folder.resolve("b.tar.xz");
        Path along = Files.createDirectory(folder.resolve("along"));
        Files.writeString(along.resolve("note.txt"), "goes along");
        Files.createDirectory(along.resolve("empty"));
        Process process = new ProcessBuilder(
                        SCATTER.toString(), "bundle", "--output", bundle.toString(), "--add", along.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("stdout").toFile())
                .start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        if (process.exitValue() != 0) {
            assumeJlink();
        }
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("stdout")))
                .isZero();
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Process unpacking = new ProcessBuilder("tar", "-C", empty.toString(), "-xJf", bundle.toString())
                .inheritIO()
                .start();
        assertThat(unpacking.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assumeTrue(unpacking.exitValue() == 0, "there is no tar, or no xz");
        program = empty.resolve("scatter").resolve("scatter");
    }

    /** Some JDKs have no jlink, or neither jmods nor a runtime that can be linked from: nobody makes a bundle with those. */
    private static void assumeJlink() {
        String java = System.getProperty("java.home");
        Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
        assumeTrue(jlink.isPresent(), () -> "there is no jlink in " + java);
        StringWriter told = new StringWriter();
        PrintWriter log = new PrintWriter(told);
        String output = folder.resolve("least").toString();
        int code = jlink.orElseThrow().run(log, log, "--add-modules", "java.base", "--output", output);
        assumeTrue(code == 0, () -> "jlink of " + java + " cannot link java.base alone: " + told);
    }

    @Test
    void isOneSmallFile() throws IOException {
        assertThat(Files.size(bundle)).isLessThan(MOST_BYTES);
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(f -> f.endsWith(".part"));
        }
        assertThat(program.resolveSibling("along").resolve("note.txt")).hasContent("goes along");
        assertThat(program.resolveSibling("along").resolve("empty")).isEmptyDirectory();
    }

    @Test
    void tellsOfTheMachine() throws Exception {
        Ended info = bare(program, "info");
        assertThat(info.err()).isEmpty();
        assertThat(info.code()).isZero();
        assertThat(info.out()).contains("scalar     available", "vectors of ");
        // JCuda came along, and looks for a driver before it says no.
        assertThat(info.out().lines().filter(line -> line.startsWith("  cuda ")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .matches("  cuda +(available  .*driver for CUDA \\d+\\.\\d+.*|not available.*NVIDIA driver.*)");
    }

    /** The same bits as here; a picture goes through other modules of the runtime than an array. */
    @Test
    void transforms() throws Exception {
        Path input = NpyFiles.writeDoubles(folder.resolve("x.npy"), TestSignals.eighths(3 * 512, 1), 3, 512);
        Path output = folder.resolve("y.npy");
        Ended run = bare(program, "transform", "1d", "--input", input, "--J", 5, "--Q", 4, "--output", output);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        Path here = folder.resolve("here.npy");
        assertThat(Cli.run("transform", "1d", "--input", input, "--J", 5, "--Q", 4, "--output", here)
                        .code())
                .isZero();
        assertThat(output).hasSameBinaryContentAs(here);
        Ended plot = bare(program, "plot", input, "--dims", 1, "--J", 5, "--output", folder.resolve("x.png"));
        assertThat(plot.code()).as(plot.err()).isZero();
    }

    @Test
    void makesNoOtherBundle() throws Exception {
        Path another = folder.resolve("c.tar.xz");
        Ended run = bare(program, "bundle", "--output", another);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("has no jlink").contains("a bundle is made by a JDK 25");
        assertThat(another).doesNotExist();
    }
}
