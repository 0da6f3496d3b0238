package org.scattering.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Scattering;
import org.scattering.cli.Cli;
import org.scattering.cli.NpyFiles;
import org.scattering.cli.TestSignals;
import org.scattering.cli.WavFiles;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;

/** Scattergrams and scattering disks: what is drawn lies where it should. */
class PlotTest {
    private static final int RATE = 8000;
    private static final int SAMPLES = 8192;

    @TempDir
    private Path folder;

    private Cli plot(Path input, String output, Object... more) {
        List<Object> args = new ArrayList<>(List.of("plot", input, "--output", folder.resolve(output)));
        args.addAll(List.of(more));
        return Cli.run(args.toArray());
    }

    private Cli drawn(Path input, String output, Object... more) {
        Cli run = plot(input, output, more);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private static double[] sampled(DoubleUnaryOperator wave) {
        double[] samples = new double[SAMPLES];
        Arrays.setAll(samples, i -> wave.applyAsDouble(i / (double) RATE));
        return samples;
    }

    /** From 200 Hz to 3200 Hz, four octaves. */
    private static double[] chirp() {
        double seconds = SAMPLES / (double) RATE;
        double growth = Math.log(16) / seconds;
        return sampled(t -> 0.8 * Math.sin(2 * Math.PI * 200 * Math.expm1(growth * t) / growth));
    }

    private Path wav(double[] samples) {
        return new WavFiles()
                .format(WavFiles.PCM, 1, RATE, 16)
                .chunk("data", WavFiles.encode(WavFiles.PCM, 16, samples))
                .write(folder.resolve("sound.wav"));
    }

    private static int brightest(double[][] rows, int column) {
        int best = 0;
        for (int r = 1; r < rows.length; r++) {
            best = rows[r][column] > rows[best][column] ? r : best;
        }
        return best;
    }

    private static Scattergram scattergram(double[] samples) {
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(SAMPLES)
                .scale(8)
                .stride(16)
                .samplingRate(RATE)
                .build());
        try (Transform transform = Scattering.transform(plan.settings())) {
            return new Scattergram(plan, samples, transform.apply(samples), OptionalInt.empty());
        }
    }

    @Test
    void theRidgeOfAChirpRises() {
        Scattergram chirp = scattergram(chirp());
        double[][] rows = chirp.values(chirp.firstOrder());
        double[] edges = Scattergram.frequencyEdges(chirp.firstOrder());
        double[] times = chirp.timeEdges();
        int before = 0;
        for (int column = 16; column < rows[0].length - 16; column++) {
            int row = brightest(rows, column);
            assertThat(row).isGreaterThanOrEqualTo(before);
            before = row;
            double frequency = 200 * Math.pow(16, 0.5 * (times[column] + times[column + 1]) / SAMPLES);
            assertThat(frequency / RATE).isBetween(edges[row] / 1.06, edges[row + 1] * 1.06);
        }
        assertThat(before).isGreaterThan(brightest(rows, 16) + 24);
    }

    @Test
    void cellsCoverTheSignal() {
        Scattergram chirp = scattergram(chirp());
        double[] times = chirp.timeEdges();
        assertThat(times)
                .isSorted()
                .hasSize(SAMPLES / 16 + 1)
                .startsWith(-8, 8, 24)
                .endsWith(SAMPLES);
        double[] edges = Scattergram.frequencyEdges(chirp.firstOrder());
        assertThat(edges).isSorted();
        for (int i = 0; i < edges.length - 1; i++) {
            assertThat(chirp.firstOrder().get(i).frequencies().getFirst()).isBetween(edges[i], edges[i + 1]);
        }
    }

