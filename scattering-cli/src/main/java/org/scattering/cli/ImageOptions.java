package org.scattering.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.settings.Scattering2D;
import picocli.CommandLine.Option;

/** What the picture of an image is asked for. */
final class ImageOptions {
    private static final int SCALES = 2;
    private static final int ANGLES = 8;

    @Option(names = "--L", paramLabel = "L", description = "orientations, default 8")
    private @Nullable Integer angles;

    /** The options that were given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        SoundOptions.note(given, "--L", angles);
        return given;
    }

    Scattering2D.Builder builder(int rows, int columns, @Nullable Integer scale) {
        return Scattering2D.builder(rows, columns)
                .scales(scale == null ? SCALES : scale)
                .angles(angles == null ? ANGLES : angles);
    }
}
