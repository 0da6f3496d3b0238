package org.scattering.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.frame.SamplePrecision;
import org.scattering.settings.SignalType;

/** An array stored with the first axis running fastest: mapped into memory and picked out in the other order. */
final class FortranSamples implements Samples {
    private final NpyHeader header;
    private final @Nullable Path unpacked;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    /** The position of the next sample along each axis. */
    private final long[] position;
    /** The next number within the sample; 1 for an imaginary part. */
    private int part;

    FortranSamples(InputFile file, NpyHeader header) throws IOException {
        this.header = header;
        position = new long[header.shape().size()];
        unpacked = file.packing() == InputFile.Packing.GZIP ? unpack(file) : null;
        try (FileChannel channel =
                FileChannel.open(unpacked == null ? file.path() : unpacked, StandardOpenOption.READ)) {
            memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private static Path unpack(InputFile file) throws IOException {
        Path copy = Files.createTempFile("scatter-", ".npy");
        copy.toFile().deleteOnExit();
        try (InputStream in = file.open()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    @Override
    public List<Long> shape() {
        return header.shape();
    }

    @Override
    public SignalType type() {
        return header.samples();
    }

    @Override
    public SamplePrecision precision() {
        return header.type().precision();
    }

    @Override
    public void read(double[] target, int from, int to) {
        int parts = header.samples() == SignalType.COMPLEX ? 2 : 1;
        for (int i = from; i < to; i++) {
            target[i] = header.type().decode(memory, offset());
            part++;
            if (part == parts) {
                part = 0;
                advance();
            }
        }
    }

    private long offset() {
        long index = 0;
        for (int axis = position.length - 1; axis >= 0; axis--) {
            index = index * header.shape().get(axis) + position[axis];
        }
        return header.dataOffset()
                + index * header.bytesPerSample()
                + (long) part * header.type().bytes();
    }

    private void advance() {
        for (int axis = position.length - 1; axis >= 0; axis--) {
            position[axis]++;
            if (position[axis] < header.shape().get(axis)) {
                return;
            }
            position[axis] = 0;
        }
    }

    @Override
    public void close() throws IOException {
        arena.close();
        if (unpacked != null) {
            Files.deleteIfExists(unpacked);
        }
    }
}
