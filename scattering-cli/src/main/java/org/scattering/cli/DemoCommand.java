package org.scattering.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.demo.DemoRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code scatter demo}. */
@Command(
        name = "demo",
        header = "Sounds and images made from a seed, their features and what they tell; nothing to download.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    private ScatterCommand root;

    @Mixin
    final Verbosity verbosity = new Verbosity();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "scatter-demo",
            description = "folder of the files that are written, default scatter-demo")
    private Path output = Path.of("scatter-demo");

    @Override
    public Integer call() {
        return new DemoRun(output, Objects.requireNonNull(root).console()).run();
    }
}
