package org.scattering.cli.input;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.SignalType;

/** IDX, the format of the MNIST files: two zeros, a type, the number of axes, the axes, the numbers; all big-endian. */
final class IdxSamples {
    private static final double BYTE_TO_UNIT = 1 / 255.0;
    private static final int UNSIGNED_BYTE = 0x08;

    private IdxSamples() {}

    static boolean knownType(byte code) {
        return code == UNSIGNED_BYTE || code == 0x09 || (code >= 0x0B && code <= 0x0E);
    }

    private static NumberType type(int code) {
        NumberType.Kind kind = switch (code) {
            case UNSIGNED_BYTE -> NumberType.Kind.UNSIGNED;
            case 0x09, 0x0B, 0x0C -> NumberType.Kind.SIGNED;
            default -> NumberType.Kind.FLOAT;
        };
        int bytes = switch (code) {
            case UNSIGNED_BYTE, 0x09 -> 1;
            case 0x0B -> 2;
            case 0x0C, 0x0D -> 4;
            default -> 8;
        };
        return new NumberType(kind, bytes, ByteOrder.BIG_ENDIAN);
    }

    static Samples open(InputFile file, Reading reading) throws IOException {
        try (DataInputStream in = new DataInputStream(file.open())) {
            in.skipNBytes(2);
            int code = in.readUnsignedByte();
            int axes = in.readUnsignedByte();
            List<Long> shape = new ArrayList<>();
            for (int axis = 0; axis < axes; axis++) {
                shape.add(Integer.toUnsignedLong(in.readInt()));
            }
            NumberType type = type(code);
            long offset = 4 + 4L * axes;
            checkSize(file, shape, type, file.size() - offset);
            boolean scaled = code == UNSIGNED_BYTE && reading.scaling() == Reading.Scaling.UNIT;
            return ArraySamples.open(file, offset, type, shape, SignalType.REAL, scaled ? BYTE_TO_UNIT : 1);
        }
    }

    private static void checkSize(InputFile file, List<Long> shape, NumberType type, long held) {
        long promised;
        try {
            promised = Math.multiplyExact(Shapes.size(shape), (long) type.bytes());
        } catch (ArithmeticException e) {
            throw Refusal.of(
                    file.path(),
                    "the header promises the shape " + Shapes.text(shape) + ", more than any file can hold");
        }
        if (promised != held) {
            throw Refusal.of(
                    file.path(),
                    (promised > held ? "truncated" : "damaged") + ": the IDX header promises " + promised
                            + " bytes of numbers, shape " + Shapes.text(shape) + ", the file holds " + held);
        }
    }
}
