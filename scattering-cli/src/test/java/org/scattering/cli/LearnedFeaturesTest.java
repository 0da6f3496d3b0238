package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code scatter verify --stimuli --features}: the stability of features that were computed elsewhere. */
class LearnedFeaturesTest {
    /** Of signals, and then deformed and noisy for two cuts at three temperatures. */
    private static final int SIGNALS = 60;

    private static final int ROWS = SIGNALS * (1 + 2 * 6);

    @TempDir
    private Path folder;

    private Path stimuli;

    private Cli verify(String dimension, Object... more) {
        Stream<Object> small = dimension.equals("1d")
                ? Stream.of("--length", 64, "--J", 3, "--Q", 1, "--trials", 2)
                : Stream.of("--J", 1, "--L", 2, "--trials", 2, "--max-order", 1);
        return Cli.run(Stream.concat(
                        Stream.of("verify", dimension, "--output", folder.resolve("out")),
                        Stream.concat(small, Arrays.stream(more)))
                .toArray());
    }

    @BeforeEach
    void written() {
        stimuli = folder.resolve("shown");
        Cli run = verify("1d", "--stimuli", stimuli, "--seed", 4);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    private List<JsonNode> rows(String representation) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("out/report.json")))
                .get("tables")
                .valueStream()
                .filter(t -> t.get("name").asString().equals("D, G and R"))
                .flatMap(t -> t.get("rows").valueStream())
                .filter(row -> row.get(0).asString().equals(representation))
                .toList();
    }

    @Test
    void theFilesSayWhatEachRowIs() throws IOException {
        NpyFiles.Array array = NpyFiles.read(stimuli.resolve("stimuli.npy"));
        assertThat(array.shape()).containsExactly(ROWS, 64);
        List<String> lines = Files.readAllLines(stimuli.resolve("stimuli.csv"));
        assertThat(lines).hasSize(ROWS + 1).startsWith("row,kind,signal,c,T", "0,clean,0,,", "1,clean,1,,");
        assertThat(lines.get(1 + SIGNALS)).startsWith("60,deformed,0,3,");
        assertThat(lines.get(1 + 2 * SIGNALS)).startsWith("120,noisy,0,3,");
        assertThat(lines.getLast()).startsWith("779,noisy,59,5,");
        JsonNode json = JsonMapper.shared().readTree(Files.readString(stimuli.resolve("stimuli.json")));
        assertThat(json.get("rows").asInt()).isEqualTo(ROWS);
        assertThat(json.get("seed").asInt()).isEqualTo(4);
    }

    /** The signals themselves, read back, have exactly the stability of the signals; and so have all their multiples. */
    @Test
    void signalsReadBackHaveTheStabilityOfSignals() throws IOException {
        double[] values = NpyFiles.read(stimuli.resolve("stimuli.npy")).values();
        Path twice = NpyFiles.writeDoubles(
                folder.resolve("twice.npy"),
                Arrays.stream(values).map(v -> 2 * v).toArray(),
                ROWS,
                64);
        Path same = stimuli.resolve("stimuli.npy");
        Cli run = verify("1d", "--stimuli", stimuli, "--features", same, "--features", twice, "--seed", 4);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        List<JsonNode> expected = rows("signal");
        assertThat(expected).hasSize(6);
        for (Path features : List.of(same, twice)) {
            List<JsonNode> found = rows(features.toString());
            assertThat(found).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                for (int column = 1; column < expected.get(i).size(); column++) {
                    assertThat(found.get(i).get(column).asDouble())
                            .isEqualTo(expected.get(i).get(column).asDouble());
                }
            }
        }
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("twice.npy");
    }

    @Test
    void pixelsReadBackHaveTheStabilityOfPixels() throws IOException {
        Path images = folder.resolve("images");
        assertThat(verify("2d", "--stimuli", images).code()).isZero();
        Path same = images.resolve("stimuli.npy");
        assertThat(NpyFiles.read(same).shape()).containsExactly(ROWS, 28, 28);
        Cli run = verify("2d", "--stimuli", images, "--features", same);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        List<JsonNode> expected = rows("signal");
        List<JsonNode> found = rows(same.toString());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).get(6).asDouble())
                    .isEqualTo(expected.get(i).get(6).asDouble());
        }
    }

    /** A name of the report's own is no other representation. */
    @Test
    void aFileThatIsCalledSignal() throws IOException {
        Path bare = Path.of("signal");
        assertThat(bare).doesNotExist();
        double[] values = new double[ROWS];
        Arrays.setAll(values, i -> i % 7);
        try {
            NpyFiles.writeDoubles(bare, values, ROWS, 1);
            Cli run = verify("1d", "--stimuli", stimuli, "--features", bare, "--seed", 4);
            assertThat(run.code()).as(run.out() + run.err()).isZero();
            assertThat(rows("./signal")).hasSize(6);
        } finally {
            Files.deleteIfExists(bare);
        }
    }

    /** Neither a stranger's files are replaced nor stimuli of which features may have been computed, nor is an array trusted blindly. */
    @Test
    void whatIsInTheFolderIsKept() throws IOException {
        byte[] before = Files.readAllBytes(stimuli.resolve("stimuli.npy"));
        refused("has stimuli already, and they are others", "--stimuli", stimuli, "--seed", 5);
        assertThat(Files.readAllBytes(stimuli.resolve("stimuli.npy"))).isEqualTo(before);
        assertThat(verify("1d", "--stimuli", stimuli, "--seed", 4).code()).isZero();
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("stimuli.npy"), "mine");
        refused("holds stimuli.npy or stimuli.csv without", "--stimuli", mine, "--seed", 4);
        assertThat(mine.resolve("stimuli.npy")).hasContent("mine");
        double[] values = new double[ROWS * 2];
        Arrays.setAll(values, i -> i % 7);
        Path good = NpyFiles.writeDoubles(folder.resolve("good.npy"), values, ROWS, 2);
        before[before.length - 1] ^= 1;
        Files.write(stimuli.resolve("stimuli.npy"), before);
        refused("is not the array that stimuli.json describes", "--stimuli", stimuli, "--features", good, "--seed", 4);
    }

    private void refused(String message, Object... options) {
        Cli run = verify("1d", options);
        assertThat(run.code()).as(message).isEqualTo(2);
        assertThat(run.err()).startsWith("scatter: ").contains(message).doesNotContain("\tat ");
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        double[] values = new double[ROWS * 2];
        Arrays.setAll(values, i -> i % 7);
        Path good = NpyFiles.writeDoubles(folder.resolve("good.npy"), values, ROWS, 2);
        refused("good.npy: --stimuli DIR is needed", "--features", good, "--seed", 4);
        refused(
                "describes other stimuli (seed 4, shape [64], rows 780, generated wave packets) than those of this command (seed 5, shape [64],"
                        + " rows 780)",
                "--features",
                good,
                "--stimuli",
                stimuli,
                "--seed",
                5);
        Path few = NpyFiles.writeDoubles(folder.resolve("few.npy"), Arrays.copyOf(values, 100), 50, 2);
        refused(
                "few.npy: the shape [50, 2]; (780, features) is needed",
                "--features",
                few,
                "--stimuli",
                stimuli,
                "--seed",
                4);
        double[] one = new double[ROWS * 2];
        refused(
                "it does not tell the signals apart",
                "--features",
                NpyFiles.writeDoubles(folder.resolve("one.npy"), one, ROWS, 2),
                "--stimuli",
                stimuli,
                "--seed",
                4);
        values[9] = Double.NaN;
        refused(
                "nan.npy: NaN at index [4, 1]",
                "--features",
                NpyFiles.writeDoubles(folder.resolve("nan.npy"), values, ROWS, 2),
                "--stimuli",
                stimuli,
                "--seed",
                4);
        refused("no such file", "--features", "none.npy", "--stimuli", stimuli, "--seed", 4);
        refused(
                "each file is accepted once",
                "--features",
                good,
                "--features",
                good,
                "--stimuli",
                stimuli,
                "--seed",
                4);
        Files.writeString(stimuli.resolve("stimuli.json"), "{");
        refused(
                "stimuli.json: is not what scatter verify --stimuli writes",
                "--features",
                good,
                "--stimuli",
                stimuli,
                "--seed",
                4);
    }
}
