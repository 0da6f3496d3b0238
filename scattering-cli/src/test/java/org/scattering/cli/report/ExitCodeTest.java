package org.scattering.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scattering.cli.Main;
import org.scattering.engine.EngineFailureException;
import org.scattering.settings.InvalidSettingException;

/** 1 is a violated guarantee and nothing else; a fault of the program is 70. */
class ExitCodeTest {
    /** What no command expects of its output. */
    private static final class Broken extends PrintWriter {
        Broken() {
            super(OutputStream.nullOutputStream());
        }

        @Override
        public void println(String line) {
            throw new IllegalStateException("broken output");
        }
    }

    @Test
    void faultsOfTheProgramAreNoViolations() {
        List<Throwable> faults = List.of(
                new IllegalStateException("x"),
                new NumberFormatException("Infinite or NaN"),
                new AssertionError("x"),
                new OutOfMemoryError("Java heap space"),
                new EngineFailureException("x"));
        assertThat(faults).extracting(fault -> Failure.of(fault).exitCode()).containsOnly(70);
        assertThat(Failure.of(new Refusal("x")).exitCode()).isEqualTo(2);
        assertThat(Failure.of(new InvalidSettingException("x")).exitCode()).isEqualTo(2);
    }

    @Test
    void aCrashOfACommand(@TempDir Path folder) {
        assertCrash("info");
        assertCrash(
                "verify",
                "1d",
                "--length",
                "32",
                "--J",
                "2",
                "--Q",
                "1",
                "--trials",
                "1",
                "--output",
                folder.toString());
        assertThat(folder.resolve("report.json")).content().contains("\"holds\" : true");
    }

    private static void assertCrash(String... command) {
        StringWriter err = new StringWriter();
        assertThat(Main.run(command, new Broken(), new PrintWriter(err))).isEqualTo(70);
        assertThat(err.toString()).contains("scatter: internal failure: IllegalStateException: broken output");
    }
}
