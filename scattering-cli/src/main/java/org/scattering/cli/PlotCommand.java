package org.scattering.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.FileKind;
import org.scattering.cli.input.InputFile;
import org.scattering.cli.input.Reading;
import org.scattering.cli.input.Shapes;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.job.Excerpt;
import org.scattering.cli.picture.DiskFigure;
import org.scattering.cli.picture.Figure;
import org.scattering.cli.picture.Heading;
import org.scattering.cli.picture.PictureFile;
import org.scattering.cli.picture.Scattergram;
import org.scattering.cli.picture.ScattergramFigure;
import org.scattering.cli.picture.ScatteringDisk;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code scatter plot}. */
@Command(
        name = "plot",
        header = "A picture of a sound or an image beside its scattering coefficients.",
        description = {
            "",
            "A sound: its waveform, the first order over time and frequency, the second order over time and "
                    + "modulation frequency. An image: the image and its scattering disks of order 1 and 2.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  scatter plot speech.wav --output speech.png",
            "  scatter plot photo.png --J 3 --output photo.svg",
            "  scatter plot train-images-idx3-ubyte.gz --index 7 --output digit.png"
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class PlotCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    private ScatterCommand root;

    @Parameters(
            paramLabel = "F",
            description = "a sound or signal (WAV, .npy, IDX) or an image (PNG, JPEG, TIFF, .npy, IDX)")
    private Path input = Path.of("");

    @Mixin
    private final PictureOptions picture = new PictureOptions();

    @Option(
            names = "--dims",
            paramLabel = "D",
            description = "1 for signals, 2 for images, where a .npy or IDX file may hold either")
    private @Nullable Integer dims;

    @Option(
            names = "--index",
            paramLabel = "N",
            defaultValue = "0",
            description = "which signal or channel of a file with several, default 0, the first")
    private long index;

    @Mixin
    private final PlotSettings settings = new PlotSettings();

    @Option(
            names = "--nan",
            paramLabel = "HOW",
            defaultValue = "refuse",
            converter = Words.NotFinites.class,
            description = "NaN and infinity: refuse (default), or zero to replace them by 0")
    private Reading.NotFinite notFinite = Reading.NotFinite.REFUSE;

    @Override
    public Integer call() {
        PictureFile file = picture.file();
        requireOther(file.path());
        InputFile found = InputFile.of(input);
        int dimensions = dimensions(found);
        settings.requireApplicable(dimensions, input);
        Console console = Objects.requireNonNull(root).console();
        Figure figure;
        try (SignalSource source = open(found, dimensions)) {
            figure = dimensions == 1 ? soundFigure(source, console) : imageFigure(source, console);
        } catch (IOException e) {
            throw Refusal.unreadable(input, e);
        }
        PictureOptions.write(file, figure, console);
        return ExitCode.SUCCESS;
    }

    private void requireOther(Path output) {
        try {
            if (Files.exists(input) && Files.exists(output) && Files.isSameFile(input, output)) {
                throw Refusal.of(output, "is the input; choose another --output");
            }
        } catch (IOException e) {
            throw Refusal.unreadable(input, e);
        }
    }

    private SignalSource open(InputFile file, int dimensions) {
        Reading.Colour colour = file.kind().image() ? Reading.Colour.GRAY : Reading.Colour.KEEP;
        Reading reading = new Reading(Reading.Scaling.UNIT, colour, notFinite, null, settings.samplingRate());
        return SignalSource.open(file, dimensions, reading, Float.MAX_VALUE);
    }

    /** What the file holds: as its kind says, else as asked, else as its axes tell. */
    private int dimensions(InputFile file) {
        Integer asked = dims;
        if (asked != null) {
            if (asked != 1 && asked != 2) {
                throw new Refusal("--dims " + asked + ": 1 (signals) or 2 (images)");
            }
            return asked;
        }
        if (!file.kind().suits(2)) {
            return 1;
        }
        if (!file.kind().suits(1)) {
            return 2;
        }
        return ofAxes(file);
    }

    private int ofAxes(InputFile file) {
        try (SignalSource source = open(file, 1)) {
            int axes = source.leading().size() + 1;
            if (axes == 1 || file.kind() == FileKind.IDX) {
                return axes < 3 ? 1 : 2;
            }
            throw Refusal.of(
                    file.path(),
                    "the shape " + Shapes.text(shape(source)) + " may be signals or images; say --dims 1 or --dims 2");
        } catch (IOException e) {
            throw Refusal.unreadable(file.path(), e);
        }
    }

    private static List<Long> shape(SignalSource source) {
        return Stream.concat(source.leading().stream(), source.signalShape().stream())
                .toList();
    }

    private Figure soundFigure(SignalSource source, Console console) {
        Excerpt excerpt = Excerpt.compute(source, index, settings::sound, console);
        Scattergram scattergram =
                new Scattergram(excerpt.plan(), excerpt.samples(), excerpt.coefficients(), settings.lambda());
        org.scattering.plan.Path chosen = scattergram.chosen();
        console.say((settings.lambda().isPresent() ? "" : "strongest ") + "lambda1: " + chosen.name() + ", "
                + (chosen.hertz().isEmpty()
                        ? String.format(
                                Locale.ROOT,
                                "%.4g cycles per sample",
                                chosen.frequencies().getFirst())
                        : String.format(Locale.ROOT, "%.4g Hz", chosen.hertz().getFirst())));
        return new ScattergramFigure(heading(source, excerpt), scattergram);
    }

    private Figure imageFigure(SignalSource source, Console console) {
        Excerpt excerpt = Excerpt.compute(source, index, settings::image, console);
        ScatteringDisk disk = new ScatteringDisk(excerpt.plan(), excerpt.coefficients());
        org.scattering.plan.Path strongest = disk.strongest().path();
        console.say(String.format(
                Locale.ROOT,
                "strongest: %s, j = %d, %.4g degrees",
                strongest.name(),
                strongest.scales().getFirst(),
                Math.toDegrees(disk.strongest().middle())));
        int columns = Math.toIntExact(source.signalShape().getLast());
        double[][] pixels = new double[Math.toIntExact(source.signalShape().getFirst())][];
        Arrays.setAll(pixels, r -> Arrays.copyOfRange(excerpt.samples(), r * columns, (r + 1) * columns));
        return new DiskFigure(heading(source, excerpt), pixels, disk);
    }

    private Heading heading(SignalSource source, Excerpt excerpt) {
        String name = input.getFileName().toString();
        return Heading.of(
                source.count() > 1 ? name + " [" + index + "]" : name,
                excerpt.plan().settings());
    }
}
