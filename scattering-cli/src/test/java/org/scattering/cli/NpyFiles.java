package org.scattering.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** .npy files written and read independently of the product. */
public final class NpyFiles {
    private NpyFiles() {}

    /** An array as read. */
    public record Array(String descr, List<Integer> shape, double[] values) {}

    public static Path writeDoubles(Path file, double[] values, Integer... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return write(file, header(1, dictionary("<f8", false, List.of(shape))), bytes.array());
    }

    public static Path writeFloats(Path file, double[] values, Integer... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return write(file, header(1, dictionary("<f4", false, List.of(shape))), bytes.array());
    }

    public static Path write(Path file, byte[] header, byte[] data) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            out.write(header);
            out.write(data);
            return Files.write(file, out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String dictionary(String descr, boolean fortran, List<? extends Number> shape) {
        String axes = shape.stream().map(n -> n + ",").collect(Collectors.joining(" "));
        return "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + axes
                + "), }";
    }

    public static byte[] header(int version, String dictionary) {
        byte[] text = (dictionary + " ".repeat(60) + "\n").getBytes(StandardCharsets.UTF_8);
        int before = version == 1 ? 10 : 12;
        ByteBuffer header = ByteBuffer.allocate(before + text.length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        header.put((byte) version).put((byte) 0);
        if (version == 1) {
            header.putShort((short) text.length);
        } else {
            header.putInt(text.length);
        }
        return header.put(text).array();
    }

    public static Path gzip(Path from, Path to) throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
            Files.copy(from, out);
        }
        return to;
    }

    public static Array read(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Array parse(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int end = 10 + Short.toUnsignedInt(bytes.getShort(8));
        if (end % 64 != 0 || file[end - 1] != '\n') {
            throw new IllegalArgumentException("header of " + end + " bytes");
        }
        Matcher header = Pattern.compile(
                        "\\{'descr': '(<f[48])', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\} *\n")
                .matcher(new String(file, 10, end - 10, StandardCharsets.US_ASCII));
        if (!header.matches()) {
            throw new IllegalArgumentException(new String(file, 10, end - 10, StandardCharsets.US_ASCII));
        }
        List<Integer> shape = Arrays.stream(header.group(2).split(","))
                .filter(s -> !s.isBlank())
                .map(s -> Integer.parseInt(s.strip()))
                .toList();
        double[] values = new double[shape.stream().reduce(1, (a, b) -> a * b)];
        bytes.position(end);
        for (int i = 0; i < values.length; i++) {
            values[i] = header.group(1).equals("<f8") ? bytes.getDouble() : bytes.getFloat();
        }
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes too many");
        }
        return new Array(header.group(1), shape, values);
    }
}
