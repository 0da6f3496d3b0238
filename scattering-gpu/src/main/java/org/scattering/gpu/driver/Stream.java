package org.scattering.gpu.driver;

import static org.scattering.gpu.driver.CudaException.check;

import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import jcuda.driver.JCudaDriver;

/** Work of a device that runs in the order in which it was given. */
public final class Stream implements AutoCloseable {
    private final CUstream stream = new CUstream();
    private boolean closed;

    /** Makes a stream of the current context that waits for no other one. */
    public Stream() {
        check(JCudaDriver.cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING), "cuStreamCreate");
    }

    CUstream handle() {
        return stream;
    }

    /** Waits until all its work is done. */
    public void await() {
        check(JCudaDriver.cuStreamSynchronize(stream), "cuStreamSynchronize");
    }

    /**
     * Lets what follows begin after an event; the caller does not wait.
     *
     * @param event recorded on another stream
     */
    public void beginAfter(Event event) {
        check(JCudaDriver.cuStreamWaitEvent(stream, event.handle(), 0), "cuStreamWaitEvent");
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            JCudaDriver.cuStreamDestroy(stream);
        }
    }
}
