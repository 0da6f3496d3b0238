package org.scattering.cli.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command writes to.
 *
 * @param out results
 * @param err errors, warnings, progress
 * @param kind whether a person watches {@code err}
 */
public record Console(PrintWriter out, PrintWriter err, Kind kind) {

    /** What is at the end of the error stream. */
    public enum Kind {
        /** A terminal, where a line can be overwritten. */
        TERMINAL,
        /** A file, a pipe or a test. */
        PLAIN
    }

    /**
     * What the error stream of this process is.
     *
     * @return terminal or plain
     */
    // System.console() is null in modes that Error Prone does not know of.
    @SuppressWarnings("SystemConsoleNull")
    public static Kind ofProcess() {
        // The launcher reads our standard error through a pipe and says what is at its other end.
        String told = System.getProperty("scatter.stderr.terminal");
        if (told != null) {
            return Boolean.parseBoolean(told) ? Kind.TERMINAL : Kind.PLAIN;
        }
        // Java tells whether standard input and output are terminals, not standard error, which may be a log file.
        Path stderr = Path.of("/proc/self/fd/2");
        try {
            if (Files.isSymbolicLink(stderr)) {
                String target = Files.readSymbolicLink(stderr).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") ? Kind.TERMINAL : Kind.PLAIN;
            }
        } catch (IOException | SecurityException e) {
            return Kind.PLAIN;
        }
        java.io.Console console = System.console();
        return console != null && console.isTerminal() ? Kind.TERMINAL : Kind.PLAIN;
    }

    /**
     * Prints a line of results.
     *
     * @param line the line
     */
    public void say(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    /**
     * Prints a line that belongs to the warning before it.
     *
     * @param line the line
     */
    public void detail(String line) {
        synchronized (err) {
            err.println("  " + line);
            err.flush();
        }
    }

    /**
     * Prints a line of errors or warnings.
     *
     * @param line the line, without the program's name
     */
    public void warn(String line) {
        synchronized (err) {
            err.println("scatter: " + line);
            err.flush();
        }
    }
}
