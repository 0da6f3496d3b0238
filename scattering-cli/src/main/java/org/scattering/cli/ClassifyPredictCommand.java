package org.scattering.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.classify.PredictRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code scatter classify predict}. */
@Command(
        name = "predict",
        header = "The classes of signals, as a CSV of file (or index) and label.",
        description = {"", "Files that cannot be read are listed at the end, with exit code 2.", ""},
        footer = {
            "",
            "Examples:",
            "  scatter classify predict --model spoken.model --input word.wav",
            "  scatter classify predict --model spoken.model --input recordings --output labels.csv"
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ClassifyPredictCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    private ClassifyCommand parent;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "what 'scatter classify train' wrote")
    private Path model = Path.of("");

    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Option(names = "--output", paramLabel = "CSV", description = "where the labels go, default the standard output")
    private @Nullable Path output;

    @Mixin
    final Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        return new PredictRun(model, selection.selection(), output, ClassifyCommand.console(parent)).run();
    }
}
