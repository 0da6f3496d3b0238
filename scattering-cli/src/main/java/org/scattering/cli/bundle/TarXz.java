package org.scattering.cli.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * A tar archive compressed by xz: POSIX.1-1988 ("ustar"), and for names that it has no room or no letters for an extended header of
 * POSIX.1-2001 ("pax") before them. Of folders it holds the empty ones alone: whoever unpacks it makes the others for their files.
 * The stream below stays open. Not thread-safe.
 */
final class TarXz implements Closeable {
    /** Of the levels 0 to 9: higher ones take up to four times as long for a bundle that is 7 % smaller. */
    private static final int PRESET = 2;

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX = 155;
    private static final int CHECKSUM = 148;
    private static final char FILE = '0';
    private static final char DIRECTORY = '5';
    private static final char EXTENDED = 'x';

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
        header(name, content.length, mode, FILE);
        content(content);
    }

    /** Adds a folder that no file needs. */
    private void emptyFolder(String name) throws IOException {
        header(name, 0, Mode.PROGRAM, DIRECTORY);
    }

    private void content(byte[] content) throws IOException {
        out.write(content);
        out.write(new byte[Math.floorMod(-content.length, BLOCK)]);
    }

    /**
     * Adds all files and empty folders of a folder, links as what they point to, in the order of their names.
     *
     * @throws IOException where something is neither, or cannot be read
     */
    void tree(String name, Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            found = walk.sorted().toList();
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        for (Path path : found) {
            String inside = name + folder.relativize(path);
            if (Files.isRegularFile(path)) {
                file(inside, Files.readAllBytes(path), Files.isExecutable(path) ? Mode.PROGRAM : Mode.DATA);
            } else if (!Files.isDirectory(path)) {
                throw new IOException(path + ": is neither a file nor a folder");
            } else if (isEmpty(path)) {
                emptyFolder(inside.endsWith("/") ? inside : inside + "/");
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** The header, with another one before it where its fields are not enough for the name. */
    private void header(String name, long size, Mode mode, char type) throws IOException {
        if (isAscii(name) && (name.length() <= NAME || cut(name) >= 0)) {
            out.write(block(name, size, mode, type));
            return;
        }
        byte[] record = record("path", name);
        out.write(block("PaxHeaders/name", record.length, Mode.DATA, EXTENDED));
        content(record);
        // For programs that know no extended headers: what is left of the name.
        String plain = name.replaceAll("[^ -~]", "_");
        out.write(block(plain.substring(Math.max(0, plain.length() - NAME)), size, mode, type));
    }

    /** "LENGTH KEY=VALUE" and a newline, where LENGTH counts itself too. */
    private static byte[] record(String key, String value) {
        byte[] rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
        int length = rest.length;
        while (length != rest.length + String.valueOf(length).length()) {
            length = rest.length + String.valueOf(length).length();
        }
        byte[] number = String.valueOf(length).getBytes(StandardCharsets.US_ASCII);
        byte[] record = Arrays.copyOf(number, length);
        System.arraycopy(rest, 0, record, number.length, rest.length);
        return record;
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 128);
    }

    /** Where a name too long for its field is cut in two, at a slash; -1 where neither that nor its field is enough. */
    private static int cut(String name) {
        int cut = name.indexOf('/', Math.max(0, name.length() - NAME - 1));
        return cut > PREFIX || cut == name.length() - 1 ? -1 : cut;
    }

    private byte[] block(String name, long size, Mode mode, char type) {
        byte[] header = new byte[BLOCK];
        // Names too long for their field continue to the left in another one, with a slash between the two.
        int cut = name.length() <= NAME ? -1 : cut(name);
        text(header, 0, name.substring(cut + 1));
        text(header, 345, cut < 0 ? "" : name.substring(0, cut));
        octal(header, 100, 8, mode.bits);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, size);
        octal(header, 136, 12, time.getEpochSecond());
        header[156] = (byte) type;
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
