package org.scattering.cli.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.job.Outcome;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Refusal;
import org.scattering.learn.classify.NeuralCollapse;
import org.scattering.learn.features.FeatureTable;
import org.scattering.learn.model.ModelFile;
import org.scattering.learn.model.ScatteringModel;

/** A model and labelled signals in, an error rate out. */
public final class TestRun {
    private final Path file;
    private final Selection selection;
    private final @Nullable String labels;
    private final @Nullable Path json;
    private final Measures measures;
    private final Console console;

    /** What is measured. */
    public enum Measures {
        /** How often the model is wrong. */
        ERRORS,
        /** How near the features and the linear classifier are to neural collapse, too. */
        ERRORS_AND_COLLAPSE
    }

    /**
     * Prepares the run.
     *
     * @param file the model
     * @param selection which signals
     * @param labels prefix, folder, a file, or null for the file beside the signals
     * @param json where everything is written, null for nowhere
     * @param measures what is measured
     * @param console where it tells what it found
     */
    public TestRun(
            Path file,
            Selection selection,
            @Nullable String labels,
            @Nullable Path json,
            Measures measures,
            Console console) {
        this.file = file;
        this.selection = selection;
        this.labels = labels;
        this.json = json;
        this.measures = measures;
        this.console = console;
    }

    /**
     * Does it.
     *
     * @return the exit code
     */
    public int run() {
        long start = System.nanoTime();
        ScatteringModel model = open(file);
        if (measures == Measures.ERRORS_AND_COLLAPSE) {
            Collapse.requireLinear(model);
        }
        LabelledSignals data = read(model);
        requireKnown(data.labels(), model.classes());
        FeatureTable features;
        try (Stages stages = new Stages(console, data.signals().size())) {
            features = model.features(data.signals(), stages::done);
        }
        Evaluation evaluation = Evaluation.of(model.classes(), data.labels(), model.predict(features));
        NeuralCollapse collapse = measures == Measures.ERRORS ? null : Collapse.of(model, features, data.labels());
        List<String> leaked = IntStream.range(0, data.signals().size())
                .filter(i -> model.trainedOn(data.signals().get(i)))
                .mapToObj(data.names()::get)
                .toList();
        tell(evaluation, collapse, model.classifier().description(), leaked);
        console.say("time " + Outcome.seconds(start));
        return ExitCode.SUCCESS;
    }

    private static void requireKnown(List<String> labels, List<String> classes) {
        List<String> unknown = labels.stream()
                .distinct()
                .filter(label -> !classes.contains(label))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new Refusal("--labels: " + Naming.some(unknown, "label")
                    + " the model does not know; its classes are " + String.join(", ", classes));
        }
    }

    private void tell(
            Evaluation evaluation, @Nullable NeuralCollapse collapse, String classifier, List<String> leaked) {
        Path target = json;
        if (target != null) {
            AtomicFile.write(
                    target, evaluation.json(classifier, collapse, leaked.size()) + "\n", AtomicFile.Opener.FILE_SYSTEM);
        }
        evaluation.lines(classifier).forEach(console::say);
        if (collapse != null) {
            Collapse.lines(collapse).forEach(console::say);
        }
        if (!leaked.isEmpty()) {
            console.warn("leak: " + leaked.size() + " of " + evaluation.count()
                    + " test signals were in the training set, so the error is too low: " + Naming.first(leaked, ", "));
        }
    }

    /** Reads a model. */
    static ScatteringModel open(Path file) {
        try {
            return ModelFile.read(file);
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
    }

    private LabelledSignals read(ScatteringModel model) {
        SignalForm form = SignalForm.of(model.recipe().settings());
        int dimensions = form.shape().size();
        Origin origin = Origin.of(selection, dimensions, file);
        SignalLoader loader =
                new SignalLoader(dimensions, model.recipe().preparation().length(), form);
        return LabelledSignals.of(origin, selection, labels, loader, console);
    }
}
