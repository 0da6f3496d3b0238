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
        description = {
            "",
            "With options in the place of a command: 2d where the input is an image or a stack of images, or --L or --gray"
                    + " is given; 1d otherwise.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  scatter verify --output verified",
            "  scatter verify --input photo.png --gray --output verified",
            "",
            "Options: scatter verify 1d --help, scatter verify 2d --help"
        },
        synopsisSubcommandLabel = "[1d|2d]",
        preprocessor = SignalAxes.class,
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
