package org.scattering.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.classify.SignalForm;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import picocli.CommandLine.Option;

/** The settings of the transform, with the words of {@code scatter transform}. */
final class TrainSettings {
    @Option(names = "--J", paramLabel = "J", description = "scale: 2^J samples or pixels, default 8 in 1d, 3 in 2d")
    private @Nullable Integer scale;

    @Option(
            names = "--Q",
            paramLabel = "Q",
            converter = Quality.Converter.class,
            description = "1d: wavelets per octave, one number or one a layer (8,2), default 8")
    private @Nullable Quality quality;

    @Option(names = "--L", paramLabel = "L", description = "2d: orientations, default 8")
    private @Nullable Integer angles;

    @Option(names = "--T", paramLabel = "T", description = "1d: samples averaged over, default 2^J")
    private @Nullable Integer support;

    @Option(
            names = "--max-order",
            paramLabel = "M",
            defaultValue = "2",
            description = "order of the longest path, default 2")
    private int maxOrder;

    @Option(
            names = "--averaging",
            paramLabel = "KIND",
            defaultValue = "local",
            converter = Words.Averagings.class,
            description = "local (default), global-mean, or global-sum")
    private AveragingKind averaging = AveragingKind.LOCAL;

    @Option(
            names = "--stride",
            paramLabel = "S",
            description = "input samples between two output samples, a power of two; default the largest within T")
    private @Nullable Integer stride;

    @Option(
            names = "--padding",
            paramLabel = "KIND",
            defaultValue = "reflect",
            converter = Words.Paddings.class,
            description = "how a signal continues: reflect (default), symmetric, periodic, zero")
    private Padding padding = Padding.REFLECT;

    @Option(
            names = "--profile",
            paramLabel = "BANK",
            defaultValue = "kymatio",
            converter = Words.Profiles.class,
            description = "normalisation of the filters: kymatio (default), native, tight")
    private Profile profile = Profile.KYMATIO;

    @Option(names = "--all-paths", description = "all paths, not only those of decreasing frequency")
    private boolean allPaths;

    /** Refuses what does not apply. */
    void requireApplicable(int dimensions) {
        if (dimensions == 1 && angles != null) {
            throw new Refusal("--L is for images; these are signals over time");
        }
        if (dimensions == 2 && (quality != null || support != null)) {
            throw new Refusal((quality != null ? "--Q" : "--T") + " is for sounds and other signals; these are images");
        }
        if (averaging == AveragingKind.NONE) {
            throw new Refusal("--averaging none: its paths differ in length; features need local, global-mean or"
                    + " global-sum");
        }
        if (padding == Padding.ALREADY_PADDED) {
            throw new Refusal("--padding already-padded is for scatter transform; signals to classify are not padded");
        }
    }

    ScatteringSettings settings(SignalForm form) {
        return form.shape().size() == 1 ? settings1D(form) : settings2D(form);
    }

    private Scattering1D settings1D(SignalForm form) {
        Quality layers = Objects.requireNonNullElse(quality, new Quality(List.of(8)));
        Scattering1D.Builder builder = Scattering1D.builder(form.shape().getFirst())
                .scale(Objects.requireNonNullElse(scale, 8))
                .quality(layers.layers().toArray(Integer[]::new));
        Integer samples = support;
        if (samples != null) {
            builder.support(samples);
        }
        Double rate = form.samplingRate();
        if (rate != null) {
            builder.samplingRate(rate);
        }
        apply(builder);
        return builder.build();
    }

    private Scattering2D settings2D(SignalForm form) {
        Scattering2D.Builder builder = Scattering2D.builder(
                        form.shape().getFirst(), form.shape().getLast())
                .scales(Objects.requireNonNullElse(scale, 3))
                .angles(Objects.requireNonNullElse(angles, 8));
        apply(builder);
        return builder.build();
    }

    private void apply(Scattering1D.Builder builder) {
        builder.maxOrder(maxOrder).padding(padding).profile(profile).paths(pathsWanted());
        Averaging kind = explicitAveraging();
        if (kind != null) {
            builder.averaging(kind);
        }
        Integer samples = stride;
        if (samples != null) {
            builder.stride(samples);
        }
    }

    private void apply(Scattering2D.Builder builder) {
        builder.maxOrder(maxOrder).padding(padding).profile(profile).paths(pathsWanted());
        Averaging kind = explicitAveraging();
        if (kind != null) {
            builder.averaging(kind);
        }
        Integer samples = stride;
        if (samples != null) {
            builder.stride(samples);
        }
    }

    private @Nullable Averaging explicitAveraging() {
        return switch (averaging) {
            case LOCAL, NONE -> null;
            case GLOBAL_MEAN -> Averaging.GLOBAL_MEAN;
            case GLOBAL_SUM -> Averaging.GLOBAL_SUM;
        };
    }

    private Paths pathsWanted() {
        return allPaths ? Paths.ALL : Paths.FREQUENCY_DECREASING;
    }
}
