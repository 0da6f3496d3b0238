package org.scattering.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.bench.Comparison;
import org.scattering.cli.bench.MeasuredFiles;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code scatter bench merge}. */
@Command(
        name = "merge",
        header = "One table of several measurements, ours and others'; bench/compare.sh ends with it.",
        description = {
            "",
            "Of a workload, engine and number of threads that were measured several times, the fastest median counts.",
            ""
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BenchMergeCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    private BenchCommand parent;

    @Parameters(
            arity = "1..*",
            paramLabel = "F",
            description = "files of 'scatter bench --json', and JSON lines of the programs in bench/peers")
    private List<Path> files = List.of();

    @Option(names = "--json", paramLabel = "F", description = "write all of it to this file")
    private @Nullable Path json;

    @Mixin
    final Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        Path file = json;
        if (file == null) {
            print(merged());
            return ExitCode.SUCCESS;
        }
        try (AtomicFile output = AtomicFile.create(file, AtomicFile.Opener.FILE_SYSTEM)) {
            Comparison comparison = merged();
            output.stream().write(comparison.json().getBytes(StandardCharsets.UTF_8));
            output.commit();
            print(comparison);
        } catch (IOException e) {
            throw Refusal.unwritable(file, e);
        }
        return ExitCode.SUCCESS;
    }

    private Comparison merged() {
        return Comparison.of(MeasuredFiles.read(files));
    }

    private void print(Comparison comparison) {
        comparison.lines().forEach(Objects.requireNonNull(parent).console()::say);
    }
}
