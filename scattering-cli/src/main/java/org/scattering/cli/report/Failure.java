package org.scattering.cli.report;

import java.util.Objects;
import org.scattering.engine.EngineFailureException;
import org.scattering.engine.EngineUnavailableException;
import org.scattering.learn.model.ModelFileException;
import org.scattering.settings.InvalidSettingException;

/**
 * What the user is told of an exception.
 *
 * @param exitCode what the process ends with
 * @param message one line
 */
public record Failure(int exitCode, String message) {

    /**
     * Puts an exception into words.
     *
     * @param thrown the exception
     * @return the words
     */
    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case Refusal e -> new Failure(ExitCode.REFUSED, line(e));
            case InvalidSettingException e -> new Failure(ExitCode.REFUSED, line(e));
            case ModelFileException e -> new Failure(ExitCode.REFUSED, line(e));
            case EngineUnavailableException e -> new Failure(ExitCode.REFUSED, line(e));
            case EngineFailureException e -> new Failure(ExitCode.FAILURE, line(e));
            case OutOfMemoryError e ->
                new Failure(
                        ExitCode.FAILURE,
                        "out of memory (" + line(e) + "); the limit is "
                                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB, SCATTER_OPTS=-Xmx8g raises it");
            default ->
                new Failure(
                        ExitCode.FAILURE,
                        "internal failure: " + thrown.getClass().getSimpleName() + ": " + line(thrown)
                                + " (--verbose shows where)");
        };
    }

    private static String line(Throwable thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), "no message").replaceAll("\\s*\\R\\s*", " ");
    }
}
