package org.scattering.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of NVIDIA's driver by its own count, such as 580.95.05, which CUDA does not tell; nothing where none is loaded. */
public final class NvidiaDriver {
    private static final List<Path> PLACES =
            List.of(Path.of("/sys/module/nvidia/version"), Path.of("/proc/driver/nvidia/version"));

    private static final Pattern VERSION = Pattern.compile("\\b\\d{3,}\\.\\d+(\\.\\d+)?\\b");

    private NvidiaDriver() {}

    /**
     * Its version.
     *
     * @return two or three numbers with points between them
     */
    public static Optional<String> version() {
        return PLACES.stream().flatMap(place -> version(place).stream()).findFirst();
    }

    /** The first version in a file. */
    static Optional<String> version(Path file) {
        try {
            Matcher found = VERSION.matcher(Files.isReadable(file) ? Files.readString(file) : "");
            return found.find() ? Optional.of(found.group()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
