package org.scattering.cli.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.Refusal;

/**
 * Writes {@code FILE.tar.xz}: the folder {@code scatter} with the launcher, {@code app} (the program and its libraries) and
 * {@code runtime} (Java).
 */
public final class BundleRun {
    private static final String SUFFIX = ".tar.xz";
    private static final String FOLDER = "scatter/";

    private final Path output;
    private final AddedFolders added;
    private final Console console;

    /**
     * Prepares it.
     *
     * @param output the file to write
     * @param added folders that go along
     * @param console where the result is told
     */
    public BundleRun(Path output, List<Path> added, Console console) {
        this.output = output;
        this.added = new AddedFolders(added);
        this.console = console;
    }

    /**
     * Writes it.
     *
     * @throws Refusal where the file cannot be written, or this program is not one that can be bundled
     */
    public void run() {
        if (!output.toString().endsWith(SUFFIX)) {
            throw new Refusal("--output " + output + ": a name that ends in " + SUFFIX + " is accepted");
        }
        added.require(output);
        ProgramJars program = ProgramJars.running();
        RuntimeImage.requirePossible();
        try (AtomicFile file = AtomicFile.create(output, AtomicFile.Opener.FILE_SYSTEM)) {
            write(file, program);
            file.commit();
            console.say(String.format(
                    Locale.ROOT,
                    "%s: %.1f MB; on the other machine: tar -xJf %s && scatter/scatter info",
                    output,
                    Files.size(output) / 1e6,
                    output.getFileName()));
        } catch (IOException e) {
            throw Refusal.unwritable(output, e);
        } catch (UncheckedIOException e) {
            throw Refusal.unwritable(output, Objects.requireNonNull(e.getCause()));
        }
    }

    private void write(AtomicFile file, ProgramJars program) throws IOException {
        try (RuntimeImage runtime = RuntimeImage.link();
                TarXz tar = new TarXz(file.stream(), program.time())) {
            tar.file(FOLDER + "scatter", launcher(), TarXz.Mode.PROGRAM);
            program.writeTo(tar, FOLDER + "app/");
            tar.tree(FOLDER + "runtime/", runtime.folder());
            added.writeTo(tar, FOLDER);
        }
    }

    private static byte[] launcher() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(BundleRun.class.getResourceAsStream("launcher.sh"), "launcher.sh")) {
            return in.readAllBytes();
        }
    }
}
