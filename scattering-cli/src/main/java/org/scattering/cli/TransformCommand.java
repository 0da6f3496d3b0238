package org.scattering.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.InputSearch;
import org.scattering.cli.input.Reading;
import org.scattering.cli.job.FolderRun;
import org.scattering.cli.job.Recipe;
import org.scattering.cli.job.Request;
import org.scattering.cli.job.SingleRun;
import org.scattering.cli.job.StackRun;
import org.scattering.cli.job.Workshop;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Engines;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParentCommand;

/** {@code scatter transform}. */
@Command(
        name = "transform",
        header = "Files to scattering coefficients.",
        subcommands = {Transform1DCommand.class, Transform2DCommand.class, HelpCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class TransformCommand implements Group {
    @ParentCommand
    @Nullable
    private ScatterCommand root;

    static int run(SharedOptions shared, Recipe recipe, Reading reading, @Nullable TransformCommand command) {
        Request request = shared.request(recipe, reading);
        Workshop workshop = Workshop.of(
                Objects.requireNonNull(Objects.requireNonNull(command).root).console());
        Engines.choose(request.computation().engine(), request.computation().precision());
        if (InputSearch.several(request.input())) {
            return shared.stack() ? new StackRun(request, workshop).run() : new FolderRun(request, workshop).run();
        }
        if (shared.stack()) {
            throw new Refusal("--stack joins the files of a folder or pattern; " + request.input() + " is one file");
        }
        return new SingleRun(request, workshop).run();
    }
}
