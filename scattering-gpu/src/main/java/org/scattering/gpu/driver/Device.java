package org.scattering.gpu.driver;

import static org.scattering.gpu.driver.CudaException.check;

import java.util.HashMap;
import java.util.Map;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;

/** A device with its context and a module of kernels. Thread-safe; each thread that uses it
 * {@linkplain #enter enters} first, and leaves the context that was current before as it was. */
public final class Device implements AutoCloseable {
    private final DeviceDescription description;
    private final CUdevice device = new CUdevice();
    private final CUcontext context = new CUcontext();
    private final CUmodule module = new CUmodule();
    private final Map<String, Kernel> kernels = new HashMap<>();
    private boolean closed;

    /**
     * Opens a device.
     *
     * @param description which
     * @param image the module: a fatbin
     * @throws CudaException where the driver refuses
     */
    public Device(DeviceDescription description, byte[] image) {
        this.description = description;
        check(JCudaDriver.cuDeviceGet(device, description.index()), "cuDeviceGet");
        check(JCudaDriver.cuDevicePrimaryCtxRetain(context, device), "cuDevicePrimaryCtxRetain");
        try (var _ = enter()) {
            check(JCudaDriver.cuModuleLoadData(module, image), "cuModuleLoadData");
        } catch (CudaException e) {
            JCudaDriver.cuDevicePrimaryCtxRelease(device);
            throw e;
        }
    }

    /**
     * What it is.
     *
     * @return its description
     */
    public DeviceDescription description() {
        return description;
    }

    /** While it is open, the calling thread's device; closing it makes that current again which was before. */
    public interface Visit extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Makes it the calling thread's device for a while.
     *
     * @return to be closed by the same thread
     */
    public Visit enter() {
        check(JCudaDriver.cuCtxPushCurrent(context), "cuCtxPushCurrent");
        return Device::leave;
    }

    private static void leave() {
        JCudaDriver.cuCtxPopCurrent(new CUcontext());
    }

    /**
     * Frees what was taken from it, and does nothing where it is closed: its context, and all memory with it, is gone or
     * somebody else's. Never throws.
     *
     * @param freeing what is done with this as the calling thread's device
     */
    public void free(Runnable freeing) {
        synchronized (this) {
            if (closed || JCudaDriver.cuCtxPushCurrent(context) != CUresult.CUDA_SUCCESS) {
                return;
            }
        }
        try {
            freeing.run();
        } finally {
            leave();
        }
    }

    /**
     * Finds a kernel.
     *
     * @param name its name
     * @return the kernel
     */
    public synchronized Kernel kernel(String name) {
        return kernels.computeIfAbsent(name, n -> {
            CUfunction function = new CUfunction();
            check(JCudaDriver.cuModuleGetFunction(function, module, n), "cuModuleGetFunction of " + n);
            return new Kernel(function, n);
        });
    }

    /**
     * The memory that is free now.
     *
     * @return bytes
     */
    public long freeBytes() {
        long[] free = new long[1];
        check(JCudaDriver.cuMemGetInfo(free, new long[1]), "cuMemGetInfo");
        return free[0];
    }

    /** Unloads the module and lets go of the context. */
    @Override
    public synchronized void close() {
        if (!closed) {
            free(() -> JCudaDriver.cuModuleUnload(module));
            closed = true;
            JCudaDriver.cuDevicePrimaryCtxRelease(device);
        }
    }
}
