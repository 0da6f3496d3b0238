package org.scattering.gpu.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Compiles the kernels with NVRTC for one kind of device, once in a process: that takes some ten seconds. The library is looked for
 * by the names libnvrtc.so.13, libnvrtc.so.12 and libnvrtc.so.11.2 where the system looks for libraries, then in {@code lib64} of
 * {@code CUDA_HOME}, of {@code CUDA_PATH} and of /usr/local/cuda; the system property {@code scattering.nvrtc} names its file or its
 * folder instead, or says {@code none}. Thread-safe.
 */
public final class RuntimeCompiler {
    /** Those of {@code native/build.sh}: the kernels' bits are the same whoever compiles them. */
    private static final List<String> OPTIONS = List.of("--std=c++17", "--fmad=false");

    private static final long STACK_BYTES = 16L << 20;

    private static final Map<String, Compiled> DONE = new HashMap<>();

    private RuntimeCompiler() {}

    /** Kernels for one kind of device. */
    public static final class Compiled {
        private final byte[] image;
        private final String compiler;

        private Compiled(byte[] image, String compiler) {
            this.image = image;
            this.compiler = compiler;
        }

        /**
         * What a driver loads.
         *
         * @return a cubin
         */
        public byte[] image() {
            return image.clone();
        }

        /**
         * What has compiled it.
         *
         * @return the compiler with its version and its place
         */
        public String compiler() {
            return compiler;
        }
    }

    /**
     * Compiles them, or takes what has been compiled before.
     *
     * @param capability the compute capability of the device, 90 for 9.0
     * @param driver the CUDA version of the driver, 12080 for 12.8
     * @return the kernels
     * @throws CompilerException where there is no NVRTC, or none that can do it, with the reason of each
     */
    public static synchronized Compiled compile(int capability, int driver) throws CompilerException {
        String setting = System.getProperty(NvrtcSearch.SETTING);
        String key = capability + " " + driver / 1000 + " " + setting;
        Compiled known = DONE.get(key);
        if (known == null) {
            known = compile(capability, driver, NvrtcSearch.places(setting, System.getenv(), driver));
            DONE.put(key, known);
        }
        return known;
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

    private static Compiled compile(int capability, int driver, List<String> places) throws CompilerException {
        KernelSources sources = KernelSources.load();
        List<String> options = options(capability);
        List<String> reasons = new ArrayList<>();
        for (String place : places) {
            try {
                Nvrtc nvrtc = new Nvrtc(place);
                if (nvrtc.major() > driver / 1000) {
                    reasons.add(nvrtc + " makes code for drivers for CUDA " + nvrtc.major());
                } else {
                    return new Compiled(onLargeStack(() -> nvrtc.compile(sources, options)), nvrtc.toString());
                }
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
}
