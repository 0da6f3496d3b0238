package org.scattering.cli.input;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.List;
import org.scattering.cli.report.Refusal;

/** An image: (row, column) for grey, (3, row, column) for colour; transparency is left out. */
final class ImageSamples implements Samples {
    /** Rec. 601: what red, green and blue contribute to luminance. */
    private static final double[] LUMINANCE = {0.299, 0.587, 0.114};

    private final Raster raster;
    private final double[] scales;
    private final List<Long> shape;
    private final boolean luminance;
    private int channel;
    private int row;
    private int column;

    private ImageSamples(Raster raster, double[] scales, List<Long> shape, boolean luminance) {
        this.raster = raster;
        this.scales = scales;
        this.shape = shape;
        this.luminance = luminance;
    }

    static ImageSamples of(InputFile file, BufferedImage decoded, Reading reading) {
        BufferedImage image = decoded;
        if (image.getColorModel() instanceof IndexColorModel palette) {
            image = direct(palette, image);
        }
        if (image.isAlphaPremultiplied()) {
            image.coerceData(false);
        }
        ColorModel model = image.getColorModel();
        int space = model.getColorSpace().getType();
        if (space != ColorSpace.TYPE_GRAY && space != ColorSpace.TYPE_RGB) {
            throw Refusal.of(file.path(), "an image that is neither grey nor RGB; convert it");
        }
        boolean grey = space == ColorSpace.TYPE_GRAY;
        boolean luminance = !grey && reading.colour() == Reading.Colour.GRAY;
        long rows = image.getHeight();
        long columns = image.getWidth();
        return new ImageSamples(
                image.getRaster(),
                scales(file, image, grey ? 1 : 3, reading),
                grey || luminance ? List.of(rows, columns) : List.of(3L, rows, columns),
                luminance);
    }

    private static double[] scales(InputFile file, BufferedImage image, int channels, Reading reading) {
        int type = image.getRaster().getTransferType();
        boolean floating = type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
        double[] scales = new double[channels];
        for (int c = 0; c < channels; c++) {
            int bits = image.getSampleModel().getSampleSize(c);
            if (!floating && bits > 16) {
                throw Refusal.of(file.path(), "an image with " + bits + "-bit integers; up to 16 bits are read");
            }
            boolean scaled = !floating && reading.scaling() == Reading.Scaling.UNIT;
            scales[c] = scaled ? 1.0 / ((1 << bits) - 1) : 1;
        }
        return scales;
    }

    /** The colours of a palette; grey where the palette is, as PNG files of 1, 2 and 4 bits are. */
    private static BufferedImage direct(IndexColorModel palette, BufferedImage image) {
        boolean grey = true;
        for (int i = 0; i < palette.getMapSize(); i++) {
            grey &= palette.getRed(i) == palette.getGreen(i) && palette.getGreen(i) == palette.getBlue(i);
        }
        int type = grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage direct = new BufferedImage(image.getWidth(), image.getHeight(), type);
        int[] pixel = new int[3];
        for (int r = 0; r < image.getHeight(); r++) {
            for (int c = 0; c < image.getWidth(); c++) {
                int index = image.getRaster().getSample(c, r, 0);
                pixel[0] = palette.getRed(index);
                pixel[1] = palette.getGreen(index);
                pixel[2] = palette.getBlue(index);
                direct.getRaster().setPixel(c, r, pixel);
            }
        }
        return direct;
    }

    @Override
    public List<Long> shape() {
        return shape;
    }

    @Override
    public void read(double[] target, int from, int to) {
        for (int i = from; i < to; i++) {
            target[i] = luminance ? luminanceHere() : sampleHere(channel);
            column++;
            if (column == raster.getWidth()) {
                column = 0;
                row++;
            }
            if (row == raster.getHeight()) {
                row = 0;
                channel++;
            }
        }
    }

    private double sampleHere(int band) {
        return raster.getSampleDouble(column, row, band) * scales[band];
    }

    private double luminanceHere() {
        double sum = 0;
        for (int band = 0; band < LUMINANCE.length; band++) {
            sum += LUMINANCE[band] * sampleHere(band);
        }
        return sum;
    }
}
