package org.scattering.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** WAV files of all kinds, chunk by chunk. */
public final class WavFiles {
    public static final int PCM = 1;
    public static final int FLOAT = 3;
    public static final int EXTENSIBLE = 0xFFFE;

    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

    public WavFiles chunk(String name, byte[] content) {
        return chunk(name, content, content.length);
    }

    /** A chunk whose size may be a lie. */
    public WavFiles chunk(String name, byte[] content, long size) {
        chunks.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        byte[] sizeField = new byte[4];
        little(sizeField).putInt((int) size);
        chunks.writeBytes(sizeField);
        chunks.writeBytes(content);
        chunks.writeBytes(new byte[content.length & 1]);
        return this;
    }

    public WavFiles format(int code, int channels, int rate, int bits) {
        byte[] fields = new byte[16];
        fill(fields, code, channels, rate, bits);
        return chunk("fmt ", fields);
    }

    /** WAVE_FORMAT_EXTENSIBLE with the true code in the sub-format. */
    public WavFiles extensible(int code, int channels, int rate, int bits) {
        byte[] fields = new byte[40];
        fill(fields, EXTENSIBLE, channels, rate, bits);
        little(fields).putShort(16, (short) 22).putShort(18, (short) bits).putShort(24, (short) code);
        return chunk("fmt ", fields);
    }

    private static void fill(byte[] fields, int code, int channels, int rate, int bits) {
        int block = channels * Math.ceilDiv(bits, 8);
        ByteBuffer format = little(fields).putShort((short) code).putShort((short) channels);
        format.putInt(rate).putInt(rate * block).putShort((short) block).putShort((short) bits);
    }

    public Path write(Path path) {
        try {
            byte[] content = chunks.toByteArray();
            byte[] file = new byte[12 + content.length];
            ByteBuffer riff = little(file);
            riff.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + content.length);
            riff.put("WAVE".getBytes(StandardCharsets.US_ASCII)).put(content);
            return Files.write(path, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Samples in [-1, 1) as PCM or floating point of a width. */
    public static byte[] encode(int code, int bits, double... samples) {
        int width = Math.ceilDiv(bits, 8);
        byte[] bytes = new byte[samples.length * width];
        ByteBuffer data = little(bytes);
        for (double sample : samples) {
            if (code == FLOAT) {
                data = bits == 32 ? data.putFloat((float) sample) : data.putDouble(sample);
            } else {
                long value = Math.round(Math.scalb(sample, bits - 1)) + (bits == 8 ? 128 : 0);
                for (int b = 0; b < width; b++) {
                    data.put((byte) (value >> (8 * b)));
                }
            }
        }
        return bytes;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
