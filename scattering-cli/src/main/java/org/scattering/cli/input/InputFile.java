package org.scattering.cli.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.scattering.cli.report.Refusal;

/**
 * A file whose kind is known from its content.
 *
 * @param path where it is
 * @param kind what its content is
 * @param packing whether the content is wrapped in gzip
 * @param size bytes of the content, unpacked
 */
public record InputFile(Path path, FileKind kind, Packing packing, long size) {

    /** How the content is wrapped. */
    public enum Packing {
        /** As it is. */
        PLAIN,
        /** In gzip. */
        GZIP
    }

    /**
     * Looks at a file.
     *
     * @param path where it is
     * @return the file
     * @throws Refusal where it cannot be read, is empty, of no known kind, or of another kind than its name says
     */
    public static InputFile of(Path path) {
        if (!Files.exists(path)) {
            throw Refusal.of(path, "no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw Refusal.of(path, "not a regular file");
        }
        try {
            long size = Files.size(path);
            if (size == 0) {
                throw Refusal.of(path, "the file is empty");
            }
            Packing packing = Magic.gzip(head(path, Packing.PLAIN)) ? Packing.GZIP : Packing.PLAIN;
            byte[] head = head(path, packing);
            if (head.length == 0) {
                throw Refusal.of(path, "the gzip file holds nothing");
            }
            FileKind kind = kind(path, head);
            return new InputFile(path, kind, packing, packing == Packing.PLAIN ? size : unpackedSize(path));
        } catch (IOException e) {
            throw Refusal.unreadable(path, e);
        }
    }

    private static FileKind kind(Path path, byte[] head) {
        Optional<FileKind> named = FileKind.ofName(path);
        Optional<FileKind> found = Magic.kind(head);
        if (found.isEmpty()) {
            throw Refusal.of(
                    path,
                    named.map(kind -> "not a " + kind.label() + " as its name says: the content is ")
                                    .orElse("not a file that can be read (.npy, WAV, PNG, JPEG, TIFF, IDX): it is ")
                            + Magic.describe(head));
        }
        if (named.isPresent() && named.get() != found.get()) {
            throw Refusal.of(
                    path,
                    "mislabelled: the name says " + named.get().label() + ", the content is a "
                            + found.get().label() + "; rename it");
        }
        return found.get();
    }

    private static byte[] head(Path path, Packing packing) throws IOException {
        try (InputStream in = open(path, packing)) {
            return in.readNBytes(Magic.BYTES);
        }
    }

    /** Unpacks once without keeping anything, so that a header can be held against what the file really holds. */
    private static long unpackedSize(Path path) throws IOException {
        try (InputStream in = open(path, Packing.GZIP)) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /**
     * Opens the content, unpacked.
     *
     * @return a buffered stream
     * @throws IOException where the file cannot be opened
     */
    public InputStream open() throws IOException {
        return open(path, packing);
    }

    private static InputStream open(Path path, Packing packing) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        if (packing == Packing.PLAIN) {
            return raw;
        }
        try {
            return new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }
}
