package org.scattering.gpu.driver;

import static org.scattering.gpu.driver.CudaException.check;

import java.util.HashMap;
import java.util.Map;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;

/** A device with its context and a module of kernels. Thread-safe; each thread that uses it binds it first. */
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
        try {
            bind();
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

    /** Makes it the calling thread's device. */
    public void bind() {
        check(JCudaDriver.cuCtxSetCurrent(context), "cuCtxSetCurrent");
    }

    /**
     * Makes it the calling thread's device to free what was taken from it; never throws.
     *
     * @return false where it is closed: its context, and all memory with it, is gone or somebody else's
     */
    public synchronized boolean bindToFree() {
        if (!closed) {
            JCudaDriver.cuCtxSetCurrent(context);
        }
        return !closed;
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
            closed = true;
            JCudaDriver.cuCtxSetCurrent(context);
            JCudaDriver.cuModuleUnload(module);
            JCudaDriver.cuDevicePrimaryCtxRelease(device);
        }
    }
}
