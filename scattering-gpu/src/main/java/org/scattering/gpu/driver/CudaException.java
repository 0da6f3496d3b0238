package org.scattering.gpu.driver;

import java.util.Locale;
import jcuda.driver.CUresult;

/** A call of the driver that failed. */
public final class CudaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    private CudaException(int code, String call) {
        super(call + ": " + CUresult.stringFor(code).toLowerCase(Locale.ROOT).replace("cuda_error_", ""));
        this.code = code;
    }

    /**
     * Throws where a call did not succeed.
     *
     * @param code what it returned
     * @param call its name
     */
    static void check(int code, String call) {
        if (code != CUresult.CUDA_SUCCESS) {
            throw new CudaException(code, call);
        }
    }

    /**
     * Whether there was too little memory; a smaller batch may succeed.
     *
     * @return false for all other failures
     */
    public boolean outOfMemory() {
        return code == CUresult.CUDA_ERROR_OUT_OF_MEMORY;
    }
}
