package org.scattering.cli.input;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that are read. */
public enum FileKind {
    /** NumPy array. */
    NPY("NumPy array (.npy)", "npy"),
    /** RIFF sound. */
    WAV("WAV sound", "wav", "wave"),
    /** PNG image. */
    PNG("PNG image", "png"),
    /** JPEG image. */
    JPEG("JPEG image", "jpg", "jpeg"),
    /** TIFF image. */
    TIFF("TIFF image", "tif", "tiff"),
    /** The format of the MNIST files. */
    IDX("IDX array", "idx");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> extensions;

    FileKind(String label, String... extensions) {
        this.label = label;
        this.extensions = List.of(extensions);
    }

    /**
     * The kind in words.
     *
     * @return for messages
     */
    public String label() {
        return label;
    }

    /**
     * Whether it holds one image.
     *
     * @return true for PNG, JPEG and TIFF
     */
    public boolean image() {
        return this == PNG || this == JPEG || this == TIFF;
    }

    /**
     * Whether a transform can take it.
     *
     * @param dimensions 1 or 2
     * @return false for images in 1D and sounds in 2D
     */
    public boolean suits(int dimensions) {
        return dimensions == 1 ? !image() : this != WAV;
    }

    /**
     * The kind that a name announces; {@code .gz} at its end says nothing.
     *
     * @param file a file
     * @return empty where the name announces none of these kinds
     */
    public static Optional<FileKind> ofName(Path file) {
        String name = plainName(file).toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        if (name.endsWith("-ubyte") && name.contains("idx")) {
            return Optional.of(IDX);
        }
        return Arrays.stream(values())
                .filter(kind -> name.contains(".") && kind.extensions.contains(extension))
                .findFirst();
    }

    /**
     * The name without {@code .gz}.
     *
     * @param file a file
     * @return its last name
     */
    static String plainName(Path file) {
        String name = file.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    /**
     * The name of the file's output: {@code .gz} and an extension of these kinds left out.
     *
     * @param file a file
     * @return the stem
     */
    public static String stem(Path file) {
        String name = plainName(file);
        int dot = name.lastIndexOf('.');
        boolean known = dot > 0
                && Arrays.stream(values())
                        .anyMatch(kind ->
                                kind.extensions.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
        return known ? name.substring(0, dot) : name;
    }
}