    @Test
    void theDrawnRidgeIsTheChirp() {
        drawn(wav(chirp()), "chirp.png");
        BufferedImage picture = Pictures.png(folder.resolve("chirp.png"));
        double[] edges = Scattergram.frequencyEdges(scattergram(chirp()).firstOrder());
        Scale frequency = new Scale(Scale.Kind.DECADES, edges[0] * RATE, edges[edges.length - 1] * RATE);
        for (int x = 60; x < ScattergramFigure.PLOT - 60; x += 20) {
            int brightest = 1;
            for (int y = 2; y < ScattergramFigure.FIRST_HEIGHT - 1; y++) {
                brightest = at(picture, x, y) > at(picture, x, brightest) ? y : brightest;
            }
            double drawn = frequency.value(1 - (brightest + 3.0) / ScattergramFigure.FIRST_HEIGHT);
            double expected = 200 * Math.pow(16, x / (double) ScattergramFigure.PLOT);
            assertThat(drawn / expected).as("at %d", x).isBetween(0.9, 1.12);
        }
    }

    private static double at(BufferedImage picture, int x, int y) {
        return Pictures.brightness(picture, ScattergramFigure.LEFT + x + 0.5, ScattergramFigure.FIRST_TOP + y + 0.5);
    }

    @Test
    void axesOfASound() throws Exception {
        Cli run = drawn(wav(chirp()), "chirp.svg", "--J", 7, "--Q", "6,2");
        assertThat(run.out()).startsWith("strongest lambda1: S[").contains(" Hz\n", "chirp.svg: 1200x915 pixels");
        assertThat(Pictures.texts(folder.resolve("chirp.svg")))
                .contains("sound.wav", "1.024 s at 8000 Hz; J = 7, Q = (6, 2), φ over 16 ms, profile kymatio")
                .contains("time (s)", "amplitude", "frequency λ₁ (Hz)", "modulation λ₂ (Hz)", "level (dB re maximum)")
                .contains("Waveform", "First order S[λ₁]", "1000", "0.5", "−20")
                .anyMatch(text -> text.startsWith("Second order S[λ₁, λ₂] of λ₁ = "));
        NpyFiles.writeDoubles(folder.resolve("x.npy"), chirp(), SAMPLES);
        run = drawn(folder.resolve("x.npy"), "chirp.svg");
        assertThat(run.out()).contains(" cycles per sample\n");
        assertThat(Pictures.texts(folder.resolve("chirp.svg")))
                .contains("time (samples)", "frequency λ₁ (cycles per sample)", "0.1", "4000")
                .contains("8192 samples; J = 8, Q = (8, 1), φ over 256 samples, profile kymatio");
        drawn(folder.resolve("x.npy"), "chirp.svg", "--sampling-rate", 16000);
        assertThat(Pictures.texts(folder.resolve("chirp.svg"))).contains("time (s)", "frequency λ₁ (Hz)");
    }

    @Test
    void theStrongestWavelet() throws Exception {
        double[] tone = sampled(t -> 0.4 * (1 + Math.cos(2 * Math.PI * 45 * t)) * Math.sin(2 * Math.PI * 1000 * t));
        Scattergram scattergram = scattergram(tone);
        assertThat(scattergram.chosen().hertz().getFirst()).isCloseTo(1000, within(50.0));
        double[][] second = scattergram.values(scattergram.secondOrder());
        double modulation = scattergram
                .secondOrder()
                .get(brightest(second, second[0].length / 2))
                .hertz()
                .getLast();
        assertThat(modulation).isBetween(30.0, 65.0);
        assertThat(drawn(wav(tone), "a.png").out())
                .startsWith("strongest lambda1: " + scattergram.chosen().name() + ", ");
        assertThat(drawn(wav(tone), "a.svg", "--lambda", 3).out()).startsWith("lambda1: S[3], ");
        assertThat(Pictures.texts(folder.resolve("a.svg"))).anyMatch(text -> text.endsWith("(n₁ = 3)"));
    }

