package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Scattering;
import org.scattering.cli.picture.Pictures;
import org.scattering.filter.LittlewoodPaley;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.w3c.dom.Element;

/** The pictures of filter banks: their structure, and the bounds that are printed. */
class FiltersTest {
    @TempDir
    private Path folder;

    private Cli filters(String kind, String output, Object... more) {
        List<Object> args = new ArrayList<>(List.of("filters", kind, "--output", folder.resolve(output)));
        args.addAll(List.of(more));
        return Cli.run(args.toArray());
    }

    private static String bounds(LittlewoodPaley cover) {
        return String.format(
                Locale.ROOT, "frame bounds: A = %.6g, B = %.6g; A at ", cover.lowerBound(), cover.upperBound());
    }

    @ParameterizedTest
    @CsvSource({"kymatio", "native", "tight"})
    void boundsOfBothLayers(String profile) {
        Cli run = filters("1d", "bank.png", "--N", 512, "--J", 5, "--Q", "4,2", "--profile", profile);
        assertThat(run.code()).as(run.err()).isZero();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(512)
                .scale(5)
                .quality(4, 2)
                .profile(Profile.valueOf(profile.toUpperCase(Locale.ROOT)))
                .build());
        List<String> lines = run.out().lines().toList();
        for (int layer = 1; layer <= 2; layer++) {
            LittlewoodPaley cover = plan.bank(layer).littlewoodPaley();
            assertThat(lines.get(layer - 1))
                    .startsWith("layer " + layer + ": " + bounds(cover))
                    .contains(" cycles per sample");
        }
        assertThat(lines.get(2)).endsWith("bank.png: 1200x1052 pixels");
    }

    @ParameterizedTest
    @CsvSource({"kymatio", "native", "tight"})
    void boundsInThePlane(String profile) {
        Cli run = filters("2d", "bank.png", "--size", "24x32", "--J", 2, "--L", 4, "--profile", profile);
        assertThat(run.code()).as(run.err()).isZero();
        LittlewoodPaley cover = Scattering.plan(Scattering2D.builder(24, 32)
                        .scales(2)
                        .angles(4)
                        .profile(Profile.valueOf(profile.toUpperCase(Locale.ROOT)))
                        .build())
                .bank(1)
                .littlewoodPaley();
        assertThat(run.out()).startsWith(bounds(cover)).contains(") cycles per pixel, B at (");
    }

    @Test
    void whereTheBoundsAre() {
        Cli run = filters("1d", "bank.svg", "--N", 512, "--J", 5, "--sampling-rate", 8000);
        LittlewoodPaley cover = Scattering.plan(
                        Scattering1D.builder(512).scale(5).build())
                .bank(1)
                .littlewoodPaley();
        assertThat(cover.lowerBoundFrequency()[0]).isEqualTo(-0.5);
        assertThat(run.out()).contains("A at 0.5 cycles per sample (4000 Hz), B at 0 cycles per sample (0 Hz)");
    }

    @Test
    void axesOfTheBank() throws Exception {
        filters("1d", "bank.svg", "--N", 512, "--J", 5, "--Q", "4,2");
        assertThat(Pictures.texts(folder.resolve("bank.svg")))
                .contains(
                        "frequency (cycles per sample)", "magnitude", "A(ω)", "wavelets ψ", "low-pass φ", "2⁻¹", "2⁻⁵")
                .contains("512 samples; J = 5, Q = (4, 2), φ over 32 samples, profile kymatio")
                .anyMatch(text -> text.matches("Layer 1: \\d+ wavelets, Q = 4"))
                .anyMatch(text -> text.matches("Layer 2: \\d+ wavelets, Q = 2"))
                .anyMatch(text -> text.startsWith("A = "))
                .anyMatch(text -> text.startsWith("B = "));
        filters("1d", "bank.svg", "--N", 512, "--J", 5, "--sampling-rate", 8000);
        assertThat(Pictures.texts(folder.resolve("bank.svg")))
                .contains("frequency (Hz)", "1000", "100")
                .doesNotContain("frequency (cycles per sample)");
    }

    @Test
    void axesOfThePlane() throws Exception {
        filters("2d", "bank.svg", "--size", 32, "--J", 2, "--L", 4);
        assertThat(Pictures.texts(folder.resolve("bank.svg")))
                .contains(
                        "frequency along the columns (cycles per pixel)", "frequency down the rows (cycles per pixel)")
                .contains("0°", "45°", "90°", "135°", "j = 0", "j = 1", "φ", "A(ω)", "0.4", "−0.4");
        assertThat(Pictures.svg(folder.resolve("bank.svg"))
                        .getElementsByTagName("image")
                        .getLength())
                .as("8 wavelets, the sum and its colour bar")
                .isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 1200, 2000})
    void size(int width) throws Exception {
        filters("1d", "bank.png", "--N", 256, "--J", 4, "--Q", 2, "--width", width);
        BufferedImage png = Pictures.png(folder.resolve("bank.png"));
        assertThat(png.getWidth()).isEqualTo(width);
        assertThat(png.getHeight()).isEqualTo(Math.round(1052 * width / 1200f));
        filters("1d", "bank.SVG", "--N", 256, "--J", 4, "--Q", 2, "--width", width);
        Element svg = Pictures.svg(folder.resolve("bank.SVG")).getDocumentElement();
        assertThat(svg.getAttribute("width")).isEqualTo(width + "px");
        assertThat(svg.getAttribute("height")).isEqualTo(png.getHeight() + "px");
    }

    @Test
    void extremesAreDrawn() {
        assertThat(filters("1d", "a.png", "--N", 2, "--J", 1, "--Q", 1).code()).isZero();
        assertThat(filters("1d", "a.png", "--N", 65536, "--J", 15, "--Q", 1).code())
                .isZero();
        assertThat(filters("1d", "a.png", "--Q", 64).code()).isZero();
        assertThat(filters("1d", "a.svg", "--sampling-rate", 0.001, "--T", 4096).code())
                .isZero();
        assertThat(filters("2d", "a.png", "--size", "2", "--J", 1, "--L", 1).code())
                .isZero();
        assertThat(filters("2d", "a.png", "--size", "37x64", "--J", 5, "--L", 3).code())
                .isZero();
        assertThat(filters("2d", "a.png", "--size", 8, "--J", 1, "--L", 64).code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1d | bank.jpg | | bank.jpg: a picture is a .png or a .svg file",
                "2d | bank     | | bank: a picture is a .png or a .svg file",
                "1d | no/b.png | | no/b.png: cannot be written: there is no folder",
                "1d | b.png | --width 20      | --width 20: 300 to 10000 pixels are accepted",
                "2d | b.png | --width 20000   | --width 20000",
                "1d | b.png | --J 13          | J = 13",
                "2d | b.png | --J 9           | J = 9",
                "1d | b.png | --N 0           | length = 0",
                "1d | b.png | --T 5000        | T = 5000",
                "2d | b.png | --L 0           | L = 0",
                "2d | b.png | --size 3x4x5    | 3x4x5",
                "1d | b.png | --profile loose | kymatio, native, tight",
                "1d | b.png | --L 8           | Unknown option",
                "2d | b.png | --sampling-rate 8000 | Unknown option",
            })
    void refusals(String kind, String output, String options, String message) throws IOException {
        Cli run = filters(kind, output, options == null ? new Object[0] : (Object[]) options.split(" ", -1));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("scatter: ").contains(message).doesNotContain("\tat ");
        assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void help() {
        for (String command : List.of("filters", "filters 1d", "filters 2d", "plot")) {
            Cli help = Cli.run((Object[]) (command + " --help").split(" ", -1));
            assertThat(help.code()).isZero();
            assertThat(help.err()).isEmpty();
            assertThat(help.out()).contains("Usage: scatter " + command);
            assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
        }
        assertThat(Cli.run("filters").code()).isEqualTo(2);
    }
}
