package org.scattering.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParentCommand;

/** {@code scatter classify}. */
@Command(
        name = "classify",
        header = "Sounds and images to classes: train a model, test it, predict with it.",
        subcommands = {
            ClassifyTrainCommand.class,
            ClassifyTestCommand.class,
            ClassifyPredictCommand.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ClassifyCommand implements Group {
    @ParentCommand
    @Nullable
    private ScatterCommand root;

    static Console console(@Nullable ClassifyCommand command) {
        return Objects.requireNonNull(Objects.requireNonNull(command).root).console();
    }
}
