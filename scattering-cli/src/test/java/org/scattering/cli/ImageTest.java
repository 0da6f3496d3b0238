package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of every kind against the same pixels in a .npy. */
class ImageTest {
    private static final int ROWS = 16;
    private static final int COLUMNS = 12;
    private static final int SIZE = ROWS * COLUMNS;

    @TempDir
    private Path folder;

    private NpyFiles.Array features(Path input, Object... more) {
        Path output = folder.resolve("out.npy");
        List<Object> args = Stream.concat(
                        Stream.of(
                                "transform",
                                "2d",
                                "--input",
                                input,
                                "--output",
                                output,
                                "--L",
                                2,
                                "--precision",
                                "double"),
                        Stream.of(more))
                .toList();
        Cli run = Cli.run(args.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return NpyFiles.read(output);
    }

    private NpyFiles.Array expected(double[] pixels, Integer... shape) {
        return features(NpyFiles.writeDoubles(folder.resolve("expected.npy"), pixels, shape));
    }

    private static void assertSame(NpyFiles.Array actual, NpyFiles.Array expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.values()).usingComparatorWithPrecision(1e-14).containsExactly(expected.values());
    }

    private Path write(BufferedImage image, String format) throws IOException {
        Path file = folder.resolve("image." + format);
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
        return file;
    }

    private static double[] scaled(double[] values, double largest) {
        return Arrays.stream(values).map(v -> v / largest).toArray();
    }

    private static BufferedImage filled(BufferedImage image, double[] channels, int... bands) {
        for (int i = 0; i < SIZE; i++) {
            for (int b = 0; b < bands.length; b++) {
                image.getRaster().setSample(i % COLUMNS, i / COLUMNS, bands[b], channels[b * SIZE + i]);
            }
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void greyOf8Bits(String format) throws IOException {
        double[] grey = TestSignals.whole(SIZE, 256, 1);
        Path file = write(filled(new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_BYTE_GRAY), grey, 0), format);
        assertSame(features(file), expected(scaled(grey, 255), ROWS, COLUMNS));
        assertSame(features(file, "--raw"), expected(grey, ROWS, COLUMNS));
        assertThat(features(file).shape()).containsExactly(9, 4, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void greyOf16Bits(String format) throws IOException {
        double[] grey = TestSignals.whole(SIZE, 65536, 1);
        Path file = write(filled(new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_USHORT_GRAY), grey, 0), format);
        assertSame(features(file), expected(scaled(grey, 65535), ROWS, COLUMNS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void colourHasThreeChannels(String format) throws IOException {
        double[] colour = TestSignals.whole(3 * SIZE, 256, 2);
        Path file =
                write(filled(new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_3BYTE_BGR), colour, 0, 1, 2), format);
        assertSame(features(file), expected(scaled(colour, 255), 3, ROWS, COLUMNS));
        double[] luminance = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            luminance[i] = (0.299 * colour[i] + 0.587 * colour[SIZE + i] + 0.114 * colour[2 * SIZE + i]) / 255;
        }
        assertSame(features(file, "--gray"), expected(luminance, ROWS, COLUMNS));
    }

    @Test
    void colourOf16Bits() throws IOException {
        double[] colour = TestSignals.whole(3 * SIZE, 65536, 2);
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Color.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, COLUMNS, ROWS, 3, null);
        Path file = write(filled(new BufferedImage(model, raster, false, null), colour, 0, 1, 2), "png");
        assertSame(features(file), expected(scaled(colour, 65535), 3, ROWS, COLUMNS));
    }

    @Test
    void transparencyIsLeftOut() throws IOException {
        double[] colour = TestSignals.whole(4 * SIZE, 256, 3);
        Path file = write(
                filled(new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_4BYTE_ABGR), colour, 0, 1, 2, 3), "png");
        assertSame(features(file), expected(scaled(Arrays.copyOf(colour, 3 * SIZE), 255), 3, ROWS, COLUMNS));
    }

    @Test
    void greyWithTransparency() throws IOException {
        double[] grey = TestSignals.whole(2 * SIZE, 256, 3);
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, Color.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, COLUMNS, ROWS, 2, null);
        Path file = write(filled(new BufferedImage(model, raster, false, null), grey, 0, 1), "png");
        assertSame(features(file), expected(scaled(Arrays.copyOf(grey, SIZE), 255), ROWS, COLUMNS));
    }

    @Test
    void palettes() throws IOException {
        double[] index = TestSignals.whole(SIZE, 4, 4);
        byte[] levels = {0, 85, (byte) 170, (byte) 255};
        byte[] none = new byte[4];
        BufferedImage grey = new BufferedImage(
                COLUMNS, ROWS, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(2, 4, levels, levels, levels));
        assertSame(features(write(filled(grey, index, 0), "png")), expected(scaled(index, 3), ROWS, COLUMNS));
        BufferedImage green = new BufferedImage(
                COLUMNS, ROWS, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(2, 4, none, levels, none));
        double[] colour = new double[3 * SIZE];
        System.arraycopy(scaled(index, 3), 0, colour, SIZE, SIZE);
        assertSame(features(write(filled(green, index, 0), "png")), expected(colour, 3, ROWS, COLUMNS));
    }

    @Test
    void jpegIsAboutRight() throws IOException {
        double[] smooth = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            smooth[i] = 128 + 60 * Math.sin(i % COLUMNS * 0.4) + 3 * (i / COLUMNS);
        }
        double[] actual = features(
                        write(filled(new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_BYTE_GRAY), smooth, 0), "jpg"))
                .values();
        double[] wanted = expected(scaled(smooth, 255), ROWS, COLUMNS).values();
        for (int i = 0; i < wanted.length; i++) {
            assertThat(actual[i]).isCloseTo(wanted[i], Offset.offset(0.02));
        }
    }
}
