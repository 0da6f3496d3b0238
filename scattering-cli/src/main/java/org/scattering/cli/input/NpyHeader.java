package org.scattering.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.SignalType;

/**
 * The header of a .npy file, versions 1 to 3: a Python dictionary of three entries.
 *
 * @param type how a number is stored
 * @param samples whether two numbers make a complex sample
 * @param fortran whether the first axis runs fastest
 * @param shape the axes
 * @param dataOffset bytes before the first number
 */
record NpyHeader(NumberType type, SignalType samples, boolean fortran, List<Long> shape, long dataOffset) {
    private static final int LONGEST = 1 << 20;
    private static final Pattern DESCRIPTION = Pattern.compile("['\"]descr['\"]\\s*:\\s*(['\"]([^'\"]*)['\"]|\\[)");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([0-9,L\\s]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("([<>|=]?)([a-zA-Z?])(\\d*)");

    static NpyHeader of(InputFile file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] start = in.readNBytes(12);
            if (start.length < 12) {
                throw Refusal.of(file.path(), "truncated: the header of a .npy file is longer than this file");
            }
            int version = start[6];
            if (version < 1 || version > 3) {
                throw Refusal.of(file.path(), "is version " + version + " of .npy; versions 1, 2 and 3 are read");
            }
            ByteBuffer numbers = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
            long length = version == 1 ? Short.toUnsignedInt(numbers.getShort(8)) : numbers.getInt(8) & 0xFFFFFFFFL;
            int from = version == 1 ? 10 : 12;
            if (from + length > file.size() || length > LONGEST) {
                throw Refusal.of(
                        file.path(),
                        "truncated or damaged: a header of " + length + " bytes in a file of " + file.size());
            }
            byte[] text = new byte[(int) length];
            System.arraycopy(start, from, text, 0, Math.min(12 - from, text.length));
            in.readNBytes(text, 12 - from, Math.max(0, text.length - (12 - from)));
            return parse(file, new String(text, StandardCharsets.UTF_8), from + length);
        }
    }

    private static NpyHeader parse(InputFile file, String text, long dataOffset) {
        Matcher description = DESCRIPTION.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!description.find() || !order.find() || !shape.find()) {
            throw Refusal.of(file.path(), "damaged: the .npy header does not give descr, fortran_order and shape");
        }
        String descr = description.group(2);
        if (descr == null) {
            throw Refusal.of(file.path(), "a structured array (records); save one field of numbers");
        }
        Matcher number = NUMBER.matcher(descr);
        if (!number.matches()) {
            throw Refusal.of(file.path(), "dtype '" + descr + "' is not one of numbers");
        }
        SignalType samples = number.group(2).equals("c") ? SignalType.COMPLEX : SignalType.REAL;
        List<Long> axes = axes(file, shape.group(1));
        NpyHeader header =
                new NpyHeader(type(file, descr, number), samples, order.group(1).equals("True"), axes, dataOffset);
        header.checkSize(file);
        return header;
    }

    private static NumberType type(InputFile file, String descr, Matcher number) {
        ByteOrder order = switch (number.group(1)) {
            case ">" -> ByteOrder.BIG_ENDIAN;
            case "=" -> ByteOrder.nativeOrder();
            default -> ByteOrder.LITTLE_ENDIAN;
        };
        return switch (number.group(2) + number.group(3)) {
            case "f2" -> new NumberType(NumberType.Kind.FLOAT, 2, order);
            case "f4", "c8" -> new NumberType(NumberType.Kind.FLOAT, 4, order);
            case "f8", "c16" -> new NumberType(NumberType.Kind.FLOAT, 8, order);
            case "i1" -> new NumberType(NumberType.Kind.SIGNED, 1, order);
            case "i2" -> new NumberType(NumberType.Kind.SIGNED, 2, order);
            case "i4" -> new NumberType(NumberType.Kind.SIGNED, 4, order);
            case "i8" -> new NumberType(NumberType.Kind.SIGNED, 8, order);
            case "u1", "b1", "?" -> new NumberType(NumberType.Kind.UNSIGNED, 1, order);
            case "u2" -> new NumberType(NumberType.Kind.UNSIGNED, 2, order);
            case "u4" -> new NumberType(NumberType.Kind.UNSIGNED, 4, order);
            case "u8" -> new NumberType(NumberType.Kind.UNSIGNED, 8, order);
            case "O", "O4", "O8" ->
                throw Refusal.of(
                        file.path(), "an array of Python objects, which is not read; save an array of numbers");
            default ->
                throw Refusal.of(
                        file.path(),
                        "dtype '" + descr + "' is not read; convert to float32 or float64 (or complex64, complex128)");
        };
    }

    private static List<Long> axes(InputFile file, String text) {
        List<Long> axes = new ArrayList<>();
        for (String axis : text.replace("L", "").split(",", -1)) {
            if (axis.isBlank()) {
                continue;
            }
            try {
                axes.add(Long.parseLong(axis.strip()));
            } catch (NumberFormatException e) {
                throw Refusal.of(file.path(), "damaged: the .npy header has the shape (" + text + ")");
            }
        }
        return axes;
    }

    private void checkSize(InputFile file) {
        long held = file.size() - dataOffset;
        long promised;
        try {
            promised = Math.multiplyExact(Shapes.size(shape), (long) bytesPerSample());
        } catch (ArithmeticException e) {
            throw Refusal.of(
                    file.path(),
                    "the header promises the shape " + Shapes.text(shape) + ", more than any file can hold");
        }
        if (promised > held) {
            throw Refusal.of(
                    file.path(),
                    "truncated: the header promises " + promised + " bytes of numbers, shape " + Shapes.text(shape)
                            + ", the file holds " + held);
        }
        if (promised < held) {
            throw Refusal.of(
                    file.path(),
                    "damaged: " + (held - promised) + " bytes follow the " + promised + " bytes of the shape "
                            + Shapes.text(shape));
        }
    }

    int bytesPerSample() {
        return type.bytes() * (samples == SignalType.COMPLEX ? 2 : 1);
    }
}
