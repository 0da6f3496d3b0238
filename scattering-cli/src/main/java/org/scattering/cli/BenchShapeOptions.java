package org.scattering.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.bench.Workload;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * A workload of the user's own size, with the words of {@code scatter transform}. Defaults are initial values: picocli
 * makes this group only where one of its options is given.
 */
final class BenchShapeOptions {
    private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

    @Option(
            names = "--shape",
            required = true,
            paramLabel = "N|MxN",
            converter = Shape.Converter.class,
            description = "N samples, or M rows of N pixels")
    private Shape shape = new Shape(List.of());

    @Option(
            names = {"--J", "-J"},
            paramLabel = "J",
            description = "scale: 2^J samples or pixels, default 8 in 1d, 2 in 2d")
    private @Nullable Integer scale;

    @Option(
            names = {"--Q", "-Q"},
            paramLabel = "Q",
            converter = Quality.Converter.class,
            description = "1d: wavelets per octave, one number or one a layer (8,2), default 8")
    private @Nullable Quality quality;

    @Option(
            names = {"--T", "-T"},
            paramLabel = "T",
            description = "1d: samples averaged over, default 2^J")
    private @Nullable Integer support;

    @Option(
            names = {"--L", "-L"},
            paramLabel = "L",
            description = "2d: orientations, default 8")
    private @Nullable Integer angles;

    @Option(names = "--batch", paramLabel = "B", description = "signals or images at a time, default 32")
    private int batch = 32;

    @Option(names = "--sampling-rate", paramLabel = "HZ", description = "1d: for the real-time factor")
    private @Nullable Double samplingRate;

    @Option(names = "--max-order", paramLabel = "M", description = "order of the longest path, default 2")
    private int maxOrder = 2;

    @Option(
            names = "--averaging",
            paramLabel = "KIND",
            converter = Words.Averagings.class,
            description = "local (default), global-mean, global-sum, or none")
    private AveragingKind averaging = AveragingKind.LOCAL;

    @Option(
            names = "--padding",
            paramLabel = "KIND",
            converter = Words.Paddings.class,
            description = "reflect (default), symmetric, periodic, zero, already-padded")
    private Padding padding = Padding.REFLECT;

    @Option(
            names = "--profile",
            paramLabel = "BANK",
            converter = Words.Profiles.class,
            description = "normalisation of the filters: kymatio (default), native, tight")
    private Profile profile = Profile.KYMATIO;

    @Option(names = "--all-paths", description = "all paths, not only those of decreasing frequency")
    private boolean allPaths;

    /** Samples an axis, one or two axes. */
    record Shape(List<Integer> sides) {
        @Override
        public String toString() {
            return sides.stream().map(String::valueOf).collect(Collectors.joining("x"));
        }

        static final class Converter implements ITypeConverter<Shape> {
            @Override
            public Shape convert(String text) {
                try {
                    List<Integer> sides =
                            Stream.of(text.split("x", -1)).map(Integer::valueOf).toList();
                    if (sides.size() <= 2) {
                        return new Shape(sides);
                    }
                } catch (NumberFormatException e) {
                    throw malformed(text, e);
                }
                throw malformed(text, null);
            }

            private static TypeConversionException malformed(String text, @Nullable Throwable cause) {
                TypeConversionException malformed =
                        new TypeConversionException("'" + text + "' is neither N nor MxN, such as 4096 or 224x224");
                malformed.initCause(cause);
                return malformed;
            }
        }
    }

    Workload workload() {
        ScatteringSettings settings = shape.sides().size() == 1 ? settings1D() : settings2D();
        if (batch < 1) {
            throw new Refusal("--batch " + batch + ": at least 1 is needed");
        }
        long numbers = settings.shape().stream().mapToLong(n -> n).reduce(batch, (a, b) -> a * b);
        if (numbers > MOST_NUMBERS) {
            throw new Refusal("--batch " + batch + ": " + numbers + " numbers do not fit one array of " + MOST_NUMBERS
                    + "; take a smaller batch");
        }
        return new Workload(Workload.CUSTOM, settings, batch);
    }

    private Scattering1D settings1D() {
        refuse("--L", angles, "images, --shape MxN");
        Quality layers = Objects.requireNonNullElse(quality, new Quality(List.of(8)));
        Scattering1D.Builder builder = Scattering1D.builder(shape.sides().getFirst())
                .scale(Objects.requireNonNullElse(scale, 8))
                .quality(layers.layers().toArray(Integer[]::new))
                .maxOrder(maxOrder)
                .padding(padding)
                .profile(profile)
                .paths(pathsWanted());
        explicitAveraging().forEach(builder::averaging);
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

    private Scattering2D settings2D() {
        refuse("--Q", quality, "signals, --shape N");
        refuse("--T", support, "signals, --shape N");
        refuse("--sampling-rate", samplingRate, "signals, --shape N");
        Scattering2D.Builder builder = Scattering2D.builder(
                        shape.sides().getFirst(), shape.sides().getLast())
                .scales(Objects.requireNonNullElse(scale, 2))
                .angles(Objects.requireNonNullElse(angles, 8))
                .maxOrder(maxOrder)
                .padding(padding)
                .profile(profile)
                .paths(pathsWanted());
        explicitAveraging().forEach(builder::averaging);
        return builder.build();
    }

    private void refuse(String option, @Nullable Object value, String accepted) {
        if (value != null) {
            throw new Refusal(option + " " + value + ": is for " + accepted + "; the shape is " + shape);
        }
    }

    /** None for the settings' own local averaging. */
    private List<Averaging> explicitAveraging() {
        List<Averaging> explicit = new ArrayList<>();
        switch (averaging) {
            case LOCAL -> {}
            case GLOBAL_MEAN -> explicit.add(Averaging.GLOBAL_MEAN);
            case GLOBAL_SUM -> explicit.add(Averaging.GLOBAL_SUM);
            case NONE -> explicit.add(Averaging.NONE);
        }
        return explicit;
    }

    private Paths pathsWanted() {
        return allPaths ? Paths.ALL : Paths.FREQUENCY_DECREASING;
    }
}
