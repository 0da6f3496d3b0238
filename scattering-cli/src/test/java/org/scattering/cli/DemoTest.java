package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo says must be true of what it made. */
class DemoTest {
    @TempDir
    private Path folder;

    private Cli demo;

    @BeforeEach
    void run() {
        demo = Cli.run("demo", "--output", folder);
        assertThat(demo.err()).isEmpty();
        assertThat(demo.code()).isZero();
    }

    private Matcher line(String name, String pattern) {
        String line = demo.out()
                .lines()
                .filter(l -> l.startsWith("  " + name))
                .findFirst()
                .orElseThrow();
        Matcher matcher = Pattern.compile(pattern).matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return matcher;
    }

    @Test
    void findsHowSoundsWereMade() {
        for (String name : List.of("tremolo-slow", "tremolo-fast", "vibrato-low", "vibrato-high")) {
            Matcher found = line(name, "tone of (\\d+) Hz.* (\\d+) times a second +(\\d+) Hz +(\\d+) a second");
            double carrier = Double.parseDouble(found.group(1));
            assertThat(Double.parseDouble(found.group(3))).isCloseTo(carrier, within(0.05 * carrier));
            double rate = Double.parseDouble(found.group(2));
            assertThat(Double.parseDouble(found.group(4))).isBetween(rate / Math.sqrt(2), rate * Math.sqrt(2));
        }
        for (String name : List.of("bursts-slow", "bursts-fast")) {
            Matcher found = line(name, "(\\d+) bursts of noise a second +none +(\\d+) a second");
            double rate = Double.parseDouble(found.group(1));
            assertThat(Double.parseDouble(found.group(2))).isBetween(rate / Math.sqrt(2), rate * Math.sqrt(2));
        }
        for (String name : List.of("chirp-up", "chirp-down")) {
            Matcher found = line(name, "from (\\d+) to (\\d+) Hz +(\\d+) Hz, at last (\\d+) Hz +none");
            double from = Double.parseDouble(found.group(1));
            double to = Double.parseDouble(found.group(2));
            double octaves = Math.log(to / from);
            assertThat(Math.log(Double.parseDouble(found.group(3)) / from) / octaves)
                    .isBetween(0.05, 0.2);
            assertThat(Math.log(Double.parseDouble(found.group(4)) / from) / octaves)
                    .isBetween(0.8, 0.95);
        }
        for (String name : List.of("string-low", "string-high")) {
            Matcher found = line(name, "string of (\\d+) Hz.* (\\d+) Hz +none");
            double pitch = Double.parseDouble(found.group(1));
            assertThat(Double.parseDouble(found.group(2))).isCloseTo(pitch, within(0.05 * pitch));
        }
    }

    @Test
    void findsTheDirectionOfStripes() {
        List<MatchResult> found = Pattern.compile("running at (\\d+) degrees +found at ([0-9.]+) degrees")
                .matcher(demo.out())
                .results()
                .toList();
        assertThat(found)
                .hasSize(4)
                .allSatisfy(r -> assertThat(Double.parseDouble(r.group(2))).isEqualTo(Double.parseDouble(r.group(1))));
    }

    @Test
    void scatteringIsStableAndTells() {
        Matcher later = line("played", "(\\d+) % +(\\d+) % +(\\d+) %$");
        Matcher stretched = line("stretched", "(\\d+) % +(\\d+) % +(\\d+) %$");
        Matcher other = line("another", "(\\d+) % +(\\d+) % +(\\d+) %$");
        assertThat(Integer.parseInt(later.group(1))).isGreaterThan(10 * Integer.parseInt(later.group(3)));
        assertThat(Integer.parseInt(stretched.group(2))).isGreaterThan(5 * Integer.parseInt(stretched.group(3)));
        assertThat(Integer.parseInt(other.group(3))).isGreaterThan(5 * Integer.parseInt(stretched.group(3)));
    }

    @Test
    void theCommandsToTryNextGiveTheSameFeatures() {
        Path output = folder.resolve("all.npy");
        Cli stack = Cli.run(
                "transform",
                "1d",
                "--input",
                folder + "/sounds/*.wav",
                "--output",
                output,
                "--stack",
                "--paths",
                folder.resolve("p.csv"));
        assertThat(stack.code()).as(stack.err()).isZero();
        assertThat(output).hasSameBinaryContentAs(folder.resolve("features.npy"));
        assertThat(folder.resolve("p.csv")).hasSameTextualContentAs(folder.resolve("paths.csv"));
        Path images = folder.resolve("all-images.npy");
        Cli all = Cli.run(
                "transform", "2d", "--input", folder.resolve("images"), "--output", images, "--stack", "--J", 3);
        assertThat(all.code()).as(all.err()).isZero();
        assertThat(NpyFiles.read(images).shape())
                .isEqualTo(NpyFiles.read(folder.resolve("image-features.npy")).shape());
        assertThat(demo.out()).contains("Try next:", "scatter transform 1d --input ");
    }
}
