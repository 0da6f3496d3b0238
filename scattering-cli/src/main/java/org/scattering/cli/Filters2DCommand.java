package org.scattering.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.Scattering;
import org.scattering.cli.picture.BankFigure2D;
import org.scattering.cli.picture.FrameBounds;
import org.scattering.cli.picture.PictureFile;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering2D;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code scatter filters 2d}. */
@Command(
        name = "2d",
        header = "The filters for images: in space and in the Fourier plane.",
        description = {
            "",
            "Draws the wavelets in space, the lines on which every filter is at half of its maximum in the Fourier "
                    + "plane, and the Littlewood-Paley sum; prints its bounds A and B and where they are reached.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  scatter filters 2d --J 3 --output bank.png",
            "  scatter filters 2d --size 128x96 --J 4 --L 6 --profile tight --output bank.svg"
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Filters2DCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    private FiltersCommand parent;

    @Mixin
    private final PictureOptions picture = new PictureOptions();

    @Option(
            names = "--size",
            paramLabel = "MxN",
            defaultValue = "64x64",
            converter = Transform2DCommand.Size.Converter.class,
            description = "rows and columns of an image (N for NxN), default 64x64")
    private Transform2DCommand.Size size = new Transform2DCommand.Size(64, 64);

    @Option(names = "--J", paramLabel = "J", defaultValue = "2", description = "scales, one an octave, default 2")
    private int scales;

    @Option(names = "--L", paramLabel = "L", defaultValue = "8", description = "orientations, default 8")
    private int angles;

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Override
    public Integer call() {
        PictureFile file = picture.file();
        Scattering2D settings = Scattering2D.builder(size.rows(), size.columns())
                .scales(scales)
                .angles(angles)
                .maxOrder(1)
                .profile(profile.value())
                .build();
        ScatteringPlan plan = Scattering.plan(settings);
        Console console = Objects.requireNonNull(parent).console();
        console.say(FrameBounds.text(plan.bank(1).littlewoodPaley(), null));
        PictureOptions.write(file, new BankFigure2D(settings, plan), console);
        return ExitCode.SUCCESS;
    }
}
