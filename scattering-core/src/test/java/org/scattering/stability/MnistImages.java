package org.scattering.stability;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Digits of MNIST from the folder shared/data beside the checkout, or the one that -Dscatter.data names; not part of the project. */
public final class MnistImages {
    public static final List<Integer> SHAPE = List.of(28, 28);

    private MnistImages() {}

    /** The first test digits, 0 to 1; a test that needs them is skipped where they are missing. */
    public static List<double[]> first(int count) throws IOException {
        String told = System.getProperty("scatter.data");
        Path data = told == null ? Path.of("..", "..", "shared", "data") : Path.of(told);
        Path file = data.resolve("mnist").resolve("t10k-images-idx3-ubyte.gz");
        assumeTrue(
                Files.isRegularFile(file),
                "there is no " + file.toAbsolutePath().normalize());
        List<double[]> images = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(16);
            for (int i = 0; i < count; i++) {
                double[] image = new double[28 * 28];
                for (int p = 0; p < image.length; p++) {
                    image[p] = in.readUnsignedByte() / 255.0;
                }
                images.add(image);
            }
        }
        return images;
    }
}
