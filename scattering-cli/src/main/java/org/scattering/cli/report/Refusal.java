package org.scattering.cli.report;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipException;

/** Input, output or usage that cannot be accepted; the message is for the user, who can mend it. Exit code 2. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Side side;

    /** Which side of the work it concerns. */
    public enum Side {
        /** The request or one input: others may be fine. */
        INPUT,
        /** What is written: the next file would fare no better. */
        OUTPUT
    }

    /**
     * Makes the refusal of an input or a request.
     *
     * @param message what was found and what would be accepted
     */
    public Refusal(String message) {
        this(message, Side.INPUT);
    }

    private Refusal(String message, Side side) {
        super(message);
        this.side = side;
    }

    /**
     * Which side of the work it concerns.
     *
     * @return input or output
     */
    public Side side() {
        return side;
    }

    /**
     * A refusal that names a file.
     *
     * @param file the file
     * @param reason what is wrong with it
     * @return the refusal
     */
    public static Refusal of(Path file, String reason) {
        return new Refusal(file + ": " + reason);
    }

    /**
     * A file that cannot be read.
     *
     * @param file the file
     * @param cause what the system says
     * @return the refusal
     */
    public static Refusal unreadable(Path file, IOException cause) {
        Refusal refusal = of(file, reason(cause));
        refusal.initCause(cause);
        return refusal;
    }

    /**
     * A file that cannot be written.
     *
     * @param file the file
     * @param cause what the system says
     * @return the refusal
     */
    public static Refusal unwritable(Path file, IOException cause) {
        Refusal refusal = new Refusal(file + ": cannot be written: " + reason(cause), Side.OUTPUT);
        refusal.initCause(cause);
        return refusal;
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            case NotDirectoryException _ -> "not a folder";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            case DirectoryNotEmptyException _ -> "a folder is in the way";
            case FileSystemException e -> Objects.requireNonNullElse(e.getReason(), "the file system refuses");
            case EOFException _ -> "ends before its contents are complete (truncated?)";
            case ZipException e -> "broken gzip data: " + e.getMessage();
            case CharacterCodingException _ -> "not text in UTF-8";
            default ->
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
        };
    }
}
