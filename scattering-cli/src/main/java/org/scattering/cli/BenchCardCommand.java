package org.scattering.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.bench.CardTable;
import org.scattering.cli.report.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code scatter bench card}. */
@Command(
        name = "card",
        header = "A table in Markdown of what was measured on a GPU; bench/gpu-run.sh ends with it.",
        description = {
            "",
            "Of each workload the fastest batch counts. The floor is the larger of two times: samples and coefficients at",
            "the bandwidth of a copy on this card, and floating-point operations at its rate, both measured.",
            ""
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BenchCardCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    private BenchCommand parent;

    @Parameters(
            arity = "1..*",
            paramLabel = "F",
            description = "files of 'scatter bench --engine cuda --json', and lines of bench/peers/kymatio_times.py")
    private List<Path> files = List.of();

    @Mixin
    final Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        CardTable.read(files).lines().forEach(Objects.requireNonNull(parent).console()::say);
        return ExitCode.SUCCESS;
    }
}
