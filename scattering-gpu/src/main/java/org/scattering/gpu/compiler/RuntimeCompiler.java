package org.scattering.gpu.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Compiles the kernels with NVRTC, for each kind of device once in a process: that takes some ten seconds. The library is looked for
 * by the names libnvrtc.so.13, libnvrtc.so.12 and libnvrtc.so.11.2 where the system looks for libraries, then in {@code lib64} of
 * {@code CUDA_HOME}, of {@code CUDA_PATH} and of /usr/local/cuda; the system property {@code scattering.nvrtc} names its file or its
 * folder instead, or says {@code none}. Thread-safe.
 */
public final class RuntimeCompiler {
    /** Those of {@code native/build.sh}: the kernels' bits are the same whoever compiles them. */
    private static final List<String> OPTIONS = List.of("--std=c++17", "--fmad=false");

    private static final long STACK_BYTES = 16L << 20;

    private static final Map<String, byte[]> DONE = new HashMap<>();

    private final Nvrtc nvrtc;

    private RuntimeCompiler(Nvrtc nvrtc) {
        this.nvrtc = nvrtc;
    }

    /**
     * Looks for a library whose code a driver loads, and compiles nothing: that takes some milliseconds.
     *
     * @param driver the CUDA version of the driver, 12080 for 12.8
     * @return the first one
     * @throws CompilerException where there is none, with the reason of each
     */
    public static RuntimeCompiler find(int driver) throws CompilerException {
        List<String> reasons = new ArrayList<>();
        for (String place : NvrtcSearch.places(System.getProperty(NvrtcSearch.SETTING), System.getenv(), driver)) {
            try {
                Nvrtc found = new Nvrtc(place);
                if (found.major() <= driver / 1000) {
                    return new RuntimeCompiler(found);
                }
                reasons.add(found + " makes code for drivers for CUDA " + found.major());
            } catch (CompilerException e) {
                reasons.add(e.getMessage());
            }
        }
        throw new CompilerException(
                reasons.isEmpty()
                        ? "NVRTC is not looked for, or not there: -D" + NvrtcSearch.SETTING + "=FILE names one of "
                                + String.join(", ", NvrtcSearch.names(driver))
                        : String.join("; ", reasons) + " (-D" + NvrtcSearch.SETTING + "=FILE names another one)");
    }

    /**
     * Compiles the kernels, or takes what has been compiled before.
     *
     * @param capability the compute capability of the device, 90 for 9.0
     * @return a cubin
     * @throws CompilerException where that fails, with the compiler's log
     */
    public byte[] compile(int capability) throws CompilerException {
        synchronized (DONE) {
            String key = capability + " " + nvrtc;
            byte[] image = DONE.get(key);
            if (image == null) {
                image = onLargeStack(() -> nvrtc.compile(KernelSources.load(), options(capability)));
                DONE.put(key, image);
            }
            return image.clone();
        }
    }

    /** The library with its version and its place. */
    @Override
    public String toString() {
        return nvrtc.toString();
    }

    /** Compilers go deep into what they compile, and the stack of a caller may be a small one. */
    private static byte[] onLargeStack(Callable<byte[]> compilation) throws CompilerException {
        FutureTask<byte[]> task = new FutureTask<>(compilation);
        Thread.ofPlatform().name("nvrtc").daemon().stackSize(STACK_BYTES).start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof CompilerException reason) {
                        throw reason;
                    }
                    throw new IllegalStateException("NVRTC cannot be called", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** For one architecture. */
    static List<String> options(int capability) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("--gpu-architecture=sm_" + capability);
        return options;
    }
}
