package org.scattering.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParentCommand;

/** {@code scatter verify}. */
@Command(
        name = "verify",
        header = "What the theory promises, checked on your signals and filters, with a report.",
        subcommands = {Verify1DCommand.class, Verify2DCommand.class, HelpCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class VerifyCommand implements Group {
    @ParentCommand
    @Nullable
    private ScatterCommand root;

    Console console() {
        return Objects.requireNonNull(root).console();
    }
}
