package org.scattering.cli.classify;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.scattering.cli.NpyFiles;
import org.scattering.cli.WavFiles;

/** Small data sets that any classifier learns: stripes of two directions, tones of two pitches. */
final class DataFiles {
    static final int SIDE = 16;
    static final int RATE = 8000;
    static final String[] STRIPES = {"0", "1"};
    static final String[] PITCHES = {"low", "high"};

    private DataFiles() {}

    /** Bright and dark lines along rows (class 0) or columns (class 1), anywhere, with noise. */
    private static double stripes(int label, double phase, int row, int column, Random random) {
        double wave = Math.cos(2 * Math.PI * (label == 0 ? row : column) / 5.0 + phase);
        return 0.5 + 0.3 * wave + 0.05 * random.nextGaussian();
    }

    static double[] images(int count, int side, int seed) {
        Random random = new Random(seed);
        double[] pixels = new double[count * side * side];
        double phase = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (i % (side * side) == 0) {
                phase = 2 * Math.PI * random.nextDouble();
            }
            int label = i / (side * side) % 2;
            pixels[i] = stripes(label, phase, i / side % side, i % side, random);
        }
        return pixels;
    }

    /** NAME-images-idx3-ubyte and NAME-labels-idx1-ubyte; labels 0, 1, 0, 1 ... */
    static Path idxPair(Path folder, String name, int count, int side, int seed) throws IOException {
        Path images = folder.resolve(name + "-images-idx3-ubyte");
        ByteBuffer pixels = ByteBuffer.allocate(16 + count * side * side);
        pixels.putInt(0x0803).putInt(count).putInt(side).putInt(side);
        for (double pixel : images(count, side, seed)) {
            pixels.put((byte) Math.clamp(Math.round(255 * pixel), 0, 255));
        }
        Files.write(images, pixels.array());
        idxLabels(folder.resolve(name + "-labels-idx1-ubyte"), count);
        return images;
    }

    static Path idxLabels(Path file, int count) throws IOException {
        ByteBuffer labels = ByteBuffer.allocate(8 + count);
        labels.putInt(0x0801).putInt(count);
        for (int i = 0; i < count; i++) {
            labels.put((byte) (i % 2));
        }
        return Files.write(file, labels.array());
    }

    static Path npySounds(Path file, int count, int length, int seed) {
        double[] samples = new double[count * length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(tone(i % 2, length, seed + i), 0, samples, i * length, length);
        }
        return NpyFiles.writeDoubles(file, samples, count, length);
    }

    static double[] tone(int label, int length, int seed) {
        Random random = new Random(seed);
        double phase = 2 * Math.PI * random.nextDouble();
        double[] samples = new double[length];
        for (int t = 0; t < length; t++) {
            double tone = Math.cos(2 * Math.PI * (label == 0 ? 0.06 : 0.21) * t + phase);
            samples[t] = 0.5 * tone + 0.05 * random.nextGaussian();
        }
        return samples;
    }

    static Path wav(Path file, int rate, double... samples) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return new WavFiles()
                .format(WavFiles.PCM, 1, rate, 16)
                .chunk("data", WavFiles.encode(WavFiles.PCM, 16, samples))
                .write(file);
    }

    /** low_0.wav, high_0.wav, low_1.wav ... */
    static Path sounds(Path folder, int each, int length) throws IOException {
        for (int i = 0; i < 2 * each; i++) {
            wav(folder.resolve(PITCHES[i % 2] + "_" + i / 2 + ".wav"), RATE, tone(i % 2, length, i));
        }
        return folder;
    }

    static Path image(Path file, double[] pixels, int side, boolean colour) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        int type = colour ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY;
        BufferedImage image = new BufferedImage(side, side, type);
        for (int i = 0; i < side * side; i++) {
            int level = Math.clamp(Math.round(255 * pixels[i]), 0, 255);
            int[] pixel = {level, level, level};
            image.getRaster().setPixel(i % side, i / side, colour ? pixel : new int[] {level});
        }
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    static Path text(Path file, String... lines) throws IOException {
        return Files.write(file, List.of(lines));
    }
}
