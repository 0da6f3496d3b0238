package org.scattering.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParentCommand;

/** {@code scatter filters}. */
@Command(
        name = "filters",
        header = "Pictures of the filter banks, and their frame bounds.",
        subcommands = {Filters1DCommand.class, Filters2DCommand.class, HelpCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class FiltersCommand implements Group {
    @ParentCommand
    @Nullable
    private ScatterCommand root;

    Console console() {
        return Objects.requireNonNull(root).console();
    }
}
