package org.scattering.gpu.driver;

import static org.scattering.gpu.driver.CudaException.check;

import java.nio.ByteBuffer;
import jcuda.Pointer;
import jcuda.driver.CUfunction;
import jcuda.driver.CUfunction_attribute;
import jcuda.driver.JCudaDriver;

/** A kernel that takes one struct of arguments. */
public final class Kernel {
    private static final int UNASKED_SHARED = 48 * 1024;

    private final CUfunction function;
    private final String name;

    private int allowedShared = UNASKED_SHARED;

    Kernel(CUfunction function, String name) {
        this.function = function;
        this.name = name;
    }

    /** More shared memory than every device has must be asked for, and together with a kernel's own it may be too much. */
    private synchronized void allow(int sharedBytes) {
        if (sharedBytes > allowedShared) {
            check(
                    JCudaDriver.cuFuncSetAttribute(
                            function,
                            CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES,
                            sharedBytes),
                    "cuFuncSetAttribute of " + name);
            allowedShared = sharedBytes;
        }
    }

    /**
     * Launches it.
     *
     * @param blocks how many
     * @param threads a block
     * @param sharedBytes a block
     * @param arguments the struct, in a direct buffer; it may be changed as soon as this returns
     * @param stream in whose order it runs
     */
    public void launch(long blocks, int threads, int sharedBytes, ByteBuffer arguments, Stream stream) {
        allow(sharedBytes);
        Pointer parameters = Pointer.to(Pointer.toBuffer(arguments));
        check(
                JCudaDriver.cuLaunchKernel(
                        function,
                        Math.toIntExact(blocks),
                        1,
                        1,
                        threads,
                        1,
                        1,
                        sharedBytes,
                        stream.handle(),
                        parameters,
                        null),
                "cuLaunchKernel of " + name);
    }
}
