package org.scattering.cli.classify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.job.Outcome;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Failure;
import org.scattering.cli.report.Progress;
import org.scattering.learn.model.ScatteringModel;

/** A model and signals in, a table of classes out. Files that cannot be read are listed at the end. */
public final class PredictRun {
    private final Path file;
    private final Selection selection;
    private final @Nullable Path output;
    private final Console console;

    /**
     * Prepares the run.
     *
     * @param file the model
     * @param selection which signals
     * @param output where the table goes, null for the console
     * @param console where it tells what it did
     */
    public PredictRun(Path file, Selection selection, @Nullable Path output, Console console) {
        this.file = file;
        this.selection = selection;
        this.output = output;
        this.console = console;
    }

    private record Unlabelled(String column, List<String> names, SignalSet set, int asked) {}

    /**
     * Does it.
     *
     * @return the exit code
     */
    public int run() {
        long start = System.nanoTime();
        ScatteringModel model = TestRun.open(file);
        Unlabelled data = read(model);
        if (!data.names().isEmpty()) {
            List<String> predicted;
            try (Stages stages = new Stages(console, data.names().size())) {
                predicted = model.predict(data.set().signals(), stages::done);
            }
            write(data, predicted, start);
        }
        List<Failure> broken = data.set().broken();
        if (broken.isEmpty()) {
            return ExitCode.SUCCESS;
        }
        console.warn(broken.size() + " of " + data.asked() + " files failed:");
        broken.forEach(failure -> console.detail(failure.message()));
        return ExitCode.REFUSED;
    }

    private Unlabelled read(ScatteringModel model) {
        SignalForm form = SignalForm.of(model.recipe().settings());
        int dimensions = form.shape().size();
        SignalLoader loader =
                new SignalLoader(dimensions, model.recipe().preparation().length(), form);
        return switch (Origin.of(selection, dimensions, output == null ? file : output)) {
            case Origin.ArrayFile array -> {
                int all = loader.count(array.file());
                Integer limit = selection.limit();
                int count = limit == null ? all : Math.min(limit, all);
                SignalSet set = loader.array(array.file(), count);
                yield new Unlabelled(
                        "index", set.numbers().stream().map(String::valueOf).toList(), set, count);
            }
            case Origin.Files all -> {
                List<Path> files = selection.limited(all.files());
                SignalSet set;
                try (Progress progress = new Progress(console, "files")) {
                    set = loader.files(files, progress);
                }
                List<String> names = new ArrayList<>();
                set.numbers().forEach(i -> names.add(Selection.name(all.base(), files.get(i))));
                yield new Unlabelled("file", names, set, files.size());
            }
        };
    }

    private void write(Unlabelled data, List<String> predicted, long start) {
        List<String> lines = new ArrayList<>();
        lines.add(CsvLines.line(data.column(), "label"));
        for (int i = 0; i < predicted.size(); i++) {
            lines.add(CsvLines.line(data.names().get(i), predicted.get(i)));
        }
        Path target = output;
        if (target == null) {
            lines.forEach(console::say);
        } else {
            AtomicFile.write(target, String.join("\n", lines) + "\n", AtomicFile.Opener.FILE_SYSTEM);
            console.say(target + ": " + predicted.size() + " labels, " + Outcome.seconds(start));
        }
    }
}
