package org.scattering.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.Scattering;
import org.scattering.cli.picture.BankFigure1D;
import org.scattering.cli.picture.FrameBounds;
import org.scattering.cli.picture.PictureFile;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code scatter filters 1d}. */
@Command(
        name = "1d",
        header = "The filters for signals: the banks of layers 1 and 2 over frequency.",
        description = {
            "",
            "Draws the Fourier magnitudes of all wavelets and of the low-pass filter, and below them the "
                    + "Littlewood-Paley sum; prints its bounds A and B and where they are reached.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  scatter filters 1d --output bank.png",
            "  scatter filters 1d --J 10 --Q 12,2 --sampling-rate 22050 --output bank.svg"
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Filters1DCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    private FiltersCommand parent;

    @Mixin
    private final PictureOptions picture = new PictureOptions();

    @Option(names = "--N", paramLabel = "N", defaultValue = "4096", description = "samples a signal, default 4096")
    private int length;

    @Option(names = "--J", paramLabel = "J", defaultValue = "8", description = "scale: 2^J samples, default 8")
    private int scale;

    @Option(
            names = "--Q",
            paramLabel = "Q",
            defaultValue = "8",
            converter = Quality.Converter.class,
            description = "wavelets per octave, one number or one a layer (8,2), default 8")
    private Quality quality = new Quality(List.of(8));

    @Option(names = "--T", paramLabel = "T", description = "samples averaged over, default 2^J")
    private @Nullable Integer support;

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Option(names = "--sampling-rate", paramLabel = "HZ", description = "for frequencies in Hz")
    private @Nullable Double samplingRate;

    @Override
    public Integer call() {
        PictureFile file = picture.file();
        Scattering1D settings = settings();
        ScatteringPlan plan = Scattering.plan(settings);
        Console console = Objects.requireNonNull(parent).console();
        for (int layer = 1; layer <= settings.maxOrder(); layer++) {
            console.say("layer " + layer + ": "
                    + FrameBounds.text(plan.bank(layer).littlewoodPaley(), settings.samplingRate()));
        }
        PictureOptions.write(file, new BankFigure1D(settings, plan), console);
        return ExitCode.SUCCESS;
    }

    private Scattering1D settings() {
        Scattering1D.Builder builder = Scattering1D.builder(length)
                .scale(scale)
                .quality(quality.layers().toArray(Integer[]::new))
                .profile(profile.value());
        Integer samples = support;
        if (samples != null) {
            builder.support(samples);
        }
        Double rate = samplingRate;
        if (rate != null) {
            builder.samplingRate(rate);
        }
        return builder.build();
    }
}
