package org.scattering.cli;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.Scattering;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.NvidiaDriver;
import org.scattering.cli.report.Processor;
import org.scattering.engine.Availability;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code scatter info}. */
@Command(
        name = "info",
        header = "The machine, the engines and why each is or is not available, versions.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class InfoCommand implements Callable<Integer> {
    private static final Scattering1D EXAMPLE =
            Scattering1D.builder(1024).scale(6).quality(1).build();
    private static final Duration CALIBRATION = Duration.ofSeconds(3);

    @ParentCommand
    @Nullable
    private ScatterCommand root;

    @Mixin
    final Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        Console console = Objects.requireNonNull(root).console();
        console.say("scatter      " + Version.text());
        console.say("Java         " + Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                + System.getProperty("java.vendor"));
        console.say("System       " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch"));
        Processor.model().ifPresent(model -> console.say("CPU          " + model));
        Processor.vectorFeatures().ifPresent(features -> console.say("CPU features " + features));
        console.say("Processors   " + Runtime.getRuntime().availableProcessors());
        console.say("Memory       " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB at most (SCATTER_OPTS=-Xmx… changes it)");
        NvidiaDriver.version().ifPresent(version -> console.say("NVIDIA       driver " + version));
        console.say("Engines");
        Engines.all().forEach(engine -> console.say(line(engine)));
        console.say(
                "auto takes   " + chosen(Precision.SINGLE) + "; with --precision double " + chosen(Precision.DOUBLE));
        console.say("auto's rule  " + rule());
        return ExitCode.SUCCESS;
    }

    /** The rule for one plan of a common kind, with the times of this moment. */
    private static String rule() {
        ScatteringPlan plan = Scattering.plan(EXAMPLE);
        int threads = Runtime.getRuntime().availableProcessors();
        try (Transform transform = Scattering.transform(plan, Engines.AUTO, Precision.SINGLE, threads)) {
            if (!transform.choosesByTime()) {
                return transform.choice()
                        + "; beside a GPU it would compute those batches for which it takes less time";
            }
            transform.calibrate(CALIBRATION);
            return "of signals of %d samples, J = %d, Q = 1: %s; each plan is timed by itself, in calls of its own"
                    .formatted(EXAMPLE.length(), EXAMPLE.scale(), transform.choice());
        }
    }

    private static String line(ScatteringEngine engine) {
        Availability availability = engine.availability();
        return "  %-10s %-13s %s"
                .formatted(
                        engine.name(), availability.available() ? "available" : "not available", availability.reason());
    }

    private static String chosen(Precision precision) {
        return Engines.choose(Engines.AUTO, precision).name();
    }
}
