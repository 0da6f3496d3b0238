package org.scattering.cli.input;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.scattering.cli.report.Refusal;

/** PNG, JPEG and TIFF through the readers of the platform, which are asked for the size before they allocate anything. */
final class ImageDecoder {
    private static final int LARGEST_SIDE = 1 << 14;

    private ImageDecoder() {}

    static BufferedImage decode(InputFile file) throws IOException {
        ImageIO.setUseCache(false);
        try (InputStream in = file.open();
                ImageInputStream image = ImageIO.createImageInputStream(in)) {
            ImageReader reader = reader(file);
            try {
                reader.setInput(image);
                return decode(file, reader);
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException e) {
            if (e instanceof Refusal) {
                throw e;
            }
            // The platform's readers meet damaged files with all kinds of unchecked exceptions.
            throw new IOException("damaged " + file.kind().label() + " (" + e.getMessage() + ")", e);
        }
    }

    private static ImageReader reader(InputFile file) {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByFormatName(file.kind().name().toLowerCase(Locale.ROOT));
        List<ImageReader> found = new ArrayList<>();
        readers.forEachRemaining(found::add);
        return found.stream()
                .filter(r -> r.getClass().getName().startsWith("com.twelvemonkeys."))
                .findFirst()
                .orElseGet(found::getFirst);
    }

    private static BufferedImage decode(InputFile file, ImageReader reader) throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw Refusal.of(
                    file.path(),
                    "an image of " + width + "x" + height + " pixels; up to " + LARGEST_SIDE + " a side are accepted");
        }
        if (file.kind() == FileKind.TIFF && reader.getNumImages(true) > 1) {
            throw Refusal.of(file.path(), "holds " + reader.getNumImages(true) + " images; one a file is read");
        }
        BufferedImage image = reader.read(0);
        for (String warning : warnings) {
            // A JPEG that ends early is filled with grey, and only a warning tells.
            if (warning.toLowerCase(Locale.ROOT).matches(".*(premature|truncated|corrupt).*")) {
                throw Refusal.of(file.path(), "truncated or damaged: " + warning);
            }
        }
        return image;
    }
}
