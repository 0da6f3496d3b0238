package org.scattering.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.Reading;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.Scattering1D;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code scatter verify 1d}. */
@Command(
        name = "1d",
        header = "Energy, distances, translations, deformations: the theorems on signals in time.",
        description = {
            "",
            "Exit code 1 where a guarantee is violated; input and seed are named so that it can be repeated. "
                    + "docs/theory.md has every claim with its source.",
            "",
            "What is checked is the transform with these settings. Of those of scatter transform 1d, what changes no"
                    + " coefficient is not asked for (--sampling-rate, --threads, --precision: single and double are both"
                    + " checked), nor signals that are padded already.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  scatter verify 1d --output verified",
            "  scatter verify 1d --input speech.wav --J 6 --Q 8,1 --trials 100 --output verified",
            "  scatter verify 1d --bank filters.npy --profile native --output verified",
            "  scatter verify 1d --tau '3*sin(2*pi*u/N)' --T 100 --output verified",
            "  scatter verify 1d --collapse f.npy --labels l.npy --classifier w.npy --output verified"
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Verify1DCommand implements Callable<Integer>, VerifyDimension {
    private static final int DEFAULT_LENGTH = 1024;
    private static final int DEFAULT_SCALE = 8;

    @ParentCommand
    @Nullable
    private VerifyCommand parent;

    @Mixin
    private final VerifyOptions shared = new VerifyOptions();

    @Option(names = "--J", paramLabel = "J", description = "scale: 2^J samples, default 8")
    private @Nullable Integer scale;

    @Option(
            names = "--Q",
            paramLabel = "Q",
            defaultValue = "8",
            converter = Quality.Converter.class,
            description = "wavelets per octave, one number or one a layer (8,2), default 8")
    private Quality quality = new Quality(List.of(8));

    @Option(names = "--T", paramLabel = "T", description = "samples averaged over, default 2^J")
    private @Nullable Integer support;

    @Option(
            names = "--length",
            paramLabel = "N",
            description =
                    "crop or zero-pad every signal to N samples, centred; without --input make so many, default 1024")
    private @Nullable Integer length;

    @Override
    public Integer call() {
        Integer samples = length;
        if (samples != null && samples < 1) {
            throw new Refusal("--length " + samples + ": at least 1 sample is needed");
        }
        return shared.run(this, parent);
    }

    @Override
    public int dimensions() {
        return 1;
    }

    @Override
    public Reading reading(Reading.Scaling scaling, Reading.NotFinite notFinite) {
        return new Reading(scaling, Reading.Colour.KEEP, notFinite, length, null);
    }

    @Override
    public List<Integer> shape(@Nullable List<Integer> ofFilters) {
        Integer samples = length;
        if (samples != null) {
            return List.of(samples);
        }
        return ofFilters == null ? List.of(DEFAULT_LENGTH) : ofFilters;
    }

    @Override
    public Scattering1D settings(List<Integer> shape) {
        Scattering1D.Builder builder = Scattering1D.builder(shape.getFirst())
                .scale(Objects.requireNonNullElse(scale, shared.scale(DEFAULT_SCALE, shape)))
                .quality(quality.layers().toArray(Integer[]::new));
        shared.apply(builder);
        Integer samples = support;
        if (samples != null) {
            builder.support(samples);
        }
        return builder.build();
    }

    @Override
    public Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("transform", "1d");
        description.put("J", scale == null ? "default" : scale.toString());
        description.put("Q", quality.toString());
        description.put("T", support == null ? "default" : support.toString());
        description.put("length", length == null ? "default" : length.toString());
        return description;
    }
}
