package org.scattering.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Processor;
import org.scattering.engine.Availability;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
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
        console.say("Engines");
        Engines.all().forEach(engine -> console.say(line(engine)));
        console.say(
                "auto takes   " + chosen(Precision.SINGLE) + "; with --precision double " + chosen(Precision.DOUBLE));
        return ExitCode.SUCCESS;
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
