package org.scattering.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Refusal;

/**
 * What the chunks before the samples of a WAV file say.
 *
 * @param code 1 integers, 3 floating point
 * @param channels how many samples make a frame
 * @param rate frames per second
 * @param bits of a sample, a multiple of 8
 * @param dataOffset bytes before the first sample
 * @param frames samples a channel
 */
record WavFormat(int code, int channels, long rate, int bits, long dataOffset, long frames) {
    static final int INTEGER = 1;
    static final int FLOATING = 3;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final long UNKNOWN = 0xFFFFFFFFL;

    static WavFormat of(InputFile file) throws IOException {
        try (InputStream in = file.open()) {
            in.skipNBytes(RIFF_HEADER);
            long position = RIFF_HEADER;
            @Nullable WavFormat format = null;
            while (true) {
                byte[] header = in.readNBytes(CHUNK_HEADER);
                position += CHUNK_HEADER;
                if (header.length < CHUNK_HEADER) {
                    throw Refusal.of(file.path(), "truncated: a WAV file without a data chunk");
                }
                String name = new String(header, 0, 4, StandardCharsets.ISO_8859_1);
                long size = little(header).getInt(4) & 0xFFFFFFFFL;
                if (name.equals("data")) {
                    if (format == null) {
                        throw Refusal.of(file.path(), "damaged: the data chunk comes before the fmt chunk");
                    }
                    long held = file.size() - position;
                    // Programs that write into a pipe cannot go back to say how much it was.
                    return format.withData(
                            file, position, size == UNKNOWN ? held - held % format.bytesPerFrame() : size);
                }
                if (position + size > file.size()) {
                    throw Refusal.of(
                            file.path(),
                            "truncated: the chunk '" + name.strip() + "' promises " + size + " bytes, the file holds "
                                    + (file.size() - position));
                }
                if (name.equals("fmt ") && size <= 1 << 16) {
                    format = parse(file, in.readNBytes((int) size));
                } else {
                    in.skipNBytes(size);
                }
                // Chunks begin at even positions.
                in.readNBytes((int) (size & 1));
                position += size + (size & 1);
            }
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static WavFormat parse(InputFile file, byte[] chunk) {
        if (chunk.length < 16) {
            throw Refusal.of(file.path(), "damaged: a fmt chunk of " + chunk.length + " bytes; it has at least 16");
        }
        ByteBuffer fields = little(chunk);
        int code = Short.toUnsignedInt(fields.getShort(0));
        int channels = Short.toUnsignedInt(fields.getShort(2));
        long rate = fields.getInt(4) & 0xFFFFFFFFL;
        int block = Short.toUnsignedInt(fields.getShort(12));
        int bits = Short.toUnsignedInt(fields.getShort(14));
        if (code == EXTENSIBLE && chunk.length >= 26) {
            code = Short.toUnsignedInt(fields.getShort(24));
        }
        require(file, channels > 0, "zero channels");
        require(file, rate > 0, "a sampling rate of 0 Hz");
        require(file, code == INTEGER || code == FLOATING, codec(code) + "; convert it to PCM or floating point");
        boolean known = code == INTEGER ? bits >= 1 && bits <= 32 : bits == 32 || bits == 64;
        require(
                file,
                known,
                bits + "-bit " + (code == INTEGER ? "PCM" : "floating point") + " samples; 8, 16, 24 and 32-bit"
                        + " PCM, 32 and 64-bit floating point are read");
        int container = Math.ceilDiv(bits, 8);
        require(
                file,
                block == channels * container,
                "frames of " + block + " bytes (damaged), but " + channels + " channels of " + bits + " bits");
        return new WavFormat(code, channels, rate, container * 8, 0, 0);
    }

    private static void require(InputFile file, boolean valid, String found) {
        if (!valid) {
            throw Refusal.of(file.path(), "a WAV file with " + found);
        }
    }

    private static String codec(int code) {
        String name = switch (code) {
            case 2, 0x11 -> "ADPCM";
            case 6 -> "A-law";
            case 7 -> "µ-law";
            case 0x50, 0x55 -> "MPEG";
            default -> "unknown";
        };
        return name + " samples (format " + code + ")";
    }

    private WavFormat withData(InputFile file, long offset, long size) {
        long held = file.size() - offset;
        if (size > held) {
            throw Refusal.of(
                    file.path(),
                    "truncated: the data chunk promises " + size + " bytes of samples, the file holds " + held);
        }
        if (size % bytesPerFrame() != 0) {
            throw Refusal.of(
                    file.path(),
                    "damaged: " + size + " bytes of samples are no whole number of frames of " + bytesPerFrame());
        }
        if (size == 0) {
            throw Refusal.of(file.path(), "a WAV file without samples");
        }
        return new WavFormat(code, channels, rate, bits, offset, size / bytesPerFrame());
    }

    int bytesPerFrame() {
        return channels * bits / 8;
    }
}
