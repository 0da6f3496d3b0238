package org.scattering.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.Reading;
import org.scattering.cli.report.Refusal;
import org.scattering.cli.verify.OwnFeatures;
import picocli.CommandLine.Option;

/** Features of labelled examples whose neural collapse is measured, with their classifier. */
final class CollapseOptions {
    @Option(
            names = "--collapse",
            paramLabel = "NPY",
            description =
                    "features of labelled examples, (example, feature ...), from whatever was trained; how near they are"
                            + " to neural collapse is reported beside the others. Needs --labels")
    private @Nullable Path features;

    @Option(
            names = "--labels",
            paramLabel = "F",
            description = "the class of each row of --collapse: an IDX, .npy or CSV file")
    private @Nullable Path labels;

    @Option(
            names = "--classifier",
            paramLabel = "NPY",
            description =
                    "the linear classifier of --collapse, (class, feature), a row for each class in ascending order, with"
                            + " one column more for biases; default: a linear support vector machine trained on these features")
    private @Nullable Path classifier;

    void requireComplete() {
        if ((features == null) != (labels == null)) {
            throw new Refusal(
                    features == null
                            ? "--labels " + labels
                                    + ": --collapse F.npy is needed, the features of which these are classes"
                            : "--collapse " + features + ": --labels F is needed, the class of each row");
        }
        if (classifier != null && features == null) {
            throw new Refusal("--classifier " + classifier + ": --collapse F.npy is needed, the features it is for");
        }
    }

    @Nullable
    OwnFeatures features(Reading.NotFinite notFinite, long seed) {
        Path file = features;
        return file == null
                ? null
                : OwnFeatures.read(file, Objects.requireNonNull(labels), classifier, notFinite, seed);
    }

    Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("collapse", features == null ? "none" : features.toString());
        description.put("labels", labels == null ? "none" : labels.toString());
        description.put("classifier", classifier == null ? "trained" : classifier.toString());
        return description;
    }
}
