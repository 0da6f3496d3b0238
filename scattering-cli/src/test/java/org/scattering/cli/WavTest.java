package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scattering.cli.WavFiles.FLOAT;
import static org.scattering.cli.WavFiles.PCM;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sounds of every kind against the same samples in a .npy. */
class WavTest {
    private static final int FRAMES = 64;
    private static final int RATE = 8000;

    @TempDir
    private Path folder;

    private NpyFiles.Array features(Path input, Object... more) {
        Path output = folder.resolve("out.npy");
        List<Object> args = Stream.concat(
                        Stream.of(
                                "transform",
                                "1d",
                                "--input",
                                input,
                                "--output",
                                output,
                                "--J",
                                3,
                                "--Q",
                                1,
                                "--precision",
                                "double"),
                        Stream.of(more))
                .toList();
        Cli run = Cli.run(args.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return NpyFiles.read(output);
    }

    private static double[] interleaved(double[] channels, int count) {
        double[] frames = new double[channels.length];
        for (int i = 0; i < frames.length; i++) {
            frames[i % FRAMES * count + i / FRAMES] = channels[i];
        }
        return frames;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8, 1",
        "1, 16, 1",
        "1, 24, 1",
        "1, 32, 1",
        "3, 32, 1",
        "3, 64, 1",
        "1, 8, 2",
        "1, 16, 8",
        "1, 24, 2",
        "1, 24, 3",
        "3, 32, 8"
    })
    void everyWidth(int code, int bits, int channels) {
        double[] samples = TestSignals.eighths(channels * FRAMES, bits);
        byte[] data = WavFiles.encode(code, bits, interleaved(samples, channels));
        Path plain = new WavFiles()
                .format(code, channels, RATE, bits)
                .chunk("data", data)
                .write(folder.resolve("a.wav"));
        Path extensible = new WavFiles()
                .extensible(code, channels, RATE, bits)
                .chunk("data", data)
                .write(folder.resolve("b.wav"));
        Path npy = channels == 1
                ? NpyFiles.writeDoubles(folder.resolve("x.npy"), samples, FRAMES)
                : NpyFiles.writeDoubles(folder.resolve("x.npy"), samples, channels, FRAMES);
        NpyFiles.Array expected = features(npy);
        assertThat(expected.shape()).hasSize(channels == 1 ? 2 : 3);
        assertThat(features(plain)).usingRecursiveComparison().isEqualTo(expected);
        assertThat(features(extensible)).usingRecursiveComparison().isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"8", "16", "24"})
    void rawSamplesAreAsStored(int bits) {
        double[] samples = TestSignals.eighths(FRAMES, bits);
        double[] stored = new double[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            stored[i] = Math.scalb(samples[i], bits - 1) + (bits == 8 ? 128 : 0);
        }
        Path wav = new WavFiles()
                .format(PCM, 1, RATE, bits)
                .chunk("data", WavFiles.encode(PCM, bits, samples))
                .write(folder.resolve("a.wav"));
        assertThat(features(wav, "--raw").values())
                .isEqualTo(features(NpyFiles.writeDoubles(folder.resolve("x.npy"), stored, FRAMES))
                        .values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.wav", "a.wav.gz"})
    void otherChunksAreSteppedOver(String name) throws Exception {
        double[] samples = TestSignals.eighths(2 * FRAMES, 1);
        byte[] data = WavFiles.encode(PCM, 16, interleaved(samples, 2));
        Path wav = new WavFiles()
                .chunk("LIST", new byte[7])
                .format(PCM, 2, RATE, 16)
                .chunk("fact", new byte[3])
                .chunk("data", data)
                .chunk("id3 ", new byte[100])
                .write(folder.resolve("plain.wav"));
        Path input = name.endsWith(".gz") ? NpyFiles.gzip(wav, folder.resolve(name)) : wav;
        assertThat(features(input).values())
                .isEqualTo(features(NpyFiles.writeDoubles(folder.resolve("x.npy"), samples, 2, FRAMES))
                        .values());
    }

    @Test
    void theSamplingRateReachesTheTable() throws Exception {
        Path wav = new WavFiles()
                .format(PCM, 1, 44100, 16)
                .chunk("data", WavFiles.encode(PCM, 16, TestSignals.eighths(FRAMES, 1)))
                .write(folder.resolve("a.wav"));
        Path table = folder.resolve("paths.csv");
        features(wav, "--paths", table);
        List<String> row = List.of(Files.readAllLines(table).get(2).split(",", -1));
        assertThat(Double.parseDouble(row.get(9))).isEqualTo(44100 * Double.parseDouble(row.get(7)));
        Cli contradiction = Cli.run(
                "transform",
                "1d",
                "--input",
                wav,
                "--output",
                folder.resolve("o.npy"),
                "--J",
                3,
                "--sampling-rate",
                8000);
        assertThat(contradiction.code()).isEqualTo(2);
        assertThat(contradiction.err()).contains("a.wav: the file says 44100.0 Hz, --sampling-rate 8000.0");
    }

    @Test
    void longSoundsOfSeveralChannels() {
        int frames = 10_000;
        double[] samples = TestSignals.eighths(2 * frames, 9);
        double[] mixed = new double[samples.length];
        for (int i = 0; i < samples.length; i++) {
            mixed[i % frames * 2 + i / frames] = samples[i];
        }
        Path wav = new WavFiles()
                .format(FLOAT, 2, RATE, 32)
                .chunk("data", WavFiles.encode(FLOAT, 32, mixed))
                .write(folder.resolve("a.wav"));
        assertThat(features(wav).values())
                .isEqualTo(features(NpyFiles.writeDoubles(folder.resolve("x.npy"), samples, 2, frames))
                        .values());
    }

    @Test
    void aFileWrittenIntoAPipeIsReadToItsEnd() throws IOException {
        double[] samples = TestSignals.eighths(FRAMES, 16);
        byte[] data = WavFiles.encode(1, 16, samples);
        Path plain = new WavFiles().format(1, 1, RATE, 16).chunk("data", data).write(folder.resolve("a.wav"));
        byte[] piped = Files.readAllBytes(plain);
        ByteBuffer.wrap(piped).order(ByteOrder.LITTLE_ENDIAN).putInt(piped.length - data.length - 4, -1);
        Path unknown = Files.write(folder.resolve("b.wav"), piped);
        assertThat(features(unknown)).usingRecursiveComparison().isEqualTo(features(plain));
    }
}
