package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same numbers in every .npy and IDX that can hold them give the same bits. */
class NumberFilesTest {
    private static final int SIGNALS = 3;
    private static final int LENGTH = 64;
    private static final List<Object> OPTIONS = List.of("--J", 3, "--Q", 1, "--precision", "double");

    @TempDir
    private Path folder;

    private final double[] values = TestSignals.whole(SIGNALS * LENGTH, 100, 1);
    private double[] expected;

    @BeforeEach
    void reference() {
        expected = features(NpyFiles.writeDoubles(folder.resolve("reference.npy"), values, SIGNALS, LENGTH));
    }

    private double[] features(Path input, Object... more) {
        Path output = folder.resolve("out.npy");
        List<Object> args = Stream.of(
                        List.<Object>of("transform", "1d", "--input", input, "--output", output),
                        OPTIONS,
                        List.of(more))
                .flatMap(List::stream)
                .toList();
        Cli run = Cli.run(args.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return NpyFiles.read(output).values();
    }

    private static void put(ByteBuffer bytes, String type, double value) {
        switch (type) {
            case "f2" -> bytes.putShort(Float.floatToFloat16((float) value));
            case "f4" -> bytes.putFloat((float) value);
            case "f8" -> bytes.putDouble(value);
            case "i1", "u1", "b1" -> bytes.put((byte) value);
            case "i2", "u2" -> bytes.putShort((short) value);
            case "i4", "u4" -> bytes.putInt((int) value);
            default -> bytes.putLong((long) value);
        }
    }

    private byte[] encoded(String type, ByteOrder order, double[] numbers) {
        byte[] data = new byte[numbers.length * (type.charAt(1) - '0')];
        ByteBuffer bytes = ByteBuffer.wrap(data).order(order);
        for (double value : numbers) {
            put(bytes, type, value);
        }
        return data;
    }

    static Stream<String> types() {
        return Stream.of("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8")
                .flatMap(type -> Stream.of("<" + type, ">" + type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeAndByteOrder(String descr) {
        ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] header = NpyFiles.header(1, NpyFiles.dictionary(descr, false, List.of(SIGNALS, LENGTH)));
        Path file = NpyFiles.write(folder.resolve("x.npy"), header, encoded(descr.substring(1), order, values));
        assertThat(features(file)).isEqualTo(expected);
    }

    @Test
    void truthValues() {
        double[] bits = TestSignals.whole(LENGTH, 2, 5);
        double[] asDoubles = features(NpyFiles.writeDoubles(folder.resolve("d.npy"), bits, LENGTH));
        byte[] header = NpyFiles.header(1, NpyFiles.dictionary("|b1", false, List.of(LENGTH)));
        Path file = NpyFiles.write(folder.resolve("x.npy"), header, encoded("b1", ByteOrder.LITTLE_ENDIAN, bits));
        assertThat(features(file)).isEqualTo(asDoubles);
    }

    @Test
    void largeUnsignedNumbers() {
        double[] large = {0x1p63, 0x1p63 + 0x1p40, 0, 1, 0x1p62, 3, 0x1p63, 5};
        byte[] data = new byte[8 * large.length];
        ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : large) {
            bytes.putLong(value >= 0x1p63 ? (long) (value - 0x1p63) | Long.MIN_VALUE : (long) value);
        }
        byte[] header = NpyFiles.header(1, NpyFiles.dictionary("<u8", false, List.of(8)));
        double[] asDoubles = features(NpyFiles.writeDoubles(folder.resolve("d.npy"), large, 8));
        assertThat(features(NpyFiles.write(folder.resolve("x.npy"), header, data)))
                .isEqualTo(asDoubles);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersion(int version) {
        byte[] header = NpyFiles.header(version, NpyFiles.dictionary("<f8", false, List.of(SIGNALS, LENGTH)));
        Path file = NpyFiles.write(folder.resolve("x.npy"), header, encoded("f8", ByteOrder.LITTLE_ENDIAN, values));
        assertThat(features(file)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"x.npy", "x.npy.gz"})
    void fortranOrder(String name) throws IOException {
        double[] transposed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            transposed[i % LENGTH * SIGNALS + i / LENGTH] = values[i];
        }
        byte[] header = NpyFiles.header(1, NpyFiles.dictionary(">i2", true, List.of(SIGNALS, LENGTH)));
        Path file =
                NpyFiles.write(folder.resolve("plain.npy"), header, encoded("i2", ByteOrder.BIG_ENDIAN, transposed));
        Path input = name.endsWith(".gz") ? NpyFiles.gzip(file, folder.resolve(name)) : file;
        assertThat(features(input)).isEqualTo(expected);
    }

    @Test
    void leadingAxesStay() {
        Path output = folder.resolve("out.npy");
        Path file = NpyFiles.writeDoubles(folder.resolve("x.npy"), values, 3, 2, 1, 32);
        assertThat(Cli.run("transform", "1d", "--input", file, "--output", output, "--J", 2, "--Q", 1)
                        .code())
                .isZero();
        assertThat(NpyFiles.read(output).shape()).hasSize(5).startsWith(3, 2, 1).endsWith(8);
    }

    @Test
    void complexNumbersMakeComplexSignals() {
        byte[] header = NpyFiles.header(1, NpyFiles.dictionary("<c16", false, List.of(2, LENGTH)));
        double[] parts = TestSignals.whole(4 * LENGTH, 100, 2);
        Path file = NpyFiles.write(folder.resolve("x.npy"), header, encoded("f8", ByteOrder.LITTLE_ENDIAN, parts));
        double[] wide = features(file, "--max-order", 0);
        assertThat(NpyFiles.read(folder.resolve("out.npy")).shape()).containsExactly(2, 2, 8);
        byte[] half = NpyFiles.header(1, NpyFiles.dictionary(">c8", false, List.of(2, LENGTH)));
        Path single = NpyFiles.write(folder.resolve("y.npy"), half, encoded("f4", ByteOrder.BIG_ENDIAN, parts));
        assertThat(features(single, "--max-order", 0)).isEqualTo(wide);
        double[] real = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            real[i] = parts[2 * i];
        }
        double[] realPart = features(NpyFiles.writeDoubles(folder.resolve("re.npy"), real, LENGTH), "--max-order", 0);
        assertThat(Arrays.copyOf(wide, 8)).usingComparatorWithPrecision(1e-12).containsExactly(realPart);
    }

    @Test
    void lengthCropsAndPadsCentred() {
        double[] ten = TestSignals.whole(10, 100, 3);
        Path file = NpyFiles.writeDoubles(folder.resolve("x.npy"), ten, 2, 5);
        double[] cropped = {ten[1], ten[2], ten[3], ten[6], ten[7], ten[8]};
        double[] padded = {
            0, ten[0], ten[1], ten[2], ten[3], ten[4], 0, 0, 0, ten[5], ten[6], ten[7], ten[8], ten[9], 0, 0
        };
        assertThat(order0(file, "--length", 3))
                .isEqualTo(order0(NpyFiles.writeDoubles(folder.resolve("c.npy"), cropped, 2, 3)));
        assertThat(order0(file, "--length", 8))
                .isEqualTo(order0(NpyFiles.writeDoubles(folder.resolve("p.npy"), padded, 2, 8)));
    }

    private double[] order0(Path file, Object... more) {
        Path output = folder.resolve("out.npy");
        List<Object> args = Stream.concat(
                        Stream.of("transform", "1d", "--input", file, "--output", output, "--J", 1, "--max-order", 0),
                        Stream.of(more))
                .toList();
        Cli run = Cli.run(args.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return NpyFiles.read(output).values();
    }

    private Path idx(String name, int code, String type, double[] numbers, int... axes) throws IOException {
        byte[] data = encoded(type, ByteOrder.BIG_ENDIAN, numbers);
        byte[] file = new byte[4 + 4 * axes.length + data.length];
        ByteBuffer bytes =
                ByteBuffer.wrap(file).putShort((short) 0).put((byte) code).put((byte) axes.length);
        for (int axis : axes) {
            bytes.putInt(axis);
        }
        bytes.put(data);
        return Files.write(folder.resolve(name), file);
    }

    @ParameterizedTest
    @CsvSource({"0x09, i1", "0x0B, i2", "0x0C, i4", "0x0D, f4", "0x0E, f8"})
    void idxOfEveryType(String code, String type) throws IOException {
        assertThat(features(idx("x.idx", Integer.decode(code), type, values, SIGNALS, LENGTH)))
                .isEqualTo(expected);
    }

    @Test
    void idxBytesAreScaledUnlessRaw() throws IOException {
        Path file = idx("train-images-idx3-ubyte", 8, "u1", values, SIGNALS, LENGTH);
        assertThat(features(file, "--raw")).isEqualTo(expected);
        double[] scaled = Arrays.stream(values).map(v -> v * (1 / 255.0)).toArray();
        assertThat(features(file))
                .isEqualTo(features(NpyFiles.writeDoubles(folder.resolve("s.npy"), scaled, SIGNALS, LENGTH)));
        // What is packed is told by the content: the name may say nothing.
        Path packed = NpyFiles.gzip(file, folder.resolve("digits"));
        assertThat(features(packed, "--raw")).isEqualTo(expected);
        Path named = NpyFiles.gzip(file, folder.resolve("digits-idx3-ubyte.gz"));
        assertThat(features(named, "--raw")).isEqualTo(expected);
    }

    @Test
    void idxImages() throws IOException {
        Path file = idx("x.idx", 8, "u1", TestSignals.whole(2 * 16 * 8, 256, 4), 2, 16, 8);
        Path output = folder.resolve("out.npy");
        Cli run = Cli.run("transform", "2d", "--input", file, "--output", output, "--L", 4);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(NpyFiles.read(output).shape()).containsExactly(2, 25, 4, 2);
    }
}
