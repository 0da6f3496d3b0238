package org.scattering.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.Reading;
import org.scattering.cli.input.Shapes;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.job.Recipe;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.Padding;
import org.scattering.settings.Scattering2D;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** {@code scatter transform 2d}. */
@Command(
        name = "2d",
        header =
                "Scattering coefficients of images: .npy (the last two axes are rows and columns), PNG, JPEG, TIFF, IDX.",
        description = {
            "",
            "Output: a .npy with the axes (leading..., path, row, column); a colour image has a leading axis of 3. "
                    + "Rows are in Kymatio's order.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  scatter transform 2d --input photo.png --output photo.npy --J 3 --gray",
            "  scatter transform 2d --input train-images-idx3-ubyte.gz --output train.npy",
            "  scatter transform 2d --input photos --output features --averaging global-mean"
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Transform2DCommand implements Callable<Integer>, Recipe {
    @ParentCommand
    @Nullable
    private TransformCommand parent;

    @Mixin
    private final SharedOptions shared = new SharedOptions();

    @Option(names = "--J", paramLabel = "J", defaultValue = "2", description = "scales, one an octave, default 2")
    private int scales;

    @Option(names = "--L", paramLabel = "L", defaultValue = "8", description = "orientations, default 8")
    private int angles;

    @Option(names = "--gray", description = "colour images as luminance (Rec. 601), without the channel axis")
    private boolean gray;

    @Option(
            names = "--size",
            paramLabel = "MxN",
            converter = Size.Converter.class,
            description = "with --padding already-padded: true rows and columns within the padded input (N for NxN);"
                    + " default: 2^J less at each side")
    private @Nullable Size size;

    /** Rows and columns. */
    record Size(int rows, int columns) {
        static final class Converter implements ITypeConverter<Size> {
            @Override
            public Size convert(String text) {
                List<String> sides = List.of(text.split("x", -1));
                try {
                    Size size = new Size(Integer.parseInt(sides.getFirst()), Integer.parseInt(sides.getLast()));
                    if (sides.size() <= 2) {
                        return size;
                    }
                } catch (NumberFormatException e) {
                    throw malformed(text, e);
                }
                throw malformed(text, null);
            }

            private static TypeConversionException malformed(String text, @Nullable Throwable cause) {
                TypeConversionException malformed =
                        new TypeConversionException("'" + text + "' is neither N nor MxN, such as 28 or 480x640");
                malformed.initCause(cause);
                return malformed;
            }
        }
    }

    @Override
    public Integer call() {
        if (size != null && shared.padding() != Padding.ALREADY_PADDED) {
            throw new Refusal("--size is for --padding already-padded");
        }
        Reading reading = new Reading(
                shared.scaling(), gray ? Reading.Colour.GRAY : Reading.Colour.KEEP, shared.notFinite(), null, null);
        return TransformCommand.run(shared, this, reading, parent);
    }

    @Override
    public int dimensions() {
        return 2;
    }

    @Override
    public Scattering2D settings(SignalSource source) {
        Size trueSize = trueSize(source);
        Scattering2D.Builder builder = Scattering2D.builder(trueSize.rows(), trueSize.columns())
                .scales(scales)
                .angles(angles);
        shared.apply(builder);
        return builder.build();
    }

    private Size trueSize(SignalSource source) {
        Size asked = size;
        if (asked != null) {
            return asked;
        }
        List<Long> shape = source.signalShape();
        long margin = shared.padding() == Padding.ALREADY_PADDED ? 1L << Math.clamp(scales, 0, 30) : 0;
        long rows = shape.getFirst() - 2 * margin;
        long columns = shape.getLast() - 2 * margin;
        if (rows < 1 || columns < 1) {
            throw Refusal.of(
                    source.file().path(),
                    "J = " + scales + ": the shape " + Shapes.text(shape) + " has no room for margins of " + margin
                            + " at each side");
        }
        return new Size(Math.toIntExact(rows), Math.toIntExact(columns));
    }

    @Override
    public String extension() {
        return shared.extension();
    }

    @Override
    public Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("transform", "2d");
        description.put("J", Integer.toString(scales));
        description.put("L", Integer.toString(angles));
        description.put("colour", gray ? "gray" : "kept");
        description.put("size", size == null ? "as it is" : size.rows() + "x" + size.columns());
        description.putAll(shared.description());
        return description;
    }
}
