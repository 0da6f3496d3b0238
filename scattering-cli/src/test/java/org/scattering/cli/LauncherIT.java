package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;

/** What only a process can show: limits of the system, signals, memory, a JVM without the incubator module. */
class LauncherIT {
    private static final int SIGNALS = 40;
    private static final int LENGTH = 8192;
    private static final Path SCATTER = Path.of(System.getProperty("scatter.root", ".."), "scatter");

    @TempDir
    private Path folder;

    private Path input;
    private Path output;

    @BeforeEach
    void files() throws IOException {
        input = NpyFiles.writeDoubles(
                folder.resolve("x.npy"), TestSignals.eighths(SIGNALS * LENGTH, 1), SIGNALS, LENGTH);
        output = Files.writeString(folder.resolve("out.npy"), "precious");
    }

    private record Ended(int code, String out, String err) {}

    private Process start(String options, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().put("SCATTER_OPTS", options);
        return builder.start();
    }

    private Ended end(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(folder.resolve("stdout")),
                Cli.withoutProgress(Files.readString(folder.resolve("stderr"))));
    }

    private List<String> transform(String program, Object... more) {
        List<String> command = new ArrayList<>(List.of(program, "transform", "1d", "--input", input.toString()));
        command.addAll(List.of("--output", output.toString()));
        Stream.of(more).map(Object::toString).forEach(command::add);
        return command;
    }

    private void assertOldOutputOnly() throws IOException {
        assertThat(output).hasContent("precious");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder("x.npy", "out.npy", "stdout", "stderr");
        }
    }

    @Test
    void runs() throws Exception {
        Ended run = end(start("", transform(SCATTER.toString())));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("out.npy: (40, 234, 32) float32, engine "
                        + Engines.choose(Engines.AUTO, Precision.SINGLE).name() + ", ");
        assertThat(NpyFiles.read(output).shape()).containsExactly(40, 234, 32);
    }

    @Test
    void aLimitOnTheSizeOfFiles() throws Exception {
        List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 200 && exec \"$0\" \"$@\""));
        limited.addAll(transform(SCATTER.toString()));
        Ended run = end(start("", limited));
        assertThat(run.err()).isEqualTo("scatter: " + output + ": cannot be written: File too large\n");
        assertThat(run.code()).isEqualTo(2);
        assertOldOutputOnly();
    }

    @Test
    void anEndFromOutside() throws Exception {
        Process process = start("", transform(SCATTER.toString(), "--engine", "reference", "--threads", 1));
        for (int tries = 0; tries < 600 && !partial(); tries++) {
            Thread.sleep(50);
        }
        assertThat(partial()).isTrue();
        process.destroy();
        assertThat(end(process).code()).isNotZero();
        assertOldOutputOnly();
    }

    private boolean partial() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(p -> p.toString().endsWith(".part"));
        }
    }

    @Test
    void memoryThatDoesNotSuffice() throws Exception {
        input = NpyFiles.writeDoubles(folder.resolve("x.npy"), new double[1 << 19], 1 << 19);
        Ended run = end(start("-Xmx64m", transform(SCATTER.toString(), "--J", 13, "--Q", 16)));
        assertThat(run.err()).startsWith("scatter: out of memory").contains("SCATTER_OPTS=-Xmx");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.code()).isEqualTo(70);
        assertOldOutputOnly();
    }

    /** As the launcher does, but without the option that adds the module. */
    private List<String> plainJava(Object... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(transform(Main.class.getName(), more));
        return command;
    }

    @Test
    void withoutTheIncubatorModule() throws Exception {
        Ended named = end(start("", plainJava("--engine", "simd")));
        assertThat(named.err())
                .startsWith("scatter: engine = simd is not available here: ")
                .contains("--add-modules jdk.incubator.vector");
        assertThat(named.code()).isEqualTo(2);
        assertOldOutputOnly();
        Ended chosen = end(start("", plainJava()));
        assertThat(chosen.code()).isZero();
        assertThat(chosen.out()).contains("engine scalar");
    }
}
