package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;

/** Help, versions, the machine, bad usage. */
class CommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "transform --help",
                "transform 1d --help",
                "transform 2d --help",
                "info --help",
                "demo --help"
            })
    void everyCommandHasHelp(String command) {
        Cli help = Cli.run((Object[]) command.split(" ", -1));
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        String name = command.equals("--help") ? "" : " " + command.replace(" --help", "");
        assertThat(help.out()).contains("Usage: scatter" + name);
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void helpOfACommand() {
        assertThat(Cli.run("help", "transform").out()).contains("Usage: scatter transform");
        assertThat(Cli.run("transform", "help", "2d").out()).contains("Usage: scatter transform 2d");
    }

    @Test
    void version() {
        Cli version = Cli.run("--version");
        assertThat(version.code()).isZero();
        assertThat(version.out()).startsWith("scatter ").contains("Java 25");
    }

    @Test
    void withoutACommand() {
        Cli bare = Cli.run();
        assertThat(bare.code()).isEqualTo(2);
        assertThat(bare.err()).contains("Usage: scatter", "transform", "info", "demo");
        Cli half = Cli.run("transform");
        assertThat(half.code()).isEqualTo(2);
        assertThat(half.err()).contains("Usage: scatter transform", "1d", "2d");
    }

    @Test
    void badUsage() {
        Cli unknown = Cli.run("transmogrify");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("scatter: ").contains("transmogrify", "see scatter --help");
        assertThat(unknown.err().lines()).hasSize(2);
        Cli missing = Cli.run("transform", "1d", "--input", "x.npy");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("--output", "see scatter transform 1d --help");
        Cli path = Cli.run("transform", "1d", "--input", "a\0b", "--output", "x.npy");
        assertThat(path.code()).isEqualTo(2);
    }

    @Test
    void info() {
        Cli info = Cli.run("info");
        assertThat(info.code()).isZero();
        Engines.all()
                .forEach(engine -> assertThat(info.out())
                        .containsPattern("\n  " + engine.name() + " +"
                                + (engine.availability().available() ? "" : "not ") + "available ")
                        .contains(engine.availability().reason()));
        assertThat(info.out())
                .contains(
                        Runtime.version().toString(),
                        System.getProperty("os.name"),
                        "Processors   " + Runtime.getRuntime().availableProcessors(),
                        "auto takes   "
                                + Engines.choose("auto", Precision.SINGLE).name());
        // Without a GPU one engine computes all; what would be beside one is said, too.
        assertThat(info.out())
                .containsPattern(
                        "\nauto's rule  (\\w+ computes every batch; beside a GPU |of signals of 1024 samples)");
    }

    @Test
    void verboseShowsWhere() {
        Path nothing = folder.resolve("nothing.npy");
        Cli brief = Cli.run("transform", "1d", "--input", nothing, "--output", folder.resolve("o.npy"));
        assertThat(brief.err()).isEqualTo("scatter: " + nothing + ": no such file\n");
        Cli full = Cli.run("transform", "1d", "--input", nothing, "--output", folder.resolve("o.npy"), "--verbose");
        assertThat(full.code()).isEqualTo(2);
        assertThat(full.err()).startsWith(brief.err()).contains("\tat org.scattering.cli");
    }
}
