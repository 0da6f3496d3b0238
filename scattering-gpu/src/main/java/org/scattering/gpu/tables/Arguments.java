package org.scattering.gpu.tables;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The fields of a struct of {@code tables.cuh}, written in their order. */
public final class Arguments {
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(4096).order(ByteOrder.nativeOrder());

    /** Starts anew. */
    public void clear() {
        bytes.clear();
    }

    /**
     * Writes pointers, or other numbers of 64 bits.
     *
     * @param values in their order
     */
    public void longs(long... values) {
        for (long v : values) {
            bytes.putLong(v);
        }
    }

    /**
     * Writes ints.
     *
     * @param values in their order
     */
    public void ints(int... values) {
        for (int v : values) {
            bytes.putInt(v);
        }
    }

    /**
     * Writes a float.
     *
     * @param value the number
     */
    public void single(float value) {
        bytes.putFloat(value);
    }

    /**
     * Writes a double, where one is aligned.
     *
     * @param value the number
     */
    public void number(double value) {
        align();
        bytes.putDouble(value);
    }

    /**
     * The struct so far.
     *
     * @return its bytes, the end aligned as a struct with pointers is; to be used before the next change
     */
    public ByteBuffer struct() {
        align();
        return bytes.duplicate().order(ByteOrder.nativeOrder()).flip();
    }

    private void align() {
        while (bytes.position() % Long.BYTES != 0) {
            bytes.put((byte) 0);
        }
    }
}
