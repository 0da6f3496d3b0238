package org.scattering.cli.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * A tar archive (POSIX.1-1988, "ustar") compressed by xz. It holds files alone: whoever unpacks it makes their folders. The
 * stream below stays open. Not thread-safe.
 */
final class TarXz implements Closeable {
    /** Of the levels 0 to 9: higher ones take up to four times as long for a bundle that is 7 % smaller. */
    private static final int PRESET = 2;

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX = 155;
    private static final int CHECKSUM = 148;

    private final XZOutputStream out;
    private final Instant time;

    /** Who may do what with a file. */
    enum Mode {
        /** Read by everybody. */
        DATA(0644),
        /** Run by everybody, too. */
        PROGRAM(0755);

        private final int bits;

        Mode(int bits) {
            this.bits = bits;
        }
    }

    /**
     * Begins one.
     *
     * @param to where it goes
     * @param time of all files
     */
    TarXz(OutputStream to, Instant time) throws IOException {
        out = new XZOutputStream(to, new LZMA2Options(PRESET));
        this.time = time;
    }

    /** Adds a file. */
    void file(String name, byte[] content, Mode mode) throws IOException {
        out.write(header(name, content.length, mode));
        out.write(content);
        out.write(new byte[Math.floorMod(-content.length, BLOCK)]);
    }

    /** Adds all files of a folder, links as what they point to, in the order of their names. */
    void tree(String name, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            Mode mode = Files.isExecutable(file) ? Mode.PROGRAM : Mode.DATA;
            file(name + folder.relativize(file), Files.readAllBytes(file), mode);
        }
    }

    private byte[] header(String name, long size, Mode mode) throws IOException {
        byte[] header = new byte[BLOCK];
        // Names too long for their field continue to the left in another one, with a slash between the two.
        int cut = name.length() <= NAME ? -1 : name.indexOf('/', name.length() - NAME - 1);
        if (!name.chars().allMatch(c -> c < 128) || cut > PREFIX || (cut < 0 && name.length() > NAME)) {
            throw new IOException(name + ": up to " + NAME + " ASCII characters are accepted as a name");
        }
        text(header, 0, name.substring(cut + 1));
        text(header, 345, cut < 0 ? "" : name.substring(0, cut));
        octal(header, 100, 8, mode.bits);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, size);
        octal(header, 136, 12, time.getEpochSecond());
        header[156] = '0';
        text(header, 257, "ustar\0" + "00");
        text(header, 265, "root");
        text(header, 297, "root");
        Arrays.fill(header, CHECKSUM, CHECKSUM + 8, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b;
        }
        octal(header, CHECKSUM, 7, sum);
        return header;
    }

    private static void text(byte[] header, int at, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** As many octal digits as the field has, but for the NUL at its end. */
    private static void octal(byte[] header, int at, int width, long value) {
        for (int i = width - 2; i >= 0; i--) {
            header[at + i] = (byte) ('0' + (value & 7));
            value >>= 3;
        }
        header[at + width - 1] = 0;
    }

    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.finish();
    }
}
