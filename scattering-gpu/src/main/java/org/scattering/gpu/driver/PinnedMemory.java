package org.scattering.gpu.driver;

import static org.scattering.gpu.driver.CudaException.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jcuda.Pointer;
import jcuda.driver.JCudaDriver;

/** Memory of the host that a device copies from and to while both compute. */
public final class PinnedMemory implements AutoCloseable {
    private final Pointer pointer = new Pointer();
    private final ByteBuffer buffer;
    private boolean closed;

    /**
     * Allocates.
     *
     * @param bytes how much, at most 2^31 - 1
     * @throws CudaException where there is too little
     */
    public PinnedMemory(long bytes) {
        long size = Math.max(bytes, 16);
        check(JCudaDriver.cuMemAllocHost(pointer, size), "cuMemAllocHost of " + size + " bytes");
        buffer = pointer.getByteBuffer(0, size).order(ByteOrder.nativeOrder());
    }

    Pointer pointer() {
        return pointer;
    }

    /**
     * What it holds.
     *
     * @return all its bytes in native order, position 0
     */
    public ByteBuffer buffer() {
        return buffer.clear().order(ByteOrder.nativeOrder());
    }

    /**
     * A part of what it holds, for one of several threads.
     *
     * @param from its first byte
     * @param bytes how many
     * @return a buffer of its own over the same memory, in native order
     */
    public ByteBuffer part(long from, long bytes) {
        return buffer.slice(Math.toIntExact(from), Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            JCudaDriver.cuMemFreeHost(pointer);
        }
    }
}
