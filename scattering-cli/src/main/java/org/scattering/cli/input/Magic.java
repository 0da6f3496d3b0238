package org.scattering.cli.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What the first bytes of a file say about its content. */
final class Magic {
    static final int BYTES = 16;

    private static final List<Foreign> FOREIGN = List.of(
            new Foreign("RIFX", 0, "big-endian WAV sound (RIFX)"),
            new Foreign("RF64", 0, "64-bit WAV sound (RF64)"),
            new Foreign("fLaC", 0, "FLAC sound"),
            new Foreign("OggS", 0, "Ogg sound"),
            new Foreign("ID3", 0, "MP3 sound"),
            new Foreign("FORM", 0, "AIFF sound"),
            new Foreign("WEBP", 8, "WebP image"),
            new Foreign("AVI ", 8, "AVI film"),
            new Foreign("GIF8", 0, "GIF image"),
            new Foreign("BM", 0, "BMP image"),
            new Foreign("%PDF", 0, "PDF document"),
            new Foreign("PK\3\4", 0, "zip archive (.npz?); give one .npy of it"),
            new Foreign("\u0089HDF", 0, "HDF5 file"));

    private Magic() {}

    private record Foreign(String signature, int at, String label) {}

    static boolean gzip(byte[] head) {
        return startsWith(head, "\u001f\u008b", 0);
    }

    static Optional<FileKind> kind(byte[] head) {
        if (startsWith(head, "\u0093NUMPY", 0)) {
            return Optional.of(FileKind.NPY);
        }
        if (startsWith(head, "RIFF", 0) && startsWith(head, "WAVE", 8)) {
            return Optional.of(FileKind.WAV);
        }
        if (startsWith(head, "\u0089PNG\r\n\u001a\n", 0)) {
            return Optional.of(FileKind.PNG);
        }
        if (startsWith(head, "\u00ff\u00d8\u00ff", 0)) {
            return Optional.of(FileKind.JPEG);
        }
        if (List.of("II*\0", "MM\0*", "II+\0", "MM\0+").stream().anyMatch(s -> startsWith(head, s, 0))) {
            return Optional.of(FileKind.TIFF);
        }
        if (startsWith(head, "\0\0", 0) && head.length >= 4 && IdxSamples.knownType(head[2]) && head[3] >= 0) {
            return Optional.of(FileKind.IDX);
        }
        return Optional.empty();
    }

    /** What unreadable content is, as far as it can be told. */
    static String describe(byte[] head) {
        for (Foreign foreign : FOREIGN) {
            if (startsWith(head, foreign.signature, foreign.at)) {
                return "a " + foreign.label;
            }
        }
        boolean text = true;
        for (byte b : head) {
            text &= b >= 32 || b == '\n' || b == '\r' || b == '\t';
        }
        return text
                ? "text"
                : "of no known kind (first bytes "
                        + HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(head, Math.min(4, head.length))) + ")";
    }

    private static boolean startsWith(byte[] head, String signature, int at) {
        byte[] wanted = signature.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= at + wanted.length
                && Arrays.equals(head, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
