package org.scattering.cli.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.scattering.cli.report.Failure;
import org.scattering.cli.report.Refusal;

/**
 * Folders that go along with the program, each under its own name.
 *
 * @param folders where they are
 */
record AddedFolders(List<Path> folders) {
    private static final Set<String> TAKEN = Set.of("app", "runtime", "scatter");
    /** What Java has for bytes of a name that the locale gives no meaning. */
    private static final char UNKNOWN = '\uFFFD';

    AddedFolders {
        folders = List.copyOf(folders);
    }

    /**
     * Throws where something cannot go along, before minutes are spent on the rest.
     *
     * @param output the bundle
     * @throws Refusal with the folder, and what it is about
     */
    void require(Path output) {
        Set<String> names = new HashSet<>(TAKEN);
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw refusal(folder, "is no folder");
            }
            if (!names.add(nameOf(folder))) {
                throw refusal(folder, "the bundle has a " + nameOf(folder) + " already");
            }
            requireContent(folder, output);
        }
    }

    private static void requireContent(Path folder, Path output) {
        Path place = Objects.requireNonNull(output.toAbsolutePath().getParent());
        try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) found::iterator) {
                requireEntry(folder, path);
                if (Files.isDirectory(path) && Files.exists(place) && Files.isSameFile(path, place)) {
                    throw refusal(folder, "the bundle would hold itself, as --output " + output + " lies in " + path);
                }
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        } catch (UncheckedIOException e) {
            throw unreadable(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    private static void requireEntry(Path folder, Path path) {
        if (path.toString().indexOf(UNKNOWN) >= 0) {
            throw refusal(
                    folder,
                    path
                            + " has a name that this locale has no letters for (LC_ALL=C.UTF-8 has them, if it is in UTF-8)");
        }
        if (!Files.exists(path)) {
            throw refusal(folder, path + " is a link to nothing");
        }
        if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw refusal(folder, path + " is neither a file nor a folder");
        }
        if (!Files.isReadable(path)) {
            throw refusal(folder, path + " cannot be read");
        }
    }

    private static Refusal unreadable(Path folder, IOException e) {
        return e instanceof FileSystemLoopException loop
                ? refusal(folder, loop.getFile() + " is a link to a folder that it lies in")
                : refusal(folder, "cannot be read: " + Failure.of(e).message());
    }

    private static Refusal refusal(Path folder, String reason) {
        return new Refusal("--add " + folder + ": " + reason);
    }

    private static String nameOf(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    /** Stores them in a folder of an archive. */
    void writeTo(TarXz tar, String parent) throws IOException {
        for (Path folder : folders) {
            tar.tree(parent + nameOf(folder) + "/", folder);
        }
    }
}
