package org.scattering.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings of the transform of which a picture is made, with the words of {@code scatter transform}. */
final class PlotSettings {
    @Option(
            names = "--J",
            paramLabel = "J",
            description = "scale: 2^J samples or pixels, default 8 for sounds, 2 for images")
    private @Nullable Integer scale;

    @Option(
            names = "--padding",
            paramLabel = "KIND",
            defaultValue = "reflect",
            converter = Words.Paddings.class,
            description = "how a signal continues: reflect (default), symmetric, periodic, zero")
    private Padding padding = Padding.REFLECT;

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Option(names = "--all-paths", description = "all paths, not only those of decreasing frequency")
    private boolean allPaths;

    @ArgGroup(validate = false, heading = "%nFor sounds and signals:%n")
    private SoundOptions sound = new SoundOptions();

    @ArgGroup(validate = false, heading = "%nFor images:%n")
    private ImageOptions image = new ImageOptions();

    /** Refuses what does not apply. */
    void requireApplicable(int dimensions, Path input) {
        if (padding == Padding.ALREADY_PADDED) {
            throw new Refusal("--padding already-padded is for scatter transform; signals to plot are not padded");
        }
        List<String> foreign = dimensions == 1 ? image.given() : sound.given();
        if (!foreign.isEmpty()) {
            throw new Refusal(foreign.getFirst() + " is for " + (dimensions == 1 ? "images" : "sounds and signals")
                    + "; " + input + (dimensions == 1 ? " holds signals over time" : " is an image"));
        }
    }

    @Nullable
    Double samplingRate() {
        return sound.samplingRate();
    }

    OptionalInt lambda() {
        return sound.lambda();
    }

    Scattering1D sound(SignalSource source) {
        int length = Math.toIntExact(source.signalShape().getFirst());
        return sound.builder(length, scale, source.samplingRate())
                .padding(padding)
                .profile(profile.value())
                .paths(pathsWanted())
                .build();
    }

    Scattering2D image(SignalSource source) {
        List<Integer> sides =
                source.signalShape().stream().map(Math::toIntExact).toList();
        return image.builder(sides.getFirst(), sides.getLast(), scale)
                .padding(padding)
                .profile(profile.value())
                .paths(pathsWanted())
                .build();
    }

    private Paths pathsWanted() {
        return allPaths ? Paths.ALL : Paths.FREQUENCY_DECREASING;
    }
}
