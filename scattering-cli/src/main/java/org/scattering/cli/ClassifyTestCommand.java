package org.scattering.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.classify.TestRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code scatter classify test}. */
@Command(
        name = "test",
        header = "How often a model is wrong: error rate, errors of each class, confusions.",
        description = {"", "Test signals that the model was trained on are counted and reported as a leak.", ""},
        footer = {
            "",
            "Examples:",
            "  scatter classify test --model digits.model --input t10k-images-idx3-ubyte.gz",
            "  scatter classify test --model spoken.model --input recordings --labels prefix \\",
            "      --select '_[0-4]\\.wav$' --json result.json"
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ClassifyTestCommand implements Callable<Integer> {
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

    @Option(names = "--labels", paramLabel = "WHERE", description = LabelsText.TEXT)
    private @Nullable String labels;

    @Option(names = "--json", paramLabel = "F", description = "write everything that is printed, errors in percent")
    private @Nullable Path json;

    @Option(
            names = "--collapse",
            description =
                    "neural collapse, too: how near the features of these signals and the model's linear classifier"
                            + " (lda, nearest-mean, linear-svm) are to a simplex")
    private boolean collapse;

    @Mixin
    final Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        TestRun.Measures measures = collapse ? TestRun.Measures.ERRORS_AND_COLLAPSE : TestRun.Measures.ERRORS;
        return new TestRun(model, selection.selection(), labels, json, measures, ClassifyCommand.console(parent)).run();
    }
}
