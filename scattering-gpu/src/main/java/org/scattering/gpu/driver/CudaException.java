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

    /**
     * Whether the driver or the device cannot run what the module holds.
     *
     * @return true where a newer driver may help
     */
    public boolean unsuited() {
        return switch (code) {
            case CUresult.CUDA_ERROR_NO_BINARY_FOR_GPU,
                    CUresult.CUDA_ERROR_INVALID_PTX,
                    CUresult.CUDA_ERROR_UNSUPPORTED_PTX_VERSION,
                    CUresult.CUDA_ERROR_JIT_COMPILER_NOT_FOUND,
                    CUresult.CUDA_ERROR_INVALID_IMAGE -> true;
            default -> false;
        };
    }

    /**
     * Whether all later calls of this process on the device fail too. Only refusals, which come before anything runs, leave the
     * context as it was; what is not known to be one is taken for a loss.
     *
     * @return false for too little memory, and for arguments and launches that were refused
     */
    public boolean contextLost() {
        return switch (code) {
            case CUresult.CUDA_ERROR_OUT_OF_MEMORY,
                    CUresult.CUDA_ERROR_INVALID_VALUE,
                    CUresult.CUDA_ERROR_NOT_FOUND,
                    CUresult.CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES -> false;
            default -> true;
        };
    }
}
