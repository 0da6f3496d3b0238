package org.scattering.cli.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A folder that is gone when it is closed, or at the end of the process, with all that is in it. */
final class TemporaryFolder implements Closeable {
    /** Whoever fills the folder does not stop for the end of the process: what is made anew has to be removed anew. */
    private static final int TRIES = 50;

    private static final long PAUSE_NANOS = 20_000_000;
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    static {
        // Ctrl-C ends the process without unwinding any stack.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(TemporaryFolder::insist)));
    }

    private final Path path;

    /**
     * Makes one.
     *
     * @param prefix of its name
     */
    TemporaryFolder(String prefix) throws IOException {
        path = Files.createTempDirectory(prefix);
        OPEN.add(path);
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    private static void insist(Path folder) {
        for (int i = 0; i < TRIES && Files.exists(folder); i++) {
            try {
                remove(folder);
            } catch (IOException | UncheckedIOException e) {
                // Something was added or removed meanwhile.
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (OPEN.contains(path)) {
            remove(path);
            OPEN.remove(path);
        }
    }
}
