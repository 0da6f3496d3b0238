package org.scattering.cli.input;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.scattering.frame.SamplePrecision;

/**
 * How one number is stored.
 *
 * @param kind what it is
 * @param bytes its size
 * @param order its byte order
 */
record NumberType(Kind kind, int bytes, ByteOrder order) {
    enum Kind {
        FLOAT,
        SIGNED,
        UNSIGNED
    }

    private static final double TWO_TO_63 = 0x1p63;

    /** What is left of a number that was computed more exactly. */
    SamplePrecision precision() {
        return kind != Kind.FLOAT || bytes == 8
                ? SamplePrecision.DOUBLE
                : bytes == 4 ? SamplePrecision.SINGLE : SamplePrecision.HALF;
    }

    double decode(MemorySegment memory, long offset) {
        return switch (kind) {
            case FLOAT -> real(memory, offset);
            case SIGNED -> signed(memory, offset);
            case UNSIGNED -> unsigned(memory, offset);
        };
    }

    private double real(MemorySegment memory, long offset) {
        return switch (bytes) {
            case 2 -> Float.float16ToFloat(shortAt(memory, offset));
            case 4 -> memory.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), offset);
            default -> memory.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), offset);
        };
    }

    private double signed(MemorySegment memory, long offset) {
        return switch (bytes) {
            case 1 -> memory.get(ValueLayout.JAVA_BYTE, offset);
            case 2 -> shortAt(memory, offset);
            case 3 -> threeBytes(memory, offset);
            case 4 -> intAt(memory, offset);
            default -> longAt(memory, offset);
        };
    }

    private double unsigned(MemorySegment memory, long offset) {
        return switch (bytes) {
            case 1 -> Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, offset));
            case 2 -> Short.toUnsignedInt(shortAt(memory, offset));
            case 4 -> Integer.toUnsignedLong(intAt(memory, offset));
            default -> {
                long value = longAt(memory, offset);
                yield value >= 0 ? value : (value & Long.MAX_VALUE) + TWO_TO_63;
            }
        };
    }

    private short shortAt(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), offset);
    }

    private int intAt(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), offset);
    }

    private long longAt(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), offset);
    }

    /** The 24 bits of studio sound, which are little-endian wherever they occur. */
    private static int threeBytes(MemorySegment memory, long offset) {
        int low = Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, offset));
        int middle = Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, offset + 1));
        return memory.get(ValueLayout.JAVA_BYTE, offset + 2) << 16 | middle << 8 | low;
    }
}