    private Path stripes(int degrees, int rows, int columns) throws IOException {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
        double down = Math.cos(Math.toRadians(degrees));
        double right = Math.sin(Math.toRadians(degrees));
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double wave = Math.cos(2 * Math.PI * (down * r + right * c) / 5.5);
                image.getRaster().setSample(c, r, 0, (int) Math.round(127.5 + 127 * wave));
            }
        }
        Path file = folder.resolve("stripes.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @ParameterizedTest
    @CsvSource({"0, 64, 64", "45, 64, 64", "90, 64, 64", "135, 64, 64", "45, 40, 72", "135, 72, 40"})
    void stripesLightUpAtTheirAngle(int degrees, int rows, int columns) throws IOException {
        Cli run = drawn(stripes(degrees, rows, columns), "disk.png", "--J", 3);
        assertThat(run.out())
                .contains(", j = 1, " + (degrees == 0 ? "0.000" : degrees == 135 ? "135.0" : degrees + ".00"));
        BufferedImage picture = Pictures.png(folder.resolve("disk.png"));
        // The ring of j = 1 lies between a quarter and a half of the disk's radius.
        double radius = 0.375 * DiskFigure.SIDE / 2;
        double x = DiskFigure.DISK_LEFT + DiskFigure.SIDE / 2.0;
        double y = DiskFigure.TOP + DiskFigure.SIDE / 2.0;
        double[] ring = new double[16];
        Arrays.setAll(ring, i -> {
            double angle = Math.PI * i / 8;
            return Pictures.brightness(picture, x + radius * Math.sin(angle), y + radius * Math.cos(angle));
        });
        double brightest = Arrays.stream(ring).max().orElseThrow();
        int sector = (int) Math.round(degrees / 22.5);
        assertThat(brightest).isGreaterThan(230);
        for (int i = 0; i < ring.length; i++) {
            if (i % 8 == sector) {
                assertThat(ring[i]).isEqualTo(brightest);
            } else {
                assertThat(ring[i]).as("sector %d", i).isLessThan(0.8 * brightest);
            }
        }
    }

    @Test
    void sectorsFillTheDiskOnce() throws IOException {
        ScatteringPlan plan =
                Scattering.plan(Scattering2D.builder(32, 32).scales(3).angles(6).build());
        try (Transform transform = Scattering.transform(plan.settings())) {
            ScatteringDisk disk = new ScatteringDisk(plan, transform.apply(TestSignals.eighths(1024, 3)));
            double innermost = Math.scalb(1.0, -3);
            assertThat(area(disk.sectors(1))).isCloseTo(Math.PI / 2 * (1 - innermost * innermost), within(1e-9));
            assertThat(area(disk.sectors(2))).isCloseTo(Math.PI / 2 * (1 - 1 / 16.0), within(1e-9));
            for (ScatteringDisk.Sector part : disk.sectors(2)) {
                ScatteringDisk.Sector whole = disk.sectors(1).stream()
                        .filter(s -> s.path().row() == part.path().parentRow())
                        .findFirst()
                        .orElseThrow();
                assertThat(part.inner()).isBetween(whole.inner() - 1e-12, part.outer());
                assertThat(part.outer()).isLessThanOrEqualTo(whole.outer() + 1e-12);
                assertThat(part.from()).isGreaterThanOrEqualTo(whole.from() - 1e-12);
                assertThat(part.to()).isLessThanOrEqualTo(whole.to() + 1e-12);
            }
            // j2 = 1 and j2 = 2 after j1 = 0: four times the support, four times the area.
            List<Double> areas = disk.sectors(2).stream()
                    .filter(s -> s.path().filters().getFirst() == 0)
                    .map(s -> area(List.of(s)))
                    .toList();
            assertThat(areas.getFirst()).isCloseTo(4 * areas.getLast(), within(1e-9));
        }
    }

    private static double area(List<ScatteringDisk.Sector> sectors) {
        return sectors.stream()
                .mapToDouble(s -> (s.to() - s.from()) / 2 * (s.outer() * s.outer() - s.inner() * s.inner()))
                .sum();
    }

    @Test
    void axesOfAnImage() throws Exception {
        drawn(stripes(45, 40, 72), "disk.svg", "--J", 3, "--L", 6, "--width", 600);
        assertThat(Pictures.texts(folder.resolve("disk.svg")))
                .contains("stripes.png", "40×72 pixels; J = 3, L = 6, profile kymatio")
                .contains("row (pixels)", "column (pixels)", "θ = 0°", "45°", "90°", "135°", "60")
                .contains("mean S over the image, order 1", "mean S over the image, order 2")
                .anyMatch(text -> text.startsWith("θ is the direction in which the image varies: 0° down the rows"));
        assertThat(Pictures.svg(folder.resolve("disk.svg")).getDocumentElement().getAttribute("width"))
                .isEqualTo("600px");
    }

    @Test
    void oneOfSeveral() throws Exception {
        double[] batch = TestSignals.eighths(3 * 256, 5);
        Arrays.fill(batch, 256, 512, 0);
        batch[384] = 1;
        Path several = NpyFiles.writeDoubles(folder.resolve("x.npy"), batch, 3, 256);
        Path alone = NpyFiles.writeDoubles(folder.resolve("y.npy"), Arrays.copyOfRange(batch, 256, 512), 256);
        drawn(several, "a.svg", "--dims", 1, "--index", 1, "--J", 5);
        drawn(alone, "b.svg", "--J", 5);
        assertThat(Files.readString(folder.resolve("a.svg")))
                .isEqualTo(Files.readString(folder.resolve("b.svg")).replace("y.npy", "x.npy [1]"));
        assertThat(plot(several, "c.png", "--index", 1).err())
                .contains("x.npy: the shape (3, 256) may be signals or images; say --dims 1 or --dims 2");
        assertThat(plot(several, "c.png", "--dims", 1, "--index", 3).err())
                .contains("x.npy: --index 3: it holds 3 signals, numbered from 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.svg"})
    void nothingToSee(String output) throws Exception {
        drawn(NpyFiles.writeDoubles(folder.resolve("x.npy"), new double[1024], 1024), output);
        drawn(NpyFiles.writeDoubles(folder.resolve("x.npy"), new double[256], 16, 16), output, "--dims", 2);
        drawn(NpyFiles.writeDoubles(folder.resolve("x.npy"), TestSignals.eighths(8, 1), 8), output, "--J", 3);
        drawn(
                NpyFiles.writeDoubles(folder.resolve("x.npy"), TestSignals.eighths(2 * 700, 1), 2, 700),
                output,
                "--dims",
                2,
                "--J",
                1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sound.wav   | a.gif | | a.gif: a picture is a .png or a .svg file",
                "nothing.wav | a.png | | nothing.wav: no such file",
                "sound.wav   | a.png | --L 4              | --L is for images;",
                "stripes.png | a.png | --Q 4              | --Q is for sounds and signals;",
                "stripes.png | a.png | --lambda 4         | --lambda is for sounds and signals;",
                "sound.wav   | a.png | --lambda 400       | --lambda 400: no path of order 2 begins with this wavelet; 0 to",
                "sound.wav   | a.png | --dims 3           | --dims 3: 1 (signals) or 2 (images)",
                "sound.wav   | a.png | --dims 2           | sound.wav: a WAV sound is not 2d",
                "sound.wav   | a.png | --index 1          | --index 1: it holds 1 signals",
                "sound.wav   | a.png | --sampling-rate 44100 | sound.wav: the file says 8000.0 Hz",
                "sound.wav   | a.png | --J 20             | sound.wav: J = 20",
                "sound.wav   | a.png | --J 1 --Q 1        | J is too small for a second order",
                "sound.wav   | a.png | --padding already-padded | --padding already-padded is for scatter transform",
                "stripes.png | a.png | --J 7              | stripes.png: J = 7",
                "sound.wav   | no/a.png | | no/a.png: cannot be written: there is no folder",
                "stripes.png | stripes.png | | stripes.png: is the input; choose another --output",
                "text.wav    | a.png | | text.wav: not a WAV sound as its name says",
            })
    void refusals(String input, String output, String options, String message) throws IOException {
        wav(chirp());
        stripes(0, 64, 64);
        Files.writeString(folder.resolve("text.wav"), "no sound at all, only words");
        Cli run = plot(
                folder.resolve(input), output, options == null ? new Object[0] : (Object[]) options.split(" ", -1));
        assertThat(run.err()).startsWith("scatter: ").contains(message).doesNotContain("\tat ");
        assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(2);
        assertThat(run.code()).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("sound.wav", "stripes.png", "text.wav");
        }
    }
}
