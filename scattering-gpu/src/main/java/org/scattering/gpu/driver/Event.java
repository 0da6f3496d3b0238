package org.scattering.gpu.driver;

import static org.scattering.gpu.driver.CudaException.check;

import jcuda.driver.CUevent;
import jcuda.driver.CUstream;
import jcuda.driver.JCudaDriver;

/** A point in the order of a stream, with the time at which the device came by. */
public final class Event implements AutoCloseable {
    private static final double MILLI = 1e-3;

    private final CUevent event = new CUevent();
    private boolean closed;

    /** Makes an event of the current context. */
    public Event() {
        check(JCudaDriver.cuEventCreate(event, 0), "cuEventCreate");
    }

    /**
     * Marks where a stream is.
     *
     * @param stream the stream
     */
    public void record(Stream stream) {
        check(JCudaDriver.cuEventRecord(event, stream.handle()), "cuEventRecord");
    }

    /** Marks where the default stream is, which most libraries use, and with it all streams that wait for it. */
    public void recordOnDefaultStream() {
        check(JCudaDriver.cuEventRecord(event, new CUstream()), "cuEventRecord");
    }

    CUevent handle() {
        return event;
    }

    /** Waits until it has passed. */
    public void await() {
        check(JCudaDriver.cuEventSynchronize(event), "cuEventSynchronize");
    }

    /**
     * The time since another event, when both have passed.
     *
     * @param earlier the other event
     * @return seconds
     */
    public double secondsSince(Event earlier) {
        await();
        float[] milliseconds = new float[1];
        check(JCudaDriver.cuEventElapsedTime(milliseconds, earlier.event, event), "cuEventElapsedTime");
        return milliseconds[0] * MILLI;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            JCudaDriver.cuEventDestroy(event);
        }
    }
}
