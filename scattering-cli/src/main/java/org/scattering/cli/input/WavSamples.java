package org.scattering.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sound: (time) for one channel, (channel, time) for several.
 *
 * <p>Frames hold one sample of every channel, so the file is read once a channel: memory is bounded by a block, whatever
 * the length and the number of channels.
 */
final class WavSamples implements Samples {
    private static final int BLOCK = 4096;

    private final InputFile file;
    private final WavFormat format;
    private final double scale;
    private final double zero;
    private final double[] block;
    private @Nullable NumberStream frames;
    private int channel;
    private long frame;

    WavSamples(InputFile file, Reading reading) throws IOException {
        this.file = file;
        format = WavFormat.of(file);
        block = new double[BLOCK * format.channels()];
        boolean scaled = reading.scaling() == Reading.Scaling.UNIT && format.code() == WavFormat.INTEGER;
        scale = scaled ? Math.scalb(1.0, 1 - format.bits()) : 1;
        // 8-bit samples are unsigned with silence at 128.
        zero = scaled && format.bits() == 8 ? 128 : 0;
    }

    @Override
    public List<Long> shape() {
        return format.channels() == 1 ? List.of(format.frames()) : List.of((long) format.channels(), format.frames());
    }

    @Override
    public @Nullable Double samplingRate() {
        return (double) format.rate();
    }

    @Override
    public void read(double[] target, int from, int to) throws IOException {
        int i = from;
        while (i < to) {
            int count = (int) Math.min(Math.min(BLOCK, to - i), format.frames() - frame);
            stream().read(block, 0, count * format.channels());
            for (int k = 0; k < count; k++) {
                target[i + k] = (block[k * format.channels() + channel] - zero) * scale;
            }
            i += count;
            frame += count;
            if (frame == format.frames()) {
                frame = 0;
                channel++;
                close();
            }
        }
    }

    private NumberStream stream() throws IOException {
        NumberStream open = frames;
        if (open == null) {
            InputStream in = file.open();
            in.skipNBytes(format.dataOffset());
            open = new NumberStream(in, number());
            frames = open;
        }
        return open;
    }

    private NumberType number() {
        NumberType.Kind kind = format.code() == WavFormat.FLOATING
                ? NumberType.Kind.FLOAT
                : format.bits() == 8 ? NumberType.Kind.UNSIGNED : NumberType.Kind.SIGNED;
        return new NumberType(kind, format.bits() / 8, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        if (frames != null) {
            frames.close();
            frames = null;
        }
    }
}
