package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and patterns: one output a file, or one of all. */
class FolderTest {
    @TempDir
    private Path root;

    private Path in;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        in = Files.createDirectories(root.resolve("in"));
        out = root.resolve("out");
    }

    private Cli run(Object input, Path output, Object... more) {
        return Cli.run(Stream.concat(
                        Stream.of("transform", "1d", "--input", input, "--output", output, "--J", 2, "--Q", 1),
                        Stream.of(more))
                .toArray());
    }

    private static Path npy(Path file, int length, int seed) throws IOException {
        Files.createDirectories(file.getParent());
        return NpyFiles.writeDoubles(file, TestSignals.eighths(length, seed), length);
    }

    private static Path wav(Path file, int length, int rate, int seed) {
        byte[] data = WavFiles.encode(WavFiles.PCM, 16, TestSignals.eighths(length, seed));
        return new WavFiles()
                .format(WavFiles.PCM, 1, rate, 16)
                .chunk("data", data)
                .write(file);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(p -> folder.relativize(p).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void threeBrokenOfAThousand() throws IOException {
        for (int i = 0; i < 1000; i++) {
            String name = "%04d".formatted(i);
            if (i % 2 == 0) {
                npy(in.resolve(name + ".npy"), 16 + i % 5, i);
            } else {
                wav(in.resolve(name + ".wav"), 16 + i % 7, 8000, i);
            }
        }
        Files.writeString(in.resolve("0100.npy"), "not numbers at all");
        Files.write(in.resolve("0201.wav"), Arrays.copyOf(Files.readAllBytes(in.resolve("0203.wav")), 50));
        NpyFiles.writeDoubles(in.resolve("0998.npy"), new double[] {1, 2, Double.NaN, 4, 5, 6, 7, 8}, 8);

        Cli first = run(in, out);
        assertThat(first.code()).isEqualTo(2);
        assertThat(first.out()).contains("997 files made");
        List<String> errors = first.err().lines().toList();
        assertThat(errors).hasSize(4);
        assertThat(errors.get(0)).isEqualTo("scatter: 3 of 1000 files failed:");
        assertThat(errors.get(1)).contains("0100.npy: not a NumPy array", "text");
        assertThat(errors.get(2)).contains("0201.wav: truncated");
        assertThat(errors.get(3)).contains("0998.npy: NaN at index [2]");
        assertThat(names(out)).hasSize(998).contains("scatter.json").doesNotContain("0100.npy", "0201.npy", "0998.npy");

        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        for (String name : names(out)) {
            Files.setLastModifiedTime(out.resolve(name), old);
        }
        npy(in.resolve("0100.npy"), 16, 100);
        Files.delete(out.resolve("0500.npy"));
        Cli second = run(in, out);
        assertThat(second.code()).isEqualTo(2);
        assertThat(second.out()).contains("2 files made, 996 already there");
        assertThat(second.err()).startsWith("scatter: 2 of 1000 files failed:");
        List<String> fresh = names(out).stream()
                .filter(name -> {
                    try {
                        return !Files.getLastModifiedTime(out.resolve(name)).equals(old);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        assertThat(fresh).containsExactly("0100.npy", "0500.npy");
    }

    @Test
    void everyFileIsAsIfItWereAlone() throws IOException {
        npy(in.resolve("a.npy"), 50, 1);
        npy(in.resolve("sub/deep/b.npy"), 33, 2);
        wav(in.resolve("c.wav"), 40, 8000, 3);
        Files.writeString(in.resolve("notes.txt"), "to be skipped");
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                in.resolve("p.png").toFile());
        Cli folder = run(in, out);
        assertThat(folder.code()).as(folder.err()).isZero();
        assertThat(folder.out()).contains("3 files made, 2 of other kinds skipped");
        assertThat(names(out)).containsExactly("a.npy", "c.npy", "scatter.json", "sub/deep/b.npy");
        for (String name : List.of("a.npy", "sub/deep/b.npy", "c.wav")) {
            Path alone = root.resolve("alone.npy");
            assertThat(run(in.resolve(name), alone).code()).isZero();
            assertThat(out.resolve(name.replace(".wav", ".npy"))).hasSameBinaryContentAs(alone);
        }
    }

    @Test
    void otherSettingsAreRefusedByName() throws IOException {
        npy(in.resolve("a.npy"), 50, 1);
        assertThat(run(in, out).code()).isZero();
        Cli other = run(in, out, "--T", 2, "--max-order", 1, "--overwrite");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .contains("scatter.json: the folder was made with other settings: ")
                .contains("T was default, is 2")
                .contains("max-order was 2, is 1");
        assertThat(run(in, out, "--Q", 1).err()).contains("option '--Q' (Q) should be specified only once");
        assertThat(run(in, out).out()).contains("0 files made, 1 already there");
        assertThat(run(in, out, "--overwrite", "--threads", 1).out()).contains("1 files made, engine");
        Path foreign = Files.createDirectories(root.resolve("foreign"));
        npy(foreign.resolve("a.npy"), 5, 1);
        assertThat(run(in, foreign).err()).contains("holds outputs but no scatter.json");
        assertThat(run(in, in).err()).contains("in: is the folder of the inputs; choose another --output");
    }

    @Test
    void namesThatMeetKeepTheirExtension() throws IOException {
        npy(in.resolve("a.npy"), 50, 1);
        wav(in.resolve("a.wav"), 50, 8000, 1);
        npy(in.resolve("b.npy"), 50, 1);
        assertThat(run(in, out).code()).isZero();
        assertThat(names(out)).containsExactly("a.npy.npy", "a.wav.npy", "b.npy", "scatter.json");
    }

    @Test
    void patterns() throws IOException {
        npy(in.resolve("a1.npy"), 50, 1);
        npy(in.resolve("a2.npy"), 50, 1);
        npy(in.resolve("b1.npy"), 50, 1);
        npy(in.resolve("sub/a3.npy"), 50, 1);
        assertThat(run(in + "/a*.npy", out).code()).isZero();
        assertThat(names(out)).containsExactly("a1.npy", "a2.npy", "scatter.json");
        assertThat(run(in + "/**.npy", root.resolve("all")).code()).isZero();
        assertThat(names(root.resolve("all")))
                .containsExactly("a1.npy", "a2.npy", "b1.npy", "scatter.json", "sub/a3.npy");
        assertThat(run(in + "/{b1,sub/a3}.npy", root.resolve("some")).code()).isZero();
        assertThat(names(root.resolve("some"))).containsExactly("b1.npy", "scatter.json", "sub/a3.npy");
        Path literal = npy(in.resolve("x[1].npy"), 50, 1);
        assertThat(run(literal, root.resolve("one.npy")).code()).isZero();
    }

    @Test
    void anOutputWithinTheInputIsNotRead() throws IOException {
        npy(in.resolve("a.npy"), 50, 1);
        Path within = in.resolve("features");
        assertThat(run(in, within).code()).isZero();
        Cli second = run(in, within);
        assertThat(second.out()).contains("0 files made, 1 already there");
        assertThat(second.code()).isZero();
    }

    @Test
    void oneTableForAll() throws IOException {
        wav(in.resolve("a.wav"), 50, 8000, 1);
        wav(in.resolve("b.wav"), 70, 8000, 2);
        Path table = root.resolve("paths.csv");
        assertThat(run(in, out, "--paths", table).code()).isZero();
        assertThat(table).content().startsWith("row,name");
        String written = Files.readString(table);
        Files.delete(table);
        assertThat(run(in, out, "--paths", table).code()).isZero();
        assertThat(table).content().isEqualTo(written);
        wav(in.resolve("c.wav"), 70, 16000, 2);
        Files.delete(table);
        Cli mixed = run(in, out, "--paths", table, "--overwrite");
        assertThat(mixed.code()).isEqualTo(2);
        assertThat(mixed.err())
                .doesNotContain("failed")
                .contains("paths.csv: not written: ", "have different paths", "8000.0 Hz", "16000.0 Hz");
        assertThat(table).doesNotExist();
        assertThat(names(out)).contains("a.npy", "b.npy", "c.npy");
    }

    @Test
    void withoutAveragingArchives() throws IOException {
        npy(in.resolve("a.npy"), 50, 1);
        assertThat(run(in, out, "--averaging", "none").code()).isZero();
        assertThat(names(out)).containsExactly("a.npz", "scatter.json");
    }

    @Test
    void stacked() throws IOException {
        npy(in.resolve("b.npy"), 32, 1);
        npy(in.resolve("a \"quoted\".npy"), 32, 2);
        npy(in.resolve("c.npy"), 32, 3);
        Path output = root.resolve("all.npy");
        Cli stack = run(in, output, "--stack");
        assertThat(stack.code()).as(stack.err()).isZero();
        NpyFiles.Array all = NpyFiles.read(output);
        assertThat(all.shape()).hasSize(3).startsWith(3).endsWith(8);
        int size = all.values().length / 3;
        List<String> order = List.of("a \"quoted\".npy", "b.npy", "c.npy");
        for (int i = 0; i < 3; i++) {
            Path alone = root.resolve("alone.npy");
            run(in.resolve(order.get(i)), alone);
            assertThat(Arrays.copyOfRange(all.values(), i * size, (i + 1) * size))
                    .isEqualTo(NpyFiles.read(alone).values());
        }
        assertThat(Files.readAllLines(root.resolve("all.files.csv")))
                .containsExactly(
                        "row,file",
                        "0,\"" + in.resolve("a \"\"quoted\"\".npy") + "\"",
                        "1,\"" + in.resolve("b.npy") + "\"",
                        "2,\"" + in.resolve("c.npy") + "\"");
    }

    @Test
    void stackLeavesBrokenFilesOut() throws IOException {
        npy(in.resolve("a.npy"), 32, 1);
        NpyFiles.writeDoubles(in.resolve("b.npy"), new double[] {1, 2, 3, Double.NaN}, 4);
        double[] late = TestSignals.eighths(32, 4);
        late[31] = Double.POSITIVE_INFINITY;
        NpyFiles.writeDoubles(in.resolve("b.npy"), late, 32);
        Files.writeString(in.resolve("c.npy"), "broken");
        npy(in.resolve("d.npy"), 32, 3);
        Path output = root.resolve("all.npy");
        Cli stack = run(in, output, "--stack");
        assertThat(stack.code()).isEqualTo(2);
        assertThat(stack.err()).contains("2 of 4 files failed", "b.npy: infinity at index [31]", "c.npy: not a NumPy");
        assertThat(NpyFiles.read(output).shape()).startsWith(2);
        assertThat(Files.readAllLines(root.resolve("all.files.csv")))
                .hasSize(3)
                .last()
                .asString()
                .contains("d.npy");
    }

    @Test
    void stackNeedsOneShape() throws IOException {
        npy(in.resolve("a.npy"), 32, 1);
        npy(in.resolve("b.npy"), 33, 1);
        Path output = root.resolve("all.npy");
        Cli stack = run(in, output, "--stack");
        assertThat(stack.code()).isEqualTo(2);
        assertThat(stack.err())
                .contains("--stack needs one shape: " + in.resolve("a.npy") + " has (32,), " + in.resolve("b.npy")
                        + " has (33,)")
                .contains("--length N");
        assertThat(output).doesNotExist();
        assertThat(run(in, output, "--stack", "--length", 32).code()).isZero();
        assertThat(NpyFiles.read(output).shape()).startsWith(2);
    }

    @Test
    void theOutputOfSeveralFilesIsAFolder() throws IOException {
        npy(in.resolve("a.npy"), 50, 1);
        Cli unnamed = run(in, root.resolve("out.npy"));
        assertThat(unnamed.code()).isEqualTo(2);
        assertThat(unnamed.err()).contains("the outputs of several files go into a folder", "--stack");
    }

    @Test
    void emptyFolders() {
        Cli none = run(in, out);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).isEqualTo("scatter: " + in + ": no file that 1d reads\n");
        assertThat(out).doesNotExist();
    }

    @Test
    void outputsOfAnotherRunAreNotInputs() throws IOException {
        npy(in.resolve("a.npy"), 32, 1);
        assertThat(run(in, in.resolve("first")).code()).isZero();
        Path second = in.resolve("second");
        assertThat(run(in, second, "--max-order", 1).code()).isZero();
        assertThat(names(second)).containsExactly("a.npy", "scatter.json");
    }

    @Test
    void aMissingInputIsNamedEvenWhereTheOutputExists() throws IOException {
        Path old = npy(root.resolve("old.npy"), 32, 1);
        Cli run = run(root.resolve("typo.wav"), old);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("typo.wav: no such file").hasLineCount(1);
    }

    @Test
    void aBrokenPatternIsRefused() {
        Cli run = run(in + "/[bad", out);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("[bad", "pattern").hasLineCount(1);
    }
}
