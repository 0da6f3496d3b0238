package org.scattering.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.cli.Cli;
import org.scattering.cli.NpyFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Train, test, predict on small data sets of every kind. */
class ClassifyTest {
    @TempDir
    private Path folder;

    private Path model() {
        return folder.resolve("x.model");
    }

    private static Cli classify(String verb, Object... args) {
        return Cli.run(
                Stream.concat(Stream.of("classify", verb), Arrays.stream(args)).toArray());
    }

    private Cli train(Path input, Object... more) {
        List<Object> args = new ArrayList<>(List.of("--input", input, "--model", model(), "--J", 2));
        args.addAll(List.of(more));
        if (!args.contains("--classifier")) {
            args.addAll(List.of("--classifier", "lda"));
        }
        return classify("train", args.toArray());
    }

    private static void assertDone(Cli run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    private void assertNoError(Path input, Object... more) {
        List<Object> args = new ArrayList<>(List.of("--model", model(), "--input", input));
        args.addAll(List.of(more));
        Cli test = classify("test", args.toArray());
        assertDone(test);
        assertThat(test.out()).startsWith("test error 0.00 % (0 of ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"affine-pca", "lda", "nearest-mean", "linear-svm", "rbf-svm"})
    void imagesInAnIdxPair(String classifier) throws IOException {
        Cli train = train(DataFiles.idxPair(folder, "train", 40, DataFiles.SIDE, 1), "--classifier", classifier);
        assertDone(train);
        assertThat(train.out())
                .containsPattern("x.model: trained in \\d+\\.\\d\\d s")
                .contains("signals     40 of 16x16 pixels", "classes     0 (20), 1 (20)")
                // Order 0, 16 wavelets, 64 pairs, at 4x4 places.
                .contains("features    1296 a signal", "classifier  ");
        assertNoError(DataFiles.idxPair(folder, "test", 30, DataFiles.SIDE, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classify", "classify train", "classify test", "classify predict"})
    void everyCommandHasHelp(String command) {
        Cli help = Cli.run((Object[]) (command + " --help").split(" ", -1));
        assertDone(help);
        assertThat(help.out()).contains("Usage: scatter " + command);
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void packedIdxPairs() throws IOException {
        Path images = DataFiles.idxPair(folder, "a", 12, DataFiles.SIDE, 1);
        Path labels = folder.resolve("a-labels-idx1-ubyte");
        Path packed = NpyFiles.gzip(images, folder.resolve("b-images-idx3-ubyte.gz"));
        NpyFiles.gzip(labels, folder.resolve("b-labels-idx1-ubyte.gz"));
        assertDone(train(images));
        byte[] plain = Files.readAllBytes(model());
        assertDone(train(packed));
        assertThat(Files.readAllBytes(model())).isEqualTo(plain);
        Files.move(labels, folder.resolve("elsewhere"));
        NpyFiles.gzip(folder.resolve("elsewhere"), folder.resolve("a-labels-idx1-ubyte.gz"));
        assertDone(train(images));
        assertDone(train(images, "--labels", folder.resolve("b-labels-idx1-ubyte.gz")));
    }

    @Test
    void everythingIsReported() throws IOException {
        assertDone(train(DataFiles.idxPair(folder, "train", 20, DataFiles.SIDE, 1)));
        Path labels = DataFiles.text(folder.resolve("some.csv"), "label", "0", "1", "0", "0", "0", "1");
        Path test = DataFiles.idxPair(folder, "test", 6, DataFiles.SIDE, 2);
        Path json = folder.resolve("result.json");
        Cli run = classify("test", "--model", model(), "--input", test, "--labels", labels, "--json", json);
        assertDone(run);
        assertThat(run.out().lines().toList())
                .contains(
                        "test error 16.67 % (1 of 6)",
                        "class  examples  errors    error",
                        "0             4       1  25.00 %",
                        "1             2       0   0.00 %",
                        "       0  1",
                        "0      3  1",
                        "1      0  2");
        JsonNode result = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(result.get("error").asDouble()).isEqualTo(100 / 6.0);
        assertThat(result.get("count").asInt()).isEqualTo(6);
        assertThat(result.get("errors").asInt()).isEqualTo(1);
        assertThat(result.get("leaked").asInt()).isZero();
        assertThat(result.get("classifier").asString()).startsWith("linear discriminant analysis");
        assertThat(result.get("classes").toString()).isEqualTo("[\"0\",\"1\"]");
        assertThat(result.get("confusion").toString()).isEqualTo("[[3,1],[0,2]]");
        assertThat(result.get("perClass").get(0).toString())
                .isEqualTo("{\"class\":\"0\",\"count\":4,\"errors\":1,\"error\":25.0}");
    }

    /** The model's own features and classifier, against the measures of the library. */
    @Test
    void neuralCollapse() throws IOException {
        assertDone(train(DataFiles.idxPair(folder, "train", 40, DataFiles.SIDE, 1), "--classifier", "nearest-mean"));
        Path test = DataFiles.idxPair(folder, "test", 30, DataFiles.SIDE, 2);
        Path json = folder.resolve("result.json");
        Cli run = classify("test", "--model", model(), "--input", test, "--json", json, "--collapse");
        assertDone(run);
        assertThat(run.out()).contains("neural collapse of 30 examples of 2 classes", "Tr(Σ_W Σ_B⁺)/C", "agreement  ");
        JsonNode found = JsonMapper.shared().readTree(Files.readString(json)).get("neuralCollapse");
        assertThat(found.propertyNames())
                .containsExactly(
                        "withinClassVariability",
                        "equinorm",
                        "equiangle",
                        "maximalAngle",
                        "classifierAlignment",
                        "nearestMeanAgreement");
        assertThat(found.get("withinClassVariability").asDouble()).isPositive();
        // Two means are a simplex.
        for (String zero : List.of("equinorm", "equiangle", "maximalAngle")) {
            assertThat(found.get(zero).asDouble()).isLessThan(1e-9);
        }
        // Its rows are the means of the training examples, from which those of the test examples hardly differ.
        assertThat(found.get("classifierAlignment").asDouble()).isBetween(1e-9, 0.1);
        Path seen = folder.resolve("train-images-idx3-ubyte");
        classify("test", "--model", model(), "--input", seen, "--json", json, "--collapse");
        JsonNode own = JsonMapper.shared().readTree(Files.readString(json)).get("neuralCollapse");
        assertThat(own.get("classifierAlignment").asDouble()).isLessThan(1e-12);
        assertThat(own.get("nearestMeanAgreement").asDouble()).isEqualTo(1);
        assertDone(train(seen, "--classifier", "rbf-svm"));
        Cli refused = classify("test", "--model", model(), "--input", test, "--collapse");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--collapse: the model has ", "a linear classifier (lda, nearest-mean");
    }

    @Test
    void leaksAreReported() throws IOException {
        Path images = DataFiles.idxPair(folder, "train", 20, DataFiles.SIDE, 1);
        assertDone(train(images, "--limit", 10));
        Path json = folder.resolve("result.json");
        Cli test = classify("test", "--model", model(), "--input", images, "--json", json);
        assertThat(test.code()).isZero();
        assertThat(test.out()).startsWith("test error ");
        assertThat(test.err())
                .startsWith("scatter: leak: 10 of 20 test signals were in the training set")
                .contains(images + " 0, ");
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(json))
                        .get("leaked")
                        .asInt())
                .isEqualTo(10);
    }

    @Test
    void oneSeedOneModel() throws IOException {
        Path images = DataFiles.idxPair(folder, "train", 30, DataFiles.SIDE, 1);
        for (String classifier : List.of("affine-pca", "lda", "linear-svm", "rbf-svm")) {
            assertDone(train(images, "--classifier", classifier, "--seed", 5, "--folds", 3));
            byte[] first = Files.readAllBytes(model());
            assertDone(train(images, "--classifier", classifier, "--seed", 5, "--folds", 3));
            assertThat(Files.readAllBytes(model())).isEqualTo(first);
        }
    }

    @Test
    void parametersAreTaken() throws IOException {
        Path images = DataFiles.idxPair(folder, "train", 20, DataFiles.SIDE, 1);
        assertThat(train(images, "--classifier", "affine-pca", "--dimension", 3).out())
                .contains("classifier  affine PCA, 3 dimensions a class");
        assertThat(train(images, "--classifier", "linear-svm", "--cost", 7, "--seed", 2)
                        .out())
                .contains("classifier  linear SVM, cost 7.0");
        assertThat(train(images, "--classifier", "rbf-svm", "--cost", 7, "--gamma", 0.5)
                        .out())
                .contains("classifier  RBF SVM, cost 7.0, gamma 0.5");
        assertThat(train(images, "--classifier", "rbf-svm", "--cost", 7).out()).contains("cost 7.0");
        Cli all = train(images, "--L", 4, "--max-order", 1, "--averaging", "global-mean", "--scaling", "none");
        assertThat(all.out()).contains("features    9 a signal");
        assertDone(train(
                images,
                "--stride",
                2,
                "--padding",
                "zero",
                "--profile",
                "tight",
                "--all-paths",
                "--peak",
                "--log",
                0.1));
        assertNoError(DataFiles.idxPair(folder, "test", 10, DataFiles.SIDE, 2));
    }

    @Test
    void signalsInAnArray() throws IOException {
        Path signals = DataFiles.npySounds(folder.resolve("train.npy"), 20, 256, 100);
        Path labels = DataFiles.idxLabels(folder.resolve("labels.idx"), 20);
        assertDone(train(signals, "--dims", 1, "--labels", labels, "--Q", 2, "--parent-ratio", 1e-3, "--bins", 2));
        Path other = DataFiles.npySounds(folder.resolve("test.npy"), 4, 256, 200);
        assertNoError(other, "--labels", NpyFiles.writeDoubles(folder.resolve("l.npy"), new double[] {0, 1, 0, 1}, 4));
        assertNoError(other, "--labels", DataFiles.text(folder.resolve("a.csv"), "0", "1", "0", "1"));
        assertNoError(
                other,
                "--labels",
                DataFiles.text(folder.resolve("b.csv"), "index,label", "0,0", "1,\"1\"", "2,0", "3,1"));
        Path predicted = folder.resolve("predicted.csv");
        assertDone(classify("predict", "--model", model(), "--input", other, "--output", predicted));
        assertThat(Files.readAllLines(predicted)).containsExactly("index,label", "0,0", "1,1", "2,0", "3,1");
        assertNoError(other, "--labels", predicted);
        assertThat(classify("predict", "--model", model(), "--input", other, "--limit", 2)
                        .out())
                .isEqualTo("index,label\n0,0\n1,1\n");
    }

    @Test
    void imagesInAnArray() {
        Path images = NpyFiles.writeDoubles(
                folder.resolve("x.npy"), DataFiles.images(12, DataFiles.SIDE, 1), 3, 4, DataFiles.SIDE, DataFiles.SIDE);
        Path labels =
                NpyFiles.writeDoubles(folder.resolve("y.npy"), new double[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, 12);
        assertDone(train(images, "--dims", 2, "--labels", labels));
    }

    @Test
    void soundsLabelledByTheirNames() throws IOException {
        Path sounds = DataFiles.sounds(folder.resolve("sounds"), 8, 300);
        Cli train = train(sounds, "--labels", "prefix", "--reject", "_[0-2]\\.wav$", "--Q", 2);
        assertDone(train);
        assertThat(train.out()).contains("signals     10 of 300 samples", "classes     high (5), low (5)");
        assertNoError(sounds, "--labels", "prefix", "--select", "_[0-2]\\.wav$");
        Cli leak = classify("test", "--model", model(), "--input", sounds, "--labels", "prefix", "--select", "_3");
        assertThat(leak.err()).contains("leak: 2 of 2", "high_3.wav, low_3.wav");
        Cli predict = classify("predict", "--model", model(), "--input", sounds + "/*_1.wav");
        assertThat(predict.out()).isEqualTo("file,label\nhigh_1.wav,high\nlow_1.wav,low\n");
        Cli one = classify("predict", "--model", model(), "--input", sounds.resolve("low_2.wav"));
        assertThat(one.out()).isEqualTo("file,label\nlow_2.wav,low\n");
        assertThat(train(sounds, "--labels", "prefix", "--limit", 16, "--Q", 2).out())
                .contains("signals     16 of");
    }

    @Test
    void soundsOfAnyLengthAndLoudness() throws IOException {
        Path sounds = folder.resolve("sounds");
        for (int i = 0; i < 12; i++) {
            double[] tone = DataFiles.tone(i % 2, 400 + 20 * i, i);
            double loudness = 1.0 / (1 << (i / 2));
            DataFiles.wav(
                    sounds.resolve(DataFiles.PITCHES[i % 2] + "_" + i + ".wav"),
                    DataFiles.RATE,
                    Arrays.stream(tone).map(x -> x * loudness).toArray());
        }
        assertDone(train(sounds, "--labels", "prefix", "--length", 512, "--peak", "--Q", 2));
        Path others = folder.resolve("others");
        double[] quiet =
                Arrays.stream(DataFiles.tone(1, 700, 50)).map(x -> x / 100).toArray();
        DataFiles.wav(others.resolve("high_quiet.wav"), DataFiles.RATE, quiet);
        DataFiles.wav(others.resolve("low_short.wav"), DataFiles.RATE, DataFiles.tone(0, 300, 51));
        assertNoError(others, "--labels", "prefix");
    }

    @Test
    void labelsOfFoldersAndTables() throws IOException {
        Path sounds = folder.resolve("sounds");
        List<String> rows = new ArrayList<>(List.of("File,Label"));
        for (int i = 0; i < 12; i++) {
            String name = DataFiles.PITCHES[i % 2] + "/take " + i + ", first.wav";
            DataFiles.wav(sounds.resolve(name), DataFiles.RATE, DataFiles.tone(i % 2, 256, i));
            rows.add("\"" + name + "\",\"the \"\"" + DataFiles.PITCHES[i % 2] + "\"\" one\"");
        }
        assertThat(train(sounds, "--labels", "folder", "--Q", 2).out()).contains("classes     high (6), low (6)");
        Path csv = DataFiles.text(folder.resolve("labels.csv"), rows.toArray(String[]::new));
        assertThat(train(sounds, "--labels", csv, "--Q", 2).out())
                .contains("classes     the \"high\" one (6), the \"low\" one (6)");
        Path predicted = folder.resolve("predicted.csv");
        assertDone(classify("predict", "--model", model(), "--input", sounds, "--output", predicted));
        assertThat(Files.readString(predicted)).contains("\"high/take 1, first.wav\",\"the \"\"high\"\" one\"");
        assertThat(classify("test", "--model", model(), "--input", sounds, "--labels", predicted)
                        .out())
                .startsWith("test error 0.00 % (0 of 12)");
        Path bare = DataFiles.text(
                folder.resolve("bare.csv"), rows.subList(1, rows.size()).toArray(String[]::new));
        assertDone(train(sounds, "--labels", bare, "--Q", 2));
    }

    @Test
    void imagesInAFolder() throws IOException {
        Path images = folder.resolve("images");
        int size = DataFiles.SIDE * DataFiles.SIDE;
        double[] pixels = DataFiles.images(16, DataFiles.SIDE, 1);
        for (int i = 0; i < 16; i++) {
            DataFiles.image(
                    images.resolve("abcdefghijklmnop".charAt(i) + "/" + i % 2 + "_.png"),
                    Arrays.copyOfRange(pixels, i * size, (i + 1) * size),
                    DataFiles.SIDE,
                    i % 4 > 1);
        }
        assertDone(train(images, "--labels", "prefix", "--reject", "^[ab]/"));
        assertNoError(images, "--labels", "prefix", "--select", "^[ab]/");
    }

    @Test
    void predictionGoesOnPastBrokenFiles() throws IOException {
        Path sounds = DataFiles.sounds(folder.resolve("sounds"), 4, 256);
        assertDone(train(sounds, "--labels", "prefix", "--Q", 2));
        Files.writeString(sounds.resolve("broken_1.wav"), "RIFF");
        DataFiles.wav(sounds.resolve("short_1.wav"), DataFiles.RATE, DataFiles.tone(0, 100, 1));
        DataFiles.wav(sounds.resolve("fast_1.wav"), 2 * DataFiles.RATE, DataFiles.tone(0, 256, 1));
        Path predicted = folder.resolve("predicted.csv");
        Cli predict = classify("predict", "--model", model(), "--input", sounds, "--output", predicted);
        assertThat(predict.code()).isEqualTo(2);
        assertThat(predict.err().lines().toList())
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("scatter: 3 of 11 files failed:"),
                        line -> assertThat(line).contains("broken_1.wav: "),
                        line -> assertThat(line)
                                .contains("fast_1.wav: 16000.0 Hz; the model was trained on", "8000.0 Hz"),
                        line -> assertThat(line)
                                .contains("short_1.wav: 100 samples; the model was trained on 256 samples"));
        assertThat(Files.readAllLines(predicted)).hasSize(9).contains("high_0.wav,high", "low_3.wav,low");
        Path hopeless = Files.createDirectories(folder.resolve("hopeless"));
        Files.writeString(hopeless.resolve("a.wav"), "RIFF");
        Path nothing = folder.resolve("nothing.csv");
        Cli none = classify("predict", "--model", model(), "--input", hopeless, "--output", nothing);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("1 of 1 files failed");
        assertThat(nothing).doesNotExist();
    }
}
