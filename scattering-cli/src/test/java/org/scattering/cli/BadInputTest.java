package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with an input is said in a line or two that names it, with exit code 2, and no output is left. */
class BadInputTest {
    @TempDir
    private Path folder;

    private Path output() {
        return folder.resolve("out.npy");
    }

    private Cli transform(String kind, Path input, Object... more) {
        List<Object> args = Stream.concat(
                        Stream.of("transform", kind, "--input", input, "--output", output()), Stream.of(more))
                .toList();
        return Cli.run(args.toArray());
    }

    private void assertRefused(Cli run, String... words) throws IOException {
        assertThat(run.err()).contains(words).doesNotContain("\tat ");
        assertThat(run.err().lines())
                .hasSizeLessThanOrEqualTo(2)
                .first()
                .asString()
                .startsWith("scatter: ");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertNoOutput();
    }

    private void assertNoOutput() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(p -> p.getFileName().toString()))
                    .noneMatch(n -> n.startsWith("out") || n.contains(".part"));
        }
    }

    private Path signal(int... shape) {
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return NpyFiles.writeDoubles(
                folder.resolve("x.npy"),
                TestSignals.eighths(size, 1),
                Arrays.stream(shape).boxed().toArray(Integer[]::new));
    }

    private Path npy(String dictionary, int dataBytes) {
        return NpyFiles.write(folder.resolve("x.npy"), NpyFiles.header(1, dictionary), new byte[dataBytes]);
    }

    private Path bytes(String name, int... content) throws IOException {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) content[i];
        }
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void missing() throws IOException {
        assertRefused(transform("1d", folder.resolve("nothing.npy")), "nothing.npy: no such file");
        assertRefused(transform("1d", folder.resolve("*.wav")), "*.wav: no file that 1d reads");
        assertRefused(transform("1d", folder.resolve("no/such/*.wav")), "no/such", "no such folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.npy", "x.wav", "x.png", "x.idx", "x.tif", "x"})
    void empty(String name) throws IOException {
        assertRefused(transform("1d", bytes(name)), name + ": the file is empty");
    }

    @Test
    void emptyGzip() throws IOException {
        Path packed = NpyFiles.gzip(bytes("nothing"), folder.resolve("x.npy.gz"));
        assertRefused(transform("1d", packed), "x.npy.gz: the gzip file holds nothing");
    }

    @Test
    void truncatedAtEveryByte() throws IOException {
        Path whole = signal(2, 16);
        byte[] content = Files.readAllBytes(whole);
        for (int size = 1; size < content.length; size++) {
            Files.write(whole, Arrays.copyOf(content, size));
            Cli run = transform("1d", whole, "--J", 2);
            assertThat(run.code()).as("cut at %d: %s", size, run.err()).isEqualTo(2);
            assertThat(run.err()).contains("x.npy: ");
        }
        assertNoOutput();
    }

    @Test
    void truncatedNpySaysWhatIsMissing() throws IOException {
        assertRefused(
                transform("1d", npy(NpyFiles.dictionary("<f4", false, List.of(2, 8)), 60)),
                "x.npy: truncated: the header promises 64 bytes of numbers, shape (2, 8), the file holds 60");
        assertRefused(
                transform("1d", npy(NpyFiles.dictionary("<f4", false, List.of(2, 8)), 65)), "damaged: 1 bytes follow");
    }

    @Test
    void truncatedWav() throws IOException {
        byte[] samples = new byte[100];
        Path lie = new WavFiles()
                .format(1, 1, 8000, 16)
                .chunk("data", samples, 200)
                .write(folder.resolve("x.wav"));
        assertRefused(
                transform("1d", lie),
                "x.wav: truncated: the data chunk promises 200 bytes of samples, the file holds 100");
        byte[] content = Files.readAllBytes(lie);
        for (int size = 1; size < content.length; size++) {
            Files.write(lie, Arrays.copyOf(content, size));
            Cli run = transform("1d", lie, "--J", 1);
            assertThat(run.code()).as("cut at %d: %s", size, run.err()).isEqualTo(2);
        }
        Path endless =
                new WavFiles().format(1, 1, 8000, 16).chunk("data", samples, -2).write(folder.resolve("x.wav"));
        assertRefused(transform("1d", endless), "promises 4294967294 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff", "jpg"})
    void truncatedImage(String format) throws IOException {
        Path file = folder.resolve("x." + format);
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 1600; i++) {
            image.getRaster().setSample(i % 40, i / 40, 0, i * 7919 % 256);
        }
        ImageIO.write(image, format, file.toFile());
        byte[] content = Files.readAllBytes(file);
        for (int part = 1; part < 8; part++) {
            Files.write(file, Arrays.copyOf(content, content.length * part / 8));
            assertRefused(transform("2d", file), "x." + format + ": ");
        }
    }

    @Test
    void truncatedIdxAndGzip() throws IOException {
        Path idx = bytes("x.idx", 0, 0, 8, 1, 0, 0, 0, 9, 1, 2, 3, 4);
        assertRefused(transform("1d", idx), "x.idx: truncated: the IDX header promises 9 bytes", "holds 4");
        assertRefused(transform("1d", bytes("x.idx", 0, 0, 8, 3, 0, 0)), "x.idx: ends before");
        Path gz = NpyFiles.gzip(signal(64), folder.resolve("x.npy.gz"));
        byte[] packed = Files.readAllBytes(gz);
        Files.write(gz, Arrays.copyOf(packed, packed.length - 20));
        assertRefused(transform("1d", gz), "x.npy.gz: ends before its contents are complete");
        packed[packed.length / 2] ^= 0x55;
        Files.write(gz, packed);
        assertRefused(transform("1d", gz), "x.npy.gz: ");
    }

    @Test
    void mislabelled() throws IOException {
        Path png = folder.resolve("x.wav");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", png.toFile());
        assertRefused(transform("1d", png), "x.wav: mislabelled: the name says WAV sound, the content is a PNG image");
        Path text = Files.writeString(folder.resolve("y.npy"), "1.0, 2.0, 3.0\n");
        assertRefused(transform("1d", text), "y.npy: not a NumPy array (.npy) as its name says: the content is text");
        Path flac = Files.writeString(folder.resolve("song"), "fLaC and what follows");
        assertRefused(transform("1d", flac), "song: not a file that can be read", "FLAC sound");
        assertRefused(transform("1d", bytes("z.npz", 'P', 'K', 3, 4, 0, 0, 0, 0)), "zip archive");
    }

    @Test
    void theOtherDimension() throws IOException {
        Path png = folder.resolve("x.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", png.toFile());
        assertRefused(transform("1d", png), "x.png: a PNG image is not 1d; use: scatter transform 2d");
        Path wav = new WavFiles()
                .format(1, 1, 8000, 16)
                .chunk("data", new byte[64])
                .write(folder.resolve("x.wav"));
        assertRefused(transform("2d", wav), "x.wav: a WAV sound is not 2d; use: scatter transform 1d");
        assertRefused(transform("2d", signal(64)), "x.npy: the shape (64,) has one axis; 2d needs rows and columns");
        assertRefused(
                transform("2d", npy(NpyFiles.dictionary("<c16", false, List.of(8, 8)), 1024)),
                "complex images are not");
    }

    @Test
    void promisesMoreThanMemoryCanHold() throws IOException {
        byte[] header = NpyFiles.header(1, NpyFiles.dictionary("|u1", false, List.of(1L << 33)));
        Path sparse = NpyFiles.write(folder.resolve("x.npy"), header, new byte[0]);
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(header.length + (1L << 33));
        }
        assertRefused(
                transform("1d", sparse),
                "x.npy: one signal of shape (8589934592,); up to 134217728 samples are accepted");
        byte[] smaller = NpyFiles.header(1, NpyFiles.dictionary("|u1", false, List.of(1L << 27)));
        NpyFiles.write(sparse, smaller, new byte[0]);
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(smaller.length + (1L << 27));
        }
        assertRefused(transform("1d", sparse), "x.npy: more than memory can hold", "SCATTER_OPTS=-Xmx");
    }

    @Test
    void promisesMoreThanAnyFileCanHold() throws IOException {
        assertRefused(
                transform("1d", npy(NpyFiles.dictionary("<f8", false, List.of(1L << 40, 1L << 40)), 64)),
                "(1099511627776, 1099511627776), more than any file can hold");
        assertRefused(
                transform(
                        "1d", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,), }", 64)),
                "damaged: the .npy header has the shape");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'descr': '|O', 'fortran_order': False, 'shape': (8,), } ; an array of Python objects",
                "{'descr': [('a', '<f4'), ('b', '<i4')], 'fortran_order': False, 'shape': (8,), } ; a structured array",
                "{'descr': '<U5', 'fortran_order': False, 'shape': (8,), } ; dtype '<U5' is not read",
                "{'descr': '<f16', 'fortran_order': False, 'shape': (8,), } ; dtype '<f16' is not read",
                "{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (8,), } ; dtype '<M8[ns]' is not one of numbers",
                "{'descr': '<f8', 'shape': (8,), } ; damaged: the .npy header does not give",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (), } ; a single number, shape ()",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 8), } ; the shape (0, 8) has zero signals or channels",
                "{'descr': '<f8', 'fortran_order': True, 'shape': (8, 0), } ; the shape (8, 0) has zero samples"
            })
    void arraysThatAreNoSignals(String dictionary, String words) throws IOException {
        int bytes = dictionary.contains("()") ? 8 : dictionary.contains("0") ? 0 : 64;
        assertRefused(transform("1d", npy(dictionary, bytes)), "x.npy: ", words);
    }

    @Test
    void unknownVersion() throws IOException {
        byte[] header = NpyFiles.header(2, NpyFiles.dictionary("<f8", false, List.of(8)));
        header[6] = 4;
        assertRefused(
                transform("1d", NpyFiles.write(folder.resolve("x.npy"), header, new byte[64])), "is version 4 of .npy");
    }

    @Test
    void notFinite() throws IOException {
        double[] values = TestSignals.eighths(3 * 64, 1);
        values[64 + 17] = Double.NaN;
        values[2 * 64 + 5] = Double.NEGATIVE_INFINITY;
        Path file = NpyFiles.writeDoubles(folder.resolve("x.npy"), values, 3, 1, 64);
        assertRefused(transform("1d", file, "--J", 3), "x.npy: NaN at index [1, 0, 17]; --nan zero accepts it as 0");
        Cli accepted = transform("1d", file, "--J", 3, "--nan", "zero");
        assertThat(accepted.code()).isZero();
        assertThat(accepted.err()).contains("x.npy: 2 numbers were not finite and became 0");
        double[] zeroed =
                Arrays.stream(values).map(v -> Double.isFinite(v) ? v : 0).toArray();
        double[] actual = NpyFiles.read(output()).values();
        transform("1d", NpyFiles.writeDoubles(folder.resolve("x.npy"), zeroed, 3, 1, 64), "--J", 3);
        assertThat(actual).isEqualTo(NpyFiles.read(output()).values());
    }

    @Test
    void notFiniteInSoundsNamesChannelAndSample() throws IOException {
        double[] samples = TestSignals.eighths(2 * 64, 1);
        samples[2 * 9 + 1] = Double.NaN;
        Path wav = new WavFiles()
                .format(WavFiles.FLOAT, 2, 8000, 64)
                .chunk("data", WavFiles.encode(WavFiles.FLOAT, 64, samples))
                .write(folder.resolve("x.wav"));
        assertRefused(transform("1d", wav, "--J", 3), "x.wav: NaN at index [1, 9]");
    }

    @Test
    void beyondSinglePrecision() throws IOException {
        double[] values = TestSignals.eighths(64, 1);
        values[3] = 1e300;
        Path file = NpyFiles.writeDoubles(folder.resolve("x.npy"), values, 64);
        assertRefused(
                transform("1d", file, "--J", 3),
                "1.0E300 at index [3] is beyond single precision; use --precision double");
        assertThat(transform("1d", file, "--J", 3, "--precision", "double").code())
                .isZero();
    }

    @Test
    void coefficientsBeyondSinglePrecision() throws IOException {
        double[] values = new double[64];
        Arrays.fill(values, 1e38);
        Path file = NpyFiles.writeDoubles(folder.resolve("x.npy"), values, 64);
        assertRefused(
                transform("1d", file, "--J", 3, "--averaging", "global-sum"),
                "x.npy: coefficients beyond single precision",
                "--precision double");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--J 7 | J = 7: 2^J = 128 is larger than the 100 samples",
                "--J 0 | J = 0: 1 to 26 are accepted",
                "--J 3 --T 101 | T = 101: at most the signal's length, 100",
                "--J 3 --T 0 | T = 0",
                "--J 3 --stride 3 | stride = 3: a power of two is needed",
                "--J 3 --stride 16 | stride = 16: at most T = 8",
                "--J 3 --Q 0 | Q = 0: wavelets per octave",
                "--J 3 --Q 8,2,1,1 | Q = [8, 2, 1, 1]: more numbers than layers",
                "--J 3 --max-order -1 | max-order = -1",
                "--J 3 --averaging none --T 4 | T = 4: only local averaging",
                "--J 3 --sampling-rate -5 | samplingRate = -5.0"
            })
    void settings1D(String options, String words) throws IOException {
        Path input = signal(100);
        Object[] more = List.of(options.split(" ")).toArray();
        Path named = folder.resolve(options.contains("none") ? "out.npz" : "out.npy");
        Object[] args = Stream.of(Stream.of("transform", "1d", "--input", input, "--output", named), Stream.of(more))
                .flatMap(s -> s)
                .toArray();
        assertRefused(Cli.run(args), "x.npy: ", words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--J 5 | J = 5: 2^J = 32 is larger than the 20 pixels",
                "--L 0 | L = 0: 1 to 64",
                "--padding already-padded --size 10 | have the shape (16, 16) with these settings, not (20, 30)",
                "--padding already-padded --J 4 | J = 4"
            })
    void settings2D(String options, String words) throws IOException {
        assertRefused(
                transform("2d", signal(20, 30), List.of(options.split(" ")).toArray()), "x.npy: ", words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 16 | a WAV file with 0-bit PCM samples",
                "1 | 40 | a WAV file with 40-bit PCM samples; 8, 16, 24 and 32-bit PCM, 32 and 64-bit floating point are read",
                "3 | 16 | a WAV file with 16-bit floating point samples",
                "2 | 4 | a WAV file with ADPCM samples (format 2)",
                "7 | 8 | a WAV file with µ-law samples (format 7)"
            })
    void wavKindsThatAreNotRead(int code, int bits, String words) throws IOException {
        int stated = code == 0 ? 0 : bits;
        Path wav = new WavFiles()
                .format(code == 0 ? 1 : code, 1, 8000, stated)
                .chunk("data", new byte[400])
                .write(folder.resolve("x.wav"));
        assertRefused(transform("1d", wav), "x.wav: ", words);
    }

    @Test
    void damagedWav() throws IOException {
        Path file = folder.resolve("x.wav");
        byte[] data = new byte[64];
        assertRefused(
                transform(
                        "1d",
                        new WavFiles()
                                .format(1, 0, 8000, 16)
                                .chunk("data", data)
                                .write(file)),
                "zero channels");
        assertRefused(
                transform(
                        "1d",
                        new WavFiles().format(1, 1, 0, 16).chunk("data", data).write(file)),
                "0 Hz");
        assertRefused(
                transform("1d", new WavFiles().chunk("data", data).write(file)), "data chunk comes before the fmt");
        assertRefused(transform("1d", new WavFiles().format(1, 1, 8000, 16).write(file)), "without a data chunk");
        assertRefused(
                transform(
                        "1d",
                        new WavFiles()
                                .format(1, 1, 8000, 16)
                                .chunk("data", new byte[0])
                                .write(file)),
                "without samples");
        assertRefused(
                transform(
                        "1d",
                        new WavFiles()
                                .format(1, 2, 8000, 24)
                                .chunk("data", data)
                                .write(file)),
                "64 bytes of samples are no whole number of frames of 6");
        assertRefused(transform("1d", new WavFiles().chunk("fmt ", new byte[6]).write(file)), "a fmt chunk of 6 bytes");
    }

    @Test
    void hugeImage() throws IOException {
        Path file = folder.resolve("x.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
        byte[] png = Files.readAllBytes(file);
        ByteBuffer.wrap(png).order(ByteOrder.BIG_ENDIAN).putInt(16, 100_000).putInt(20, 100_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        Files.write(file, png);
        assertRefused(transform("2d", file), "x.png: an image of 100000x100000 pixels; up to 16384 a side");
    }

    @Test
    void unknownEngine() throws IOException {
        assertRefused(transform("1d", signal(64), "--J", 3, "--engine", "abacus"), "engine = abacus: there are auto, ");
        assertRefused(
                transform("1d", signal(64), "--J", 3, "--engine", "scalar", "--precision", "double"),
                "engine = scalar computes in single precision");
    }

    @Test
    void optionsThatDoNotApply() throws IOException {
        assertRefused(transform("1d", signal(64), "--L", 3), "Unknown option", "--L", "scatter transform 1d --help");
        assertRefused(transform("2d", signal(8, 8), "--Q", 3), "Unknown option", "--Q");
        assertRefused(transform("1d", signal(64), "--size", 64), "--size is for --padding already-padded");
        assertRefused(transform("1d", signal(64), "--padding", "already-padded"), "needs --size N");
        assertRefused(transform("1d", signal(64), "--length", 0), "--length 0");
        assertRefused(transform("1d", signal(64), "--raw"), "--raw does not apply");
        assertRefused(transform("2d", signal(8, 8), "--gray"), "--gray is for images");
        assertRefused(transform("1d", signal(64), "--stack"), "--stack joins the files of a folder");
        assertRefused(transform("1d", signal(64), "--threads", 0), "--threads 0");
        assertRefused(transform("1d", signal(64), "--J", "three"), "--J", "'three' is not an int");
        assertRefused(transform("1d", signal(64), "--averaging", "mean"), "'mean' is none of local, global-mean");
    }

    @Test
    void textInAnotherAlphabetIsNoTrouble() throws IOException {
        Path named = Files.writeString(folder.resolve("Größe ü.npy"), "x", StandardCharsets.UTF_8);
        assertRefused(transform("1d", named), "Größe ü.npy");
    }
}
