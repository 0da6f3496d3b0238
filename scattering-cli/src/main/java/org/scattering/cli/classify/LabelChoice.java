package org.scattering.cli.classify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Refusal;

/** What {@code --labels} stands for. */
final class LabelChoice {
    private static final String PREFIX = "prefix";
    private static final String FOLDER = "folder";

    private LabelChoice() {}

    /** The class of each file, in their order. */
    static List<String> ofFiles(@Nullable String labels, Origin.Files origin) {
        if (labels == null) {
            throw new Refusal("--labels is needed: prefix (what comes before '_' in a file's name), folder (the name of"
                    + " its folder), or a CSV of files and labels");
        }
        if (labels.equals(PREFIX)) {
            return FileLabels.prefixes(origin.files());
        }
        if (labels.equals(FOLDER)) {
            return FileLabels.folders(origin.files());
        }
        if (!Files.exists(Path.of(labels))) {
            throw new Refusal("--labels " + labels + ": neither prefix nor folder nor a file");
        }
        return FileLabels.table(Path.of(labels), origin);
    }

    /** The class of each signal of an array, in their order. */
    static List<String> ofArray(@Nullable String labels, Path signals, int count) {
        if (labels != null && (labels.equals(PREFIX) || labels.equals(FOLDER))) {
            throw new Refusal("--labels " + labels + " is for a folder of files; the labels of " + signals
                    + " are in a file of their own");
        }
        return ArrayLabels.read(labels == null ? ArrayLabels.sibling(signals) : Path.of(labels), signals, count);
    }
}
