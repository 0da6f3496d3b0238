package org.scattering.cli.classify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.scattering.cli.job.Outcome;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Refusal;
import org.scattering.learn.classify.Examples;
import org.scattering.learn.features.FeatureRecipe;
import org.scattering.learn.model.ModelFile;
import org.scattering.learn.model.ScatteringModel;

/** Labelled signals in, a model file out. */
public final class TrainRun {
    private final TrainRequest request;
    private final Console console;

    /**
     * Prepares the run.
     *
     * @param request what is wanted
     * @param console where it tells what it did
     */
    public TrainRun(TrainRequest request, Console console) {
        this.request = request;
        this.console = console;
    }

    /**
     * Does it.
     *
     * @return the exit code
     */
    public int run() {
        long start = System.nanoTime();
        // Opened first: minutes of training are not spent on a model that has nowhere to go.
        try (AtomicFile file = AtomicFile.create(request.model(), AtomicFile.Opener.FILE_SYSTEM)) {
            LabelledSignals data = read();
            Examples.requireTrainable(data.labels());
            ScatteringModel model = train(data);
            ModelFile.write(model, file.stream());
            file.commit();
            tell(data, model, start);
            return ExitCode.SUCCESS;
        } catch (IOException e) {
            throw Refusal.unwritable(request.model(), e);
        }
    }

    private LabelledSignals read() {
        Selection selection = request.selection();
        int dimensions = Origin.dimensions(selection, request.dimensions());
        request.recipe().requireApplicable(dimensions);
        Origin origin = Origin.of(selection, dimensions, request.model());
        SignalLoader loader = new SignalLoader(dimensions, request.recipe().length(), null);
        return LabelledSignals.of(origin, selection, request.labels(), loader, console);
    }

    private ScatteringModel train(LabelledSignals data) {
        FeatureRecipe recipe = request.recipe().recipe(data.form());
        try (Stages stages = new Stages(console, data.signals().size())) {
            return ScatteringModel.train(
                    recipe,
                    data.signals(),
                    data.labels(),
                    examples -> {
                        stages.next("classifiers", 1);
                        return request.classifier().train(examples);
                    },
                    stages::done);
        }
    }

    private void tell(LabelledSignals data, ScatteringModel model, long start) {
        Map<String, Long> counts = data.labels().stream()
                .collect(Collectors.groupingBy(label -> label, TreeMap::new, Collectors.counting()));
        List<String> classes = counts.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .toList();
        console.say(request.model() + ": trained in " + Outcome.seconds(start));
        console.say(
                "signals     " + data.signals().size() + " of " + data.form().size());
        console.say("classes     " + String.join(", ", classes));
        console.say("features    " + model.scaling().shift().length + " a signal");
        console.say("classifier  " + model.classifier().description());
    }
}
