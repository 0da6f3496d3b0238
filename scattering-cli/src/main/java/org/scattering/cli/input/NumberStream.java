package org.scattering.cli.input;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;

/** Numbers of one type, one after another. */
final class NumberStream implements Closeable {
    private static final int BLOCK = 4096;

    private final InputStream in;
    private final NumberType type;
    private final byte[] bytes;
    private final MemorySegment memory;

    /** Takes over the stream, which stands at the first number. */
    NumberStream(InputStream in, NumberType type) {
        this.in = in;
        this.type = type;
        bytes = new byte[BLOCK * type.bytes()];
        memory = MemorySegment.ofArray(bytes);
    }

    void read(double[] target, int from, int to) throws IOException {
        int width = type.bytes();
        for (int i = from; i < to; i += BLOCK) {
            int count = Math.min(BLOCK, to - i);
            if (in.readNBytes(bytes, 0, count * width) < count * width) {
                throw new EOFException();
            }
            for (int k = 0; k < count; k++) {
                target[i + k] = type.decode(memory, (long) k * width);
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
