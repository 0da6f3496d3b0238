package org.scattering.cli.output;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.scattering.cli.report.Refusal;

/**
 * A file that appears when it is complete, and not before: it is written beside its place and moved there by
 * {@link #commit()}. Until then what was there stays; closed without commit, or at the end of the process, nothing is
 * left behind. Not thread-safe.
 */
public final class AtomicFile implements Closeable {
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger COUNTER = new AtomicInteger();

    static {
        // Ctrl-C ends the process without unwinding any stack.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> UNFINISHED.forEach(p -> p.toFile().delete())));
    }

    private final Path target;
    private final Path temporary;
    private final CountingStream stream;

    private AtomicFile(Path target, Path temporary, OutputStream stream) {
        this.target = target;
        this.temporary = temporary;
        this.stream = new CountingStream(stream);
    }

    /** How a file is opened for writing. */
    @FunctionalInterface
    public interface Opener {
        /** The file system's own way; always at the end of the file, so that it can be cut off in between. */
        Opener FILE_SYSTEM =
                file -> Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);

        /**
         * Opens a new file.
         *
         * @param file where
         * @return a stream that appends to it
         * @throws IOException where that fails
         */
        OutputStream open(Path file) throws IOException;
    }

    /**
     * Begins a file.
     *
     * @param target where it will appear
     * @param opener how files are opened
     * @return the file, to be closed
     * @throws Refusal where nothing can be written there
     */
    public static AtomicFile create(Path target, Opener opener) {
        try {
            // A link stays a link: what it points to is replaced.
            Path place = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
            if (Files.exists(place) && !Files.isRegularFile(place)) {
                throw Refusal.of(target, Files.isDirectory(place) ? "is a folder" : "is not a regular file");
            }
            Path folder = place.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw Refusal.of(target, "cannot be written: there is no folder " + folder);
            }
            Path temporary = folder.resolve("." + place.getFileName() + "."
                    + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet() + ".part");
            UNFINISHED.add(temporary);
            try {
                return new AtomicFile(place, temporary, opener.open(temporary));
            } catch (NoSuchFileException e) {
                throw new FileSystemException(target.toString(), null, "the folder does not take new files");
            }
        } catch (IOException e) {
            throw Refusal.unwritable(target, e);
        }
    }

    /**
     * Writes a whole text file.
     *
     * @param target where it will appear
     * @param text what it holds, stored as UTF-8
     * @param opener how files are opened
     * @throws Refusal where it cannot be written
     */
    public static void write(Path target, String text, Opener opener) {
        try (AtomicFile file = create(target, opener)) {
            file.stream().write(text.getBytes(StandardCharsets.UTF_8));
            file.commit();
        } catch (IOException e) {
            throw Refusal.unwritable(target, e);
        }
    }

    /**
     * Where it will appear.
     *
     * @return the path
     */
    public Path target() {
        return target;
    }

    /**
     * Where its content goes.
     *
     * @return a buffered stream
     */
    public OutputStream stream() {
        return stream;
    }

    /**
     * How much has been written.
     *
     * @return bytes
     */
    long position() {
        return stream.count;
    }

    /** Forgets what was written after a position. */
    void truncate(long position) throws IOException {
        stream.flush();
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.truncate(position);
        }
        stream.count = position;
    }

    /** Replaces the first bytes. */
    void patch(byte[] start) throws IOException {
        stream.flush();
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(start);
            while (bytes.hasRemaining()) {
                channel.write(bytes, bytes.position());
            }
        }
    }

    /** Opens what has been written so far for reading. */
    FileChannel readBack() throws IOException {
        stream.flush();
        return FileChannel.open(temporary, StandardOpenOption.READ);
    }

    /**
     * Moves the file to its place.
     *
     * @throws IOException where the last bytes cannot be written, or the move fails; what was there stays
     */
    public void commit() throws IOException {
        stream.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        UNFINISHED.remove(temporary);
    }

    /** Removes what was written unless it was committed. */
    @Override
    public void close() throws IOException {
        if (UNFINISHED.contains(temporary)) {
            try {
                stream.abandon();
            } finally {
                Files.deleteIfExists(temporary);
                UNFINISHED.remove(temporary);
            }
        }
    }

    private static final class CountingStream extends OutputStream {
        private final OutputStream file;
        private final BufferedOutputStream buffered;
        private long count;

        CountingStream(OutputStream file) {
            this.file = file;
            buffered = new BufferedOutputStream(file, 1 << 16);
        }

        @Override
        public void write(int b) throws IOException {
            buffered.write(b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            buffered.write(bytes, from, length);
            count += length;
        }

        @Override
        public void flush() throws IOException {
            buffered.flush();
        }

        @Override
        public void close() throws IOException {
            buffered.close();
        }

        /** Closes without writing what is still buffered, which on a full disk would fail once more. */
        void abandon() throws IOException {
            file.close();
        }
    }
}
