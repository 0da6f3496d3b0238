package org.scattering.cli.picture;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Refusal;

/**
 * A picture on disk.
 *
 * @param path where it will appear; the extension decides what it is made of
 * @param width its width in pixels; the height follows
 */
public record PictureFile(Path path, int width) {
    private static final int NARROWEST = 300;
    private static final int WIDEST = 10_000;
    /** Images within an SVG have so many pixels a pixel of the picture, for screens that are sharper than that. */
    private static final double SHARPNESS = 2;

    private enum Kind {
        PNG,
        SVG
    }

    /** Refuses what cannot be written, before anything is computed. */
    public PictureFile {
        if (width < NARROWEST || width > WIDEST) {
            throw new Refusal("--width " + width + ": " + NARROWEST + " to " + WIDEST + " pixels are accepted");
        }
        kind(path);
    }

    private static Kind kind(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(Kind.values())
                .filter(kind -> name.endsWith("." + kind.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Refusal("--output " + path + ": a picture is a .png or a .svg file"));
    }

    /**
     * Its height.
     *
     * @param figure what is drawn
     * @return pixels
     */
    public int height(Figure figure) {
        return (int) Math.round(figure.height() * scale());
    }

    private double scale() {
        return width / (double) Figure.WIDTH;
    }

    /**
     * Draws and writes it.
     *
     * @param figure what is drawn
     * @param opener how files are opened
     * @throws Refusal where it cannot be written
     */
    public void write(Figure figure, AtomicFile.Opener opener) {
        requireLetters();
        try (AtomicFile file = AtomicFile.create(path, opener)) {
            switch (kind(path)) {
                case PNG -> writePng(figure, file.stream());
                case SVG -> writeSvg(figure, file.stream());
            }
            file.commit();
        } catch (IOException e) {
            throw Refusal.unwritable(path, e);
        }
    }

    /**
     * Draws onto a PNG in memory.
     *
     * @param figure what is drawn
     * @return the bytes of a file, {@link Figure#WIDTH} pixels wide
     * @throws Refusal where Java finds no font
     */
    public static byte[] png(Figure figure) {
        requireLetters();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new PictureFile(Path.of("memory.png"), Figure.WIDTH).writePng(figure, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /** A Java without any font ends in an error of its own at the first letter. */
    private static void requireLetters() {
        try {
            Pen.width("0", Style.LABEL);
        } catch (RuntimeException | LinkageError | InternalError e) {
            Refusal refusal = new Refusal("pictures need letters, and Java finds no font on this system; "
                    + "install fontconfig and a font, for instance DejaVu");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private void writePng(Figure figure, OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(width, height(figure), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale(), scale());
        draw(figure, new Pen(graphics, scale()));
        graphics.dispose();
        ImageIO.write(image, "png", out);
    }

    private void writeSvg(Figure figure, OutputStream out) throws IOException {
        VectorGraphics2D graphics = new VectorGraphics2D();
        graphics.scale(scale(), scale());
        draw(figure, new Pen(graphics, SHARPNESS * scale()));
        Document document =
                Processors.get("svg").getDocument(graphics.getCommands(), new PageSize(0, 0, width, height(figure)));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        document.writeTo(text);
        // Elsewhere the font of this system may be missing, and without a word the reader's choice has serifs.
        out.write(text.toString(StandardCharsets.UTF_8)
                .replaceAll("font-family:(&quot;[^&;]*&quot;|[^;\"&]*);", "font-family:$1,sans-serif;")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void draw(Figure figure, Pen pen) {
        pen.fill(new Rectangle(Figure.WIDTH, figure.height() + 1), Style.PAPER);
        figure.draw(pen);
    }
}
