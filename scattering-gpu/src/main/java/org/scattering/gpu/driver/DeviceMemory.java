package org.scattering.gpu.driver;

import static org.scattering.gpu.driver.CudaException.check;

import java.nio.ByteBuffer;
import jcuda.Pointer;
import jcuda.driver.JCudaDriver;

/** Memory of a device. Its context must be current on the calling thread, see {@link Device#enter()}. */
public final class DeviceMemory implements AutoCloseable {
    private final Address address = new Address();
    private final long bytes;
    private boolean closed;

    /**
     * Allocates.
     *
     * @param bytes how much; at least 16 are taken
     * @throws CudaException where there is too little
     */
    public DeviceMemory(long bytes) {
        this.bytes = Math.max(bytes, 16);
        check(JCudaDriver.cuMemAlloc(address, this.bytes), "cuMemAlloc of " + this.bytes + " bytes");
    }

    /**
     * Allocates a table and copies it there.
     *
     * @param table its bytes, from position to limit, in a direct buffer
     * @return the memory
     */
    public static DeviceMemory of(ByteBuffer table) {
        DeviceMemory memory = new DeviceMemory(table.remaining());
        try {
            memory.upload(table, 0);
            return memory;
        } catch (CudaException e) {
            memory.close();
            throw e;
        }
    }

    /**
     * Where it is.
     *
     * @return the address on the device
     */
    public long address() {
        return address.value();
    }

    /**
     * How much it is.
     *
     * @return bytes
     */
    public long bytes() {
        return bytes;
    }

    /**
     * Copies from pinned memory, in the order of a stream.
     *
     * @param from the source
     * @param size bytes
     * @param stream the stream
     */
    public void upload(PinnedMemory from, long size, Stream stream) {
        check(JCudaDriver.cuMemcpyHtoDAsync(address, from.pointer(), size, stream.handle()), "cuMemcpyHtoDAsync");
    }

    /**
     * Copies to pinned memory, in the order of a stream.
     *
     * @param to the target
     * @param size bytes
     * @param stream the stream
     */
    public void download(PinnedMemory to, long size, Stream stream) {
        check(JCudaDriver.cuMemcpyDtoHAsync(to.pointer(), address, size, stream.handle()), "cuMemcpyDtoHAsync");
    }

    /**
     * Copies within the device, in the order of a stream.
     *
     * @param from the source
     * @param size bytes
     * @param stream the stream
     */
    public void copy(DeviceMemory from, long size, Stream stream) {
        check(JCudaDriver.cuMemcpyDtoDAsync(address, from.address, size, stream.handle()), "cuMemcpyDtoDAsync");
    }

    /**
     * Copies from a direct buffer, at once.
     *
     * @param from the source, all of it
     * @param offset where it goes, in bytes
     */
    public void upload(ByteBuffer from, long offset) {
        check(
                JCudaDriver.cuMemcpyHtoD(address.withByteOffset(offset), Pointer.toBuffer(from), from.remaining()),
                "cuMemcpyHtoD");
        // From memory that is not pinned the call returns before the copy has arrived, and our streams do not wait for
        // it.
        check(JCudaDriver.cuCtxSynchronize(), "cuCtxSynchronize");
    }

    /**
     * Copies to a direct buffer, at once.
     *
     * @param to the target, all of it
     * @param offset where it comes from, in bytes
     */
    public void download(ByteBuffer to, long offset) {
        check(
                JCudaDriver.cuMemcpyDtoH(Pointer.toBuffer(to), address.withByteOffset(offset), to.remaining()),
                "cuMemcpyDtoH");
    }

    /** Frees it; a device that was lost has freed it already. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            JCudaDriver.cuMemFree(address);
        }
    }
}
