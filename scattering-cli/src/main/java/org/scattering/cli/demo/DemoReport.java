package org.scattering.cli.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.picture.Figure;
import org.scattering.cli.picture.PictureFile;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.Refusal;

/** What the demo tells, with pictures, as one page that needs no other file. */
final class DemoReport {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Scattering: a demonstration</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; color: #222; max-width: 1200px; margin: 2em auto; padding: 0 1em; }
            h1 { font-size: 1.6em; } h2 { font-size: 1.2em; margin-top: 2.5em; border-bottom: 1px solid #ddd; }
            pre { font: 13px/1.45 ui-monospace, monospace; background: #f7f7f7; padding: 1em; overflow-x: auto; }
            figure { margin: 1.5em 0; } img { max-width: 100%; } figcaption { color: #666; font-size: 0.9em; }
            .pixels { image-rendering: pixelated; width: 100%; }
            </style>
            </head>
            <body>
            <h1>Scattering: a demonstration</h1>
            <p>Sounds, images and digits made from a seed, their scattering coefficients, and what these tell.
            Every number and picture on this page was computed when the page was made.</p>
            """;

    private final Path folder;
    private final Console console;
    private final StringBuilder body = new StringBuilder(HEAD);
    private final StringBuilder text = new StringBuilder();
    private boolean drawing = true;

    DemoReport(Path folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    void section(String title) {
        endText();
        body.append("<h2>").append(escaped(title)).append("</h2>\n");
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    /** Draws a figure into the folder {@code pictures} and onto the page. Where Java finds no font it says so once. */
    void picture(String name, Figure figure, String caption) {
        if (!drawing) {
            return;
        }
        Path file = folder.resolve("pictures/" + name + ".png");
        try {
            new PictureFile(file, Figure.WIDTH).write(figure, AtomicFile.Opener.FILE_SYSTEM);
            image("", Files.readAllBytes(file), caption);
        } catch (Refusal e) {
            drawing = false;
            console.warn(Objects.requireNonNullElse(e.getMessage(), "no pictures"));
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
    }

    /** Puts a grey image onto the page, pixel by pixel. */
    void pixels(BufferedImage image, String caption) {
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            image(" class=\"pixels\"", png.toByteArray(), caption);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private void image(String attributes, byte[] png, String caption) {
        endText();
        body.append("<figure><img")
                .append(attributes)
                .append(" alt=\"")
                .append(escaped(caption))
                .append("\" src=\"");
        body.append("data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png))
                .append("\">\n");
        body.append("<figcaption>").append(escaped(caption)).append("</figcaption></figure>\n");
    }

    private void endText() {
        if (!text.toString().isBlank()) {
            body.append("<pre>").append(escaped(text.toString().stripTrailing().replaceFirst("^\n+", "")));
            body.append("</pre>\n");
        }
        text.setLength(0);
    }

    private static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    void write() {
        endText();
        AtomicFile.write(folder.resolve("report.html"), body + "</body>\n</html>\n", AtomicFile.Opener.FILE_SYSTEM);
    }
}
