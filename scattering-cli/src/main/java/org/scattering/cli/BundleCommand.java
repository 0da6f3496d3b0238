package org.scattering.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.bundle.BundleRun;
import org.scattering.cli.report.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code scatter bundle}. */
@Command(
        name = "bundle",
        header = "This program with a Java runtime of its own, in one file for machines that have none.",
        description = {
            "",
            "The file holds a folder named scatter. On a Linux x86-64 machine with neither a JDK nor Maven:",
            "",
            "  tar -xJf FILE.tar.xz && scatter/scatter info",
            ""
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BundleCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    private ScatterCommand root;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE.tar.xz",
            description = "the file to write; it appears when it is complete")
    private Path output = Path.of("scatter.tar.xz");

    @Option(
            names = "--add",
            paramLabel = "DIR",
            description = "a folder that goes along, under its own name, beside the program; may be repeated")
    private List<Path> added = List.of();

    @Mixin
    final Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        new BundleRun(output, added, Objects.requireNonNull(root).console()).run();
        return ExitCode.SUCCESS;
    }
}
