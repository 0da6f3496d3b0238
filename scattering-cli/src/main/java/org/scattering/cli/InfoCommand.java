package org.scattering.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
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
    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final List<String> VECTOR_FEATURES =
            List.of("sse4_2", "avx", "fma", "avx2", "avx512f", "avx512dq", "avx512vl", "asimd", "sve", "sve2");

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
        cpu("model name").ifPresent(model -> console.say("CPU          " + model));
        cpu("flags").or(() -> cpu("Features")).ifPresent(flags -> console.say("CPU features " + vectorFeatures(flags)));
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

    private static Optional<String> cpu(String field) {
        try {
            return Files.isReadable(CPU)
                    ? Files.readAllLines(CPU).stream()
                            .filter(line -> line.startsWith(field) && line.contains(":"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String vectorFeatures(String flags) {
        List<String> present = Arrays.asList(flags.split(" "));
        return String.join(
                " ", VECTOR_FEATURES.stream().filter(present::contains).toList());
    }
}
