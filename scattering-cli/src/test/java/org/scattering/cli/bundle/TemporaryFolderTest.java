package org.scattering.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is left behind, whatever ends the process. */
class TemporaryFolderTest {
    @TempDir
    private Path folder;

    /** A process that makes a folder, goes on filling it, and waits for its end. */
    static final class Filling {
        private Filling() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            TemporaryFolder made = new TemporaryFolder("filling");
            Files.writeString(
                    Files.createDirectories(made.path().resolve("a/b")).resolve("c"), "text");
            Files.writeString(Path.of(args[0]), "ready");
            Thread.sleep(120_000);
        }
    }

    @Test
    void aProcessThatIsEnded() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path ready = folder.resolve("ready");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Filling.class.getName(),
                        ready.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        while (!Files.exists(ready) && process.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(temporary).as(Files.readString(folder.resolve("out"))).isNotEmptyDirectory();
        // As Ctrl-C does.
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void isGoneWhenItIsClosed() throws IOException {
        Path path;
        try (TemporaryFolder made = new TemporaryFolder("closing")) {
            path = made.path();
            Files.writeString(Files.createDirectories(path.resolve("a/b")).resolve("c"), "text");
        }
        assertThat(path).doesNotExist();
    }
}
