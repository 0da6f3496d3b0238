package org.scattering.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scattering.cli.Cli;
import org.scattering.cli.NpyFiles;

/** Whatever is wrong is said in a line or two that names it, with exit code 2, and no model or result is left. */
class ClassifyBadInputTest {
    @TempDir
    private Path folder;

    private Path images;

    @BeforeEach
    void images() throws IOException {
        images = DataFiles.idxPair(folder, "train", 8, DataFiles.SIDE, 1);
    }

    private Path output() {
        return folder.resolve("out.model");
    }

    private void refused(List<Object> args, String... words) {
        Cli run = Cli.run(args.toArray());
        assertThat(run.err()).contains(words).doesNotContain("\tat ", "internal failure");
        assertThat(run.err().lines())
                .hasSizeLessThanOrEqualTo(2)
                .first()
                .asString()
                .startsWith("scatter: ");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(p -> p.getFileName().toString()))
                    .noneMatch(n -> n.startsWith("out") || n.contains(".part"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Object> train(Object input, Object... more) {
        List<Object> args = new ArrayList<>(List.of("classify", "train", "--input", input, "--model", output()));
        args.addAll(Arrays.asList(more));
        if (!args.contains("--classifier")) {
            args.addAll(List.of("--classifier", "nearest-mean"));
        }
        return args;
    }

    private Path model() {
        Path model = folder.resolve("good.model");
        if (!Files.exists(model)) {
            Cli run = Cli.run(
                    "classify", "train", "--input", images, "--model", model, "--classifier", "nearest-mean", "--J", 2);
            assertThat(run.code()).isZero();
        }
        return model;
    }

    private List<Object> test(Object input, Object... more) {
        List<Object> args = new ArrayList<>(List.of("classify", "test", "--input", input, "--model", model()));
        args.addAll(List.of("--json", folder.resolve("out.json")));
        args.addAll(Arrays.asList(more));
        return args;
    }

    @Test
    void classes() throws IOException {
        Path one = DataFiles.text(folder.resolve("one.csv"), "a", "a", "a", "a", "a", "a", "a", "a");
        refused(train(images, "--labels", one), "labels: training needs at least two classes, there is only [a]");
        refused(train(images, "--limit", 1), "at least two classes, there is only [0]");
        Path single = DataFiles.text(folder.resolve("single.csv"), "a", "a", "a", "b", "a", "a", "a", "a");
        refused(
                train(images, "--labels", single),
                "labels: class 'b' has 1 example; training needs at least two of each");
        Path other = DataFiles.text(folder.resolve("other.csv"), "0", "1", "0", "1", "7", "1", "x", "1");
        refused(test(images, "--labels", other), "2 labels (7, x) the model does not know; its classes are 0, 1");
    }

    @Test
    void labelsOfAnArray() throws IOException {
        Path seven = DataFiles.idxLabels(folder.resolve("seven.idx"), 7);
        refused(train(images, "--labels", seven), "seven.idx: 7 labels, but " + images + " holds 8 signals");
        refused(test(images, "--labels", seven), "seven.idx: 7 labels, but " + images + " holds 8 signals");
        refused(train(images, "--labels", seven, "--limit", 5), "7 labels");
        Path nine = DataFiles.text(folder.resolve("nine.csv"), "1", "0", "1", "0", "1", "0", "1", "0", "1");
        refused(train(images, "--labels", nine), "nine.csv: 9 labels");
        Path odd = DataFiles.text(folder.resolve("odd.csv"), "0,a", "2,b");
        refused(train(images, "--labels", odd), "odd.csv: row 2 is [2, b]; it should be the label of signal 1");
        Path halves = NpyFiles.writeDoubles(folder.resolve("h.npy"), new double[] {0, 1, 0.5, 1, 0, 1, 0, 1}, 8);
        refused(train(images, "--labels", halves), "h.npy: the label 0.5 is not a whole number");
        Path table = NpyFiles.writeDoubles(folder.resolve("t.npy"), new double[8], 4, 2);
        refused(train(images, "--labels", table), "t.npy: labels are whole numbers along one axis");
        refused(train(images, "--labels", folder.resolve("no.csv")), "no.csv: --labels: no such file");
        refused(train(images, "--labels", "prefix"), "--labels prefix is for a folder of files");
        Path open = DataFiles.text(folder.resolve("open.csv"), "\"0", "1");
        refused(train(images, "--labels", open), "open.csv: a double quote is opened and not closed");
        Files.delete(folder.resolve("train-labels-idx1-ubyte"));
        refused(train(images), "there is no train-labels-idx1-ubyte beside it; --labels F names");
        Path array = NpyFiles.writeDoubles(folder.resolve("x.npy"), new double[64], 4, 16);
        refused(train(array, "--dims", 1, "--J", 2), "x.npy: --labels F says which class");
        refused(train(array), "arrays do not tell signals from images; --dims 1 or --dims 2");
        refused(train(array, "--dims", 3), "--dims 3: 1 or 2 is accepted");
    }

    @Test
    void labelsOfFiles() throws IOException {
        Path sounds = DataFiles.sounds(folder.resolve("sounds"), 3, 256);
        refused(train(sounds), "--labels is needed: prefix", "folder", "CSV");
        refused(train(sounds, "--labels", "suffix"), "--labels suffix: neither prefix nor folder nor a file");
        Path missing = DataFiles.text(
                folder.resolve("m.csv"), "file,label", "low_0.wav,a", "a.wav,b", "b.wav,b", "c.wav,b", "d.wav,b");
        refused(train(sounds, "--labels", missing), "m.csv: 4 files (a.wav, b.wav, c.wav, ...) not in " + sounds);
        Path lacking = DataFiles.text(folder.resolve("l.csv"), "low_0.wav,a", "low_1.wav,a");
        refused(
                train(sounds, "--labels", lacking),
                "l.csv: no label for 4 files (high_0.wav, high_1.wav, high_2.wav, ...) of " + sounds);
        Path twice = DataFiles.text(folder.resolve("t.csv"), "low_0.wav,a", "./low_0.wav,b");
        refused(train(sounds, "--labels", twice), "t.csv: row 2 names ./low_0.wav once more");
        Path wide = DataFiles.text(folder.resolve("w.csv"), "low_0.wav,a,b");
        refused(
                train(sounds, "--labels", wide),
                "w.csv: row 1 is [low_0.wav, a, b]; it should be a file and its label");
        DataFiles.wav(sounds.resolve("nameless.wav"), DataFiles.RATE, DataFiles.tone(0, 256, 1));
        refused(train(sounds, "--labels", "prefix"), "nameless.wav: --labels prefix: no label before a '_'");
    }

    @Test
    void folders() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        refused(train(empty, "--labels", "prefix"), "empty: no file that can be read");
        Files.writeString(empty.resolve("notes.txt"), "notes");
        refused(train(empty, "--labels", "prefix"), "empty: no file that can be read; 1 of other kinds");
        refused(test(empty, "--labels", "prefix"), "empty: no file that 2d reads");
        refused(train(folder.resolve("none"), "--labels", "prefix"), "none: no such file");
        Path sounds = DataFiles.sounds(folder.resolve("sounds"), 3, 256);
        refused(
                train(sounds, "--labels", "prefix", "--select", "mp3"),
                "none of its 6 files pass --select and --reject");
        refused(train(sounds, "--labels", "prefix", "--select", "["), "--select '[' is no regular expression");
        refused(train(images, "--reject", "x"), "--reject chooses files of a folder or pattern");
        refused(train(sounds, "--labels", "prefix", "--limit", 0), "--limit 0: at least 1 is needed");
        DataFiles.image(sounds.resolve("a_1.png"), new double[256], 16, false);
        refused(train(sounds, "--labels", "prefix"), "holds sounds and images; --dims 1 or --dims 2");
    }

    @Test
    void brokenFilesAreNamed() throws IOException {
        Path sounds = DataFiles.sounds(folder.resolve("sounds"), 3, 256);
        Files.writeString(sounds.resolve("a_1.wav"), "RIFF");
        Files.writeString(sounds.resolve("b_1.wav"), "");
        refused(
                train(sounds, "--labels", "prefix"),
                "2 of 8 files cannot be used: ",
                "a_1.wav: ",
                "b_1.wav: the file is");
        Path pictures = folder.resolve("pictures");
        for (int i = 0; i < 5; i++) {
            DataFiles.image(pictures.resolve("0_" + i + ".png"), new double[1024], 32, false);
        }
        refused(
                test(pictures, "--labels", "prefix"),
                "5 of 5 files cannot be used: ",
                "0_0.png: 32x32 pixels; the model was trained on 16x16 pixels; ",
                "0_2.png",
                "; ...");
    }

    @Test
    void signalsMustBeAlike() throws IOException {
        Path sounds = DataFiles.sounds(folder.resolve("sounds"), 3, 256);
        Path longer = DataFiles.wav(sounds.resolve("low_9.wav"), DataFiles.RATE, DataFiles.tone(0, 300, 1));
        refused(
                train(sounds, "--labels", "prefix"),
                "signals differ in size: " + sounds.resolve("high_0.wav") + " has 256 samples, " + longer
                        + " has 300 samples; --length N crops or pads all to N samples");
        DataFiles.wav(longer, 44_100, DataFiles.tone(0, 256, 1));
        refused(train(sounds, "--labels", "prefix"), "sounds differ in sampling rate: ", "8000.0 Hz", "44100.0 Hz");
        refused(
                test(DataFiles.idxPair(folder, "big", 4, 32, 1)),
                "32x32 pixels; the model was trained on 16x16 pixels");
        Path pictures = folder.resolve("pictures");
        DataFiles.image(pictures.resolve("a_1.png"), new double[256], 16, false);
        DataFiles.image(pictures.resolve("a_2.png"), new double[1024], 32, false);
        refused(
                train(pictures, "--labels", "prefix"),
                "has 16x16 pixels, ",
                "has 32x32 pixels; bring them to one size");
        Path flat = NpyFiles.writeDoubles(folder.resolve("x.npy"), new double[4 * 256], 4, 8, 32);
        refused(test(flat, "--labels", folder.resolve("big-labels-idx1-ubyte")), "8x32 pixels; the model was trained");
    }

    @Test
    void models() throws IOException {
        byte[] whole = Files.readAllBytes(model());
        Path cut = Files.write(folder.resolve("cut.model"), Arrays.copyOf(whole, whole.length / 2));
        for (String verb : List.of("test", "predict")) {
            refused(List.of("classify", verb, "--model", cut, "--input", images), "cut.model: ", "truncated");
            refused(List.of("classify", verb, "--model", images, "--input", images), "not a model of scatter classify");
            refused(List.of("classify", verb, "--model", folder.resolve("no"), "--input", images), "no: no such file");
            refused(List.of("classify", verb, "--model", folder, "--input", images), folder + ": ");
        }
        refused(
                List.of("classify", "train", "--input", images, "--model", folder, "--classifier", "lda"),
                folder + ": is a folder");
        refused(
                List.of(
                        "classify",
                        "train",
                        "--input",
                        images,
                        "--model",
                        folder.resolve("no/x"),
                        "--classifier",
                        "lda"),
                "cannot be written: there is no folder");
    }

    @Test
    void optionsThatDoNotApply() throws IOException {
        refused(train(images, "--Q", 4), "--Q is for sounds");
        refused(train(images, "--T", 4), "--T is for sounds");
        refused(train(images, "--length", 4), "--length is for sounds");
        refused(train(images, "--bins", 4), "--bins is for sounds");
        refused(train(images, "--averaging", "none"), "--averaging none: its paths differ in length");
        refused(train(images, "--padding", "already-padded"), "--padding already-padded is for scatter transform");
        refused(train(images, "--J", 9), "J = 9");
        refused(train(images, "--log", -1), "log = -1.0");
        refused(train(images, "--parent-ratio", 0), "parent-ratio = 0.0");
        Path sounds = DataFiles.sounds(folder.resolve("sounds"), 3, 256);
        refused(train(sounds, "--labels", "prefix", "--L", 4), "--L is for images");
        refused(train(sounds, "--labels", "prefix", "--length", 0), "--length 0: at least 1 sample is needed");
        refused(train(sounds, "--labels", "prefix", "--J", 4, "--bins", 1000), "bins = 1000");
        String[][] misfits = {
            {"nearest-mean", "--folds", "3"},
            {"nearest-mean", "--seed", "3"},
            {"nearest-mean", "--dimension", "3"},
            {"affine-pca", "--cost", "3"},
            {"lda", "--gamma", "3"},
            {"linear-svm", "--gamma", "3"},
            {"rbf-svm", "--dimension", "3"}
        };
        for (String[] misfit : misfits) {
            refused(train(images, "--classifier", misfit[0], misfit[1], misfit[2]), misfit[1] + " is for ");
        }
        refused(train(images, "--classifier", "affine-pca", "--dimension", 3, "--folds", 4), "--folds is for choosing");
        refused(train(images, "--classifier", "linear-svm", "--cost", 3, "--folds", 4), "--folds is for choosing");
        refused(
                train(images, "--classifier", "rbf-svm", "--cost", 3, "--gamma", 1, "--seed", 4),
                "--seed is for choosing");
        refused(train(images, "--classifier", "lda", "--folds", 1), "folds = 1: 2 or more are needed");
        refused(train(images, "--classifier", "linear-svm", "--cost", -3), "cost = -3.0");
        refused(
                train(images, "--classifier", "oracle"),
                "'oracle' is none of affine-pca, lda, nearest-mean, linear-svm, rbf-svm");
    }

    @Test
    void filesHoldOneRealSignal() throws IOException {
        Path arrays = Files.createDirectories(folder.resolve("arrays"));
        for (String name : List.of("a_1.npy", "a_2.npy", "b_1.npy", "b_2.npy")) {
            NpyFiles.writeDoubles(arrays.resolve(name), DataFiles.tone(0, 256, 1), 256);
        }
        NpyFiles.writeDoubles(arrays.resolve("b_3.npy"), new double[512], 2, 256);
        refused(
                train(arrays, "--labels", "prefix", "--dims", 1),
                "b_3.npy: 2 signals or channels; one file is one example");
        Path complex = NpyFiles.write(
                folder.resolve("c.npy"),
                NpyFiles.header(1, NpyFiles.dictionary("<c8", false, List.of(8, 16))),
                new byte[1024]);
        refused(
                train(complex, "--dims", 1, "--labels", folder.resolve("train-labels-idx1-ubyte")),
                "c.npy: complex signals are not classified");
    }
}
