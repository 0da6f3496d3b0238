package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** The stand-in for NVRTC (native/host), which is found while this is open. */
final class StandInCompiler implements AutoCloseable {
    private static final String SETTING = "scattering.nvrtc";
    private static final Path LIBRARY =
            StandIn.FOLDER.resolve("nvrtc").resolve("libnvrtc.so.12").toAbsolutePath();

    StandInCompiler() {
        System.setProperty(SETTING, LIBRARY.getParent().toString());
        KernelModule.forget();
    }

    static String place() {
        return LIBRARY.toString();
    }

    /** CUDA's version that it belongs to. */
    void release(int version) {
        StandIn.invoke(() -> {
            StandIn.handle(LIBRARY, "standinRelease", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                    .invokeExact(version);
        });
    }

    /** It finds an error in every program. */
    void refuseAll() {
        StandIn.invoke(() -> {
            StandIn.handle(LIBRARY, "standinBreak", FunctionDescriptor.ofVoid()).invokeExact();
        });
    }

    /** How often it has compiled. */
    long compiled() {
        return get("standinCompiled");
    }

    private static long get(String name) {
        long[] value = new long[1];
        StandIn.invoke(() ->
                value[0] = (long) StandIn.handle(LIBRARY, name, FunctionDescriptor.of(ValueLayout.JAVA_LONG))
                        .invokeExact());
        return value[0];
    }

    @Override
    public void close() {
        System.setProperty(SETTING, "none");
        StandIn.invoke(() -> {
            StandIn.handle(LIBRARY, "standinReset", FunctionDescriptor.ofVoid()).invokeExact();
        });
        assertThat(get("standinOpen")).as("programs that were not destroyed").isZero();
    }
}
