package org.scattering.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.scattering.Scattering;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.picture.DiskFigure;
import org.scattering.cli.picture.Heading;
import org.scattering.cli.picture.Scattergram;
import org.scattering.cli.picture.ScattergramFigure;
import org.scattering.cli.picture.ScatteringDisk;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;

/** The main job on an embedded default: makes sounds and images, extracts their features, and tells what they show. */
public final class DemoRun {
    private static final double SHIFT_SECONDS = 0.005;
    /** Samples that one coefficient averages over, 2^8. */
    private static final double AVERAGED = 256;

    private static final double STRETCH = 1.01;

    private final Path folder;
    private final Console console;
    private final DemoReport report;

    /**
     * Prepares the demo.
     *
     * @param folder where its files go
     * @param console where it tells what it finds
     */
    public DemoRun(Path folder, Console console) {
        this.folder = folder;
        this.console = console;
        report = new DemoReport(folder, console);
    }

    /**
     * Does it.
     *
     * @return the exit code
     */
    public int run() {
        long start = System.nanoTime();
        makeFolder(folder.resolve("sounds"));
        makeFolder(folder.resolve("images"));
        makeFolder(folder.resolve("digits/train"));
        makeFolder(folder.resolve("digits/test"));
        makeFolder(folder.resolve("pictures"));
        sounds();
        images();
        digits();
        report.write();
        say("");
        say(
                "Done in %.1f s. All files are in %s; begin with report.html. Try next:",
                (System.nanoTime() - start) * 1e-9, folder);
        say(
                "  scatter transform 1d --input %s --output one.npy --paths paths.csv",
                folder.resolve("sounds/chirp-up.wav"));
        say("  scatter transform 1d --input '%s' --output all.npy --stack", folder.resolve("sounds/*.wav"));
        say("  scatter transform 2d --input %s --output image-features --J 3", folder.resolve("images"));
        say(
                "  scatter classify train --input %s --labels prefix --classifier affine-pca --model digits.model",
                folder.resolve("digits/train"));
        say("  scatter classify test --model digits.model --input %s --labels prefix", folder.resolve("digits/test"));
        say("  scatter plot %s --output chirp.png", folder.resolve("sounds/chirp-up.wav"));
        say("  scatter transform 1d --help");
        return ExitCode.SUCCESS;
    }

