package org.scattering.cli.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pictures as a viewer reads them. */
public final class Pictures {
    private Pictures() {}

    public static BufferedImage png(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails where the file is not well-formed. */
    public static Document svg(Path file) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        // The document type names a file on the web.
        builder.setEntityResolver((_, _) -> new InputSource(new StringReader("")));
        return builder.parse(file.toFile());
    }

    public static List<String> texts(Path svg) throws Exception {
        NodeList texts = svg(svg).getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    /** How bright a pixel is, as magma's colours are in the order of their numbers. */
    public static double brightness(BufferedImage image, double x, double y) {
        int rgb = image.getRGB((int) x, (int) y);
        return 0.3 * (rgb >> 16 & 0xFF) + 0.59 * (rgb >> 8 & 0xFF) + 0.11 * (rgb & 0xFF);
    }
}
