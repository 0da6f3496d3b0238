package org.scattering.cli.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.output.CoefficientSink;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.plan.ScatteringPlan;

/** Writes what the demo leaves behind. */
final class DemoFiles {
    private DemoFiles() {}

    /** 16-bit PCM, one channel. */
    static void writeWav(Path file, float[] samples) {
        int dataBytes = 2 * samples.length;
        ByteBuffer wav = ByteBuffer.allocate(44 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + dataBytes).put(ascii("WAVE"));
        wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(Sound.RATE).putInt(2 * Sound.RATE).putShort((short) 2).putShort((short) 16);
        wav.put(ascii("data")).putInt(dataBytes);
        for (float sample : samples) {
            wav.putShort((short) Math.round(sample * 32768));
        }
        write(file, wav.array());
    }

    /** 8-bit grey. */
    static void writePng(Path file, float[] pixels, int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < pixels.length; i++) {
            image.getRaster().setSample(i % side, i / side, 0, Math.round(pixels[i] * 255));
        }
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            write(file, png.toByteArray());
        } catch (IOException e) {
            throw Refusal.unwritable(file, e);
        }
    }

    static void writeFeatures(Path file, ScatteringPlan plan, Coefficients features) {
        List<Long> leading = List.of((long) features.signals());
        try (CoefficientSink sink =
                CoefficientSink.open(file, plan, Precision.SINGLE, leading, AtomicFile.Opener.FILE_SYSTEM)) {
            sink.append(features);
            sink.finish(leading);
        } catch (IOException e) {
            throw Refusal.unwritable(file, e);
        }
    }

    private static void write(Path file, byte[] content) {
        try (AtomicFile output = AtomicFile.create(file, AtomicFile.Opener.FILE_SYSTEM)) {
            output.stream().write(content);
            output.commit();
        } catch (IOException e) {
            throw Refusal.unwritable(file, e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
