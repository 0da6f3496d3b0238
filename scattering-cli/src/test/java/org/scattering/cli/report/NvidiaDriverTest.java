package org.scattering.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaDriverTest {
    @TempDir
    private Path folder;

    private String version(String text) throws IOException {
        return NvidiaDriver.version(Files.writeString(folder.resolve("version"), text))
                .orElse("none");
    }

    @Test
    void isReadFromWhatTheModuleSays() throws IOException {
        assertThat(version("580.159.04\n")).isEqualTo("580.159.04");
        assertThat(
                        version(
                                "NVRM version: NVIDIA UNIX x86_64 Kernel Module  470.42  Tue Jun 15 2021\nGCC version:  gcc 9.4.0\n"))
                .isEqualTo("470.42");
        assertThat(version("NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build\n"))
                .isEqualTo("580.95.05");
        assertThat(version("no number")).isEqualTo("none");
        assertThat(NvidiaDriver.version(folder.resolve("missing"))).isEmpty();
    }
}
