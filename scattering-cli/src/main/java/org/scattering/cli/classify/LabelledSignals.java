package org.scattering.cli.classify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.Failure;
import org.scattering.cli.report.Progress;
import org.scattering.cli.report.Refusal;

/**
 * Signals with their classes. All that are asked for, or none: an error rate over those that happened to be readable
 * would not be honest.
 *
 * @param names how each is reported
 * @param signals the samples of each
 * @param labels the class of each
 * @param form what the signals have in common
 */
record LabelledSignals(List<String> names, List<float[]> signals, List<String> labels, SignalForm form) {

    static LabelledSignals of(
            Origin origin, Selection selection, @Nullable String labels, SignalLoader loader, Console console) {
        return switch (origin) {
            case Origin.ArrayFile array -> ofArray(array, selection, labels, loader);
            case Origin.Files files -> ofFiles(files, selection, labels, loader, console);
        };
    }

    private static LabelledSignals ofArray(
            Origin.ArrayFile array, Selection selection, @Nullable String labels, SignalLoader loader) {
        Path path = array.file().path();
        List<String> classes = selection.limited(LabelChoice.ofArray(labels, path, loader.count(array.file())));
        SignalSet set = loader.array(array.file(), classes.size());
        List<String> names = set.numbers().stream().map(i -> path + " " + i).toList();
        return new LabelledSignals(names, set.signals(), classes, set.form());
    }

    private static LabelledSignals ofFiles(
            Origin.Files all, Selection selection, @Nullable String labels, SignalLoader loader, Console console) {
        List<String> classes = selection.limited(LabelChoice.ofFiles(labels, all));
        List<Path> files = selection.limited(all.files());
        SignalSet set;
        try (Progress progress = new Progress(console, "files")) {
            set = loader.files(files, progress);
        }
        if (!set.broken().isEmpty()) {
            List<String> reasons = set.broken().stream().map(Failure::message).toList();
            throw new Refusal(selection.input() + ": " + reasons.size() + " of " + files.size()
                    + " files cannot be used: " + Naming.first(reasons, "; "));
        }
        List<String> names = new ArrayList<>();
        files.forEach(file -> names.add(Selection.name(all.base(), file)));
        return new LabelledSignals(names, set.signals(), classes, set.form());
    }
}
