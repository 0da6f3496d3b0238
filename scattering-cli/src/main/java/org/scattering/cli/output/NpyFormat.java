package org.scattering.cli.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.scattering.engine.Precision;

/** The header of a .npy file, version 1.0. */
final class NpyFormat {
    private static final int ALIGNMENT = 64;
    private static final int BEFORE_TEXT = 10;

    private NpyFormat() {}

    static int numberBytes(Precision precision) {
        return precision == Precision.SINGLE ? 4 : 8;
    }

    static byte[] header(Precision precision, List<Long> shape) {
        int length = BEFORE_TEXT + text(precision, shape).length() + 1;
        return header(precision, shape, Math.ceilDiv(length, ALIGNMENT) * ALIGNMENT);
    }

    /** A header of a given size, filled up with blanks. */
    static byte[] header(Precision precision, List<Long> shape, int size) {
        byte[] header = new byte[size];
        Arrays.fill(header, (byte) ' ');
        header[0] = (byte) 0x93;
        System.arraycopy("NUMPY".getBytes(StandardCharsets.US_ASCII), 0, header, 1, 5);
        header[6] = 1;
        header[7] = 0;
        header[8] = (byte) (size - BEFORE_TEXT);
        header[9] = (byte) ((size - BEFORE_TEXT) >> 8);
        byte[] text = text(precision, shape).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, header, BEFORE_TEXT, text.length);
        header[size - 1] = '\n';
        return header;
    }

    private static String text(Precision precision, List<Long> shape) {
        String axes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "{'descr': '<f" + numberBytes(precision) + "', 'fortran_order': False, 'shape': (" + axes
                + (shape.size() == 1 ? ",)" : ")") + ", }";
    }
}
