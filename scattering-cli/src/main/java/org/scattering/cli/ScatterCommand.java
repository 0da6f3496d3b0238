package org.scattering.cli;

import org.scattering.cli.report.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code scatter}. */
@Command(
        name = "scatter",
        header = "Wavelet scattering transforms of sounds, signals and images.",
        footer = {
            "",
            "First steps: scatter demo",
            "Exit codes: 0 success, 1 a guarantee is violated (verify), 2 bad usage or input, 70 internal failure."
        },
        subcommands = {
            TransformCommand.class,
            ClassifyCommand.class,
            FiltersCommand.class,
            PlotCommand.class,
            InfoCommand.class,
            BenchCommand.class,
            VerifyCommand.class,
            DemoCommand.class,
            BundleCommand.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ScatterCommand implements Group {
    private final Console console;

    ScatterCommand(Console console) {
        this.console = console;
    }

    Console console() {
        return console;
    }
}