    private void makeFolder(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw Refusal.unwritable(path, e);
        }
    }

    private void sounds() {
        List<Sound> sounds = Sounds.all();
        float[] batch = new float[sounds.size() * Sound.LENGTH];
        for (int i = 0; i < sounds.size(); i++) {
            float[] samples = sounds.get(i).samples();
            System.arraycopy(samples, 0, batch, i * Sound.LENGTH, Sound.LENGTH);
            DemoFiles.writeWav(folder.resolve("sounds/" + sounds.get(i).name() + ".wav"), samples);
        }
        Scattering1D settings = Scattering1D.builder(Sound.LENGTH)
                .scale(8)
                .quality(8)
                .samplingRate(Sound.RATE)
                .build();
        try (Transform transform = Scattering.transform(settings)) {
            Coefficients features = transform.apply(batch, sounds.size());
            ScatteringPlan plan = transform.plan();
            DemoFiles.writeFeatures(folder.resolve("features.npy"), plan, features);
            AtomicFile.write(folder.resolve("paths.csv"), plan.paths().toCsv(), AtomicFile.Opener.FILE_SYSTEM);
            report.section("Sounds");
            tellSounds(sounds, features, transform.engine().name());
            drawSound(transform, sounds, "chirp-up", "The ridge follows the tone upwards.");
            drawSound(transform, sounds, "tremolo-slow", "One frequency in order 1; its swelling is found in order 2.");
            tellStability(transform);
        }
    }

    private void drawSound(Transform transform, List<Sound> sounds, String name, String caption) {
        Sound sound =
                sounds.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        ScatteringPlan plan = transform.plan();
        Scattergram scattergram =
                new Scattergram(plan, doubles(sound.samples()), transform.apply(sound.samples()), OptionalInt.empty());
        Heading heading = Heading.of(name + ": " + sound.made(), plan.settings());
        report.picture(name, new ScattergramFigure(heading, scattergram), caption);
    }

    private void tellSounds(List<Sound> sounds, Coefficients features, String engine) {
        int paths = features.paths().size();
        say(
                "SOUNDS: %d sounds of %d samples (%d Hz), J = 8, Q = 8, engine %s",
                sounds.size(), Sound.LENGTH, Sound.RATE, engine);
        say("  features.npy %s: sound, path, time. Each path is one kind of change in the sound:", features.shape());
        say(
                "    1 path is the plain average, %d paths (order 1) tell how strong a frequency is, and %d (order 2)",
                features.paths().ofOrder(1).size(), features.paths().ofOrder(2).size());
        say("    how fast that strength rises and falls. paths.csv says which of the %d paths is which, in Hz.", paths);
        say("");
        say("  What the strongest paths say (to the nearest wavelet: 8 an octave for frequencies, 1 for beats):");
        say("  %-13s %-51s %-24s %s", "sound", "how it was made", "strongest frequency", "beats");
        Findings findings = new Findings(features);
        for (int i = 0; i < sounds.size(); i++) {
            OptionalDouble first = findings.strongestFrequency(i, 0.05, 0.2);
            OptionalDouble last = findings.strongestFrequency(i, 0.8, 0.95);
            OptionalDouble beat = findings.strongestBeat(i, Sound.RATE / AVERAGED);
            say(
                    "  %-13s %-51s %-24s %s",
                    sounds.get(i).name(),
                    sounds.get(i).made(),
                    first.equals(last) ? words(first, "Hz") : words(first, "Hz") + ", at last " + words(last, "Hz"),
                    words(beat, "a second"));
        }
    }

    private static String words(OptionalDouble value, String unit) {
        return value.isEmpty() ? "none" : String.format(Locale.ROOT, "%.0f %s", value.getAsDouble(), unit);
    }

    private void tellStability(Transform transform) {
        DoubleUnaryOperator tone = Sounds.organ();
        say("");
        say("  Why not plain samples, or the Fourier transform? Differences to an organ tone of 440 Hz");
        say("  %-24s %10s %10s %12s", "", "samples", "|Fourier|", "scattering");
        tellChange(transform, "played 5 ms later", tone, t -> tone.applyAsDouble(t - SHIFT_SECONDS));
        tellChange(transform, "stretched by 1 %", tone, t -> tone.applyAsDouble(t / STRETCH));
        tellChange(transform, "another tone (550 Hz)", tone, t -> tone.applyAsDouble(t * 1.25));
    }

    private void tellChange(Transform transform, String what, DoubleUnaryOperator tone, DoubleUnaryOperator changed) {
        float[] before = Sound.samples(tone);
        float[] after = Sound.samples(changed);
        say(
                "  %-24s %8.0f %% %8.0f %% %10.0f %%",
                what,
                100 * Findings.distance(doubles(before), doubles(after)),
                100 * Findings.distance(FourierModulus.of(before), FourierModulus.of(after)),
                100
                        * Findings.distance(
                                doubles(transform.apply(before).floats()),
                                doubles(transform.apply(after).floats())));
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private void images() {
        List<Picture> pictures = Picture.all();
        int size = Picture.SIDE * Picture.SIDE;
        float[] batch = new float[pictures.size() * size];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i).pixels(), 0, batch, i * size, size);
            DemoFiles.writePng(
                    folder.resolve("images/" + pictures.get(i).name() + ".png"),
                    pictures.get(i).pixels(),
                    Picture.SIDE);
        }
        Scattering2D settings = Scattering2D.builder(Picture.SIDE, Picture.SIDE)
                .scales(3)
                .angles(8)
                .build();
        try (Transform transform = Scattering.transform(settings)) {
            Coefficients features = transform.apply(batch, pictures.size());
            ScatteringPlan plan = transform.plan();
            DemoFiles.writeFeatures(folder.resolve("image-features.npy"), plan, features);
            AtomicFile.write(folder.resolve("image-paths.csv"), plan.paths().toCsv(), AtomicFile.Opener.FILE_SYSTEM);
            report.section("Images");
            tellImages(pictures, features);
            drawImage(transform, pictures.get(1));
        }
    }

    private void drawImage(Transform transform, Picture picture) {
        double[][] rows = new double[Picture.SIDE][];
        double[] pixels = doubles(picture.pixels());
        Arrays.setAll(rows, r -> Arrays.copyOfRange(pixels, r * Picture.SIDE, (r + 1) * Picture.SIDE));
        ScatteringDisk disk = new ScatteringDisk(transform.plan(), transform.apply(picture.pixels()));
        Heading heading = Heading.of(picture.name(), transform.plan().settings());
        report.picture(picture.name(), new DiskFigure(heading, rows, disk), "The disk lights up where the waves run.");
    }

    private void digits() {
        report.section("Digits");
        say("");
        say(
                "DIGITS: drawn from strokes and deformed, each by another hand; learned from few, %d told apart",
                DigitContest.TESTED);
        say("  by affine PCA, the same classifier on the pixels and on the scattering coefficients.");
        say("  %-24s %14s %14s", "learned from", "on pixels", "on scattering");
        DigitContest contest = new DigitContest();
        for (int learnedFrom : DigitContest.LEARNED_FROM) {
            DigitContest.Result result = contest.with(learnedFrom);
            say(
                    "  %3d of each digit %23.1f %% %12.1f %%   wrong",
                    learnedFrom, result.pixelError(), result.scatteringError());
        }
        contest.write(folder.resolve("digits"));
        report.pixels(contest.sheet(), "The digits learned from, the first ten of each.");
    }

    private void tellImages(List<Picture> pictures, Coefficients features) {
        say("");
        say(
                "IMAGES: %d images of %dx%d pixels, J = 3 scales, L = 8 directions",
                pictures.size(), Picture.SIDE, Picture.SIDE);
        say(
                "  image-features.npy %s: image, path, row, column. Order 1 tells how strong edges and stripes of a",
                features.shape());
        say("    size and direction are, order 2 how these are arranged. image-paths.csv says which path is which.");
        say("");
        Findings findings = new Findings(features);
        for (int i = 0; i < pictures.size(); i++) {
            if (!Double.isNaN(pictures.get(i).angle())) {
                say(
                        "  %-13s %-52s found at %.1f degrees",
                        pictures.get(i).name(), pictures.get(i).made(), findings.strongestAngle(i));
            }
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
    private void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        console.say(line);
        report.line(line);
    }
}
