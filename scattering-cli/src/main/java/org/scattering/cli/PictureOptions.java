package org.scattering.cli;

import java.nio.file.Path;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.picture.Figure;
import org.scattering.cli.picture.PictureFile;
import org.scattering.cli.report.Console;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands that draw are asked for alike. */
final class PictureOptions {
    @Option(names = "--output", required = true, paramLabel = "FILE", description = "the picture, FILE.png or FILE.svg")
    private Path output = Path.of("");

    @Option(
            names = "--width",
            paramLabel = "PIXELS",
            defaultValue = "1200",
            description = "width of the picture, default 1200; its height follows")
    private int width;

    @Mixin
    final Verbosity verbosity = new Verbosity();

    /** The file, refused where no picture can have its name. */
    PictureFile file() {
        return new PictureFile(output, width);
    }

    /** Draws, writes and tells. */
    static void write(PictureFile file, Figure figure, Console console) {
        file.write(figure, AtomicFile.Opener.FILE_SYSTEM);
        console.say(file.path() + ": " + file.width() + "x" + file.height(figure) + " pixels");
    }
}
