package org.scattering.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.Reading;
import org.scattering.cli.verify.Material;
import org.scattering.settings.Scattering2D;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code scatter verify 2d}. */
@Command(
        name = "2d",
        header = "Energy, distances, translations, deformations: the theorems on images.",
        description = {
            "",
            "Exit code 1 where a guarantee is violated; input and seed are named so that it can be repeated. "
                    + "docs/theory.md has every claim with its source.",
            "",
            "What is checked is the transform with these settings. Of those of scatter transform 2d, what changes no"
                    + " coefficient is not asked for (--threads, --precision: single and double are both checked), nor"
                    + " images that are padded already.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  scatter verify 2d --output verified",
            "  scatter verify 2d --input t10k-images-idx3-ubyte.gz --J 3 --output verified",
            "  scatter verify 2d --bank haar --seed 7 --output verified",
            "  scatter verify 2d --tau '2*sin(2*pi*v/N); 0' --output verified"
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Verify2DCommand implements Callable<Integer>, VerifyDimension {
    private static final int DEFAULT_SCALES = 2;

    @ParentCommand
    @Nullable
    private VerifyCommand parent;

    @Mixin
    private final VerifyOptions shared = new VerifyOptions();

    @Option(names = "--J", paramLabel = "J", description = "scales, one an octave, default 2")
    private @Nullable Integer scales;

    @Option(names = "--L", paramLabel = "L", defaultValue = "8", description = "orientations, default 8")
    private int angles;

    @Option(names = "--gray", description = "colour images as luminance (Rec. 601), not channel by channel")
    private boolean gray;

    @Override
    public Integer call() {
        return shared.run(this, parent);
    }

    @Override
    public int dimensions() {
        return 2;
    }

    @Override
    public Reading reading(Reading.Scaling scaling, Reading.NotFinite notFinite) {
        return new Reading(scaling, gray ? Reading.Colour.GRAY : Reading.Colour.KEEP, notFinite, null, null);
    }

    @Override
    public List<Integer> shape(@Nullable List<Integer> ofFilters) {
        return Objects.requireNonNullElse(ofFilters, Material.DIGITS);
    }

    @Override
    public Scattering2D settings(List<Integer> shape) {
        Scattering2D.Builder builder = Scattering2D.builder(shape.getFirst(), shape.getLast())
                .scales(Objects.requireNonNullElse(scales, shared.scale(DEFAULT_SCALES, shape)))
                .angles(angles);
        shared.apply(builder);
        return builder.build();
    }

    @Override
    public Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("transform", "2d");
        description.put("J", scales == null ? "default" : scales.toString());
        description.put("L", Integer.toString(angles));
        description.put("colour", gray ? "gray" : "kept");
        return description;
    }
}
