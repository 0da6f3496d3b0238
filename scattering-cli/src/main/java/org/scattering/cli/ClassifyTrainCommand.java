package org.scattering.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.classify.TrainRequest;
import org.scattering.cli.classify.TrainRun;
import org.scattering.cli.report.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code scatter classify train}. */
@Command(
        name = "train",
        header = "Labelled sounds or images to a model: features, their scaling, and a classifier.",
        description = {
            "",
            "Sounds are transformed in one dimension, images and IDX files in two. All that is done to a signal is kept"
                    + " in the model and done again in test and predict.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  scatter classify train --input train-images-idx3-ubyte.gz \\",
            "      --classifier affine-pca --model digits.model",
            "  scatter classify train --input recordings --labels prefix \\",
            "      --reject '_[0-4]\\.wav$' --length 8192 --peak --log 1e-6 --bins 4 \\",
            "      --scaling standard --classifier linear-svm --model spoken.model"
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ClassifyTrainCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    private ClassifyCommand parent;

    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Option(names = "--labels", paramLabel = "WHERE", description = LabelsText.TEXT)
    private @Nullable String labels;

    @Option(
            names = "--dims",
            paramLabel = "D",
            description = "1 (signals) or 2 (images), where files do not tell: .npy arrays, IDX files of signals")
    private @Nullable Integer dimensions;

    @Mixin
    private final FeatureOptions features = new FeatureOptions();

    @Mixin
    private final ClassifierOptions classifier = new ClassifierOptions();

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "where the model goes")
    private Path model = Path.of("");

    @Mixin
    final Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        Integer dims = dimensions;
        if (dims != null && dims != 1 && dims != 2) {
            throw new Refusal("--dims " + dims + ": 1 or 2 is accepted");
        }
        TrainRequest request =
                new TrainRequest(selection.selection(), dims, labels, features, classifier.choice(), model);
        return new TrainRun(request, ClassifyCommand.console(parent)).run();
    }
}
