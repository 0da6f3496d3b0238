package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/** The stand-in for the driver's library (native/host), and the faults it can be told to have. */
public final class StandIn {
    static final Path FOLDER = Path.of(System.getProperty("scattering.standin", "target/standin"));
    private static final Path LIBRARY = FOLDER.resolve("libcuda.so.1").toAbsolutePath();

    private StandIn() {}

    /** With -Dscattering.card=true the tests that need no faults run on the GPU of the machine. */
    static final boolean ON_CARD = Boolean.getBoolean("scattering.card");

    /** Skips the test, with the reason, where there is nothing to run the engine on. */
    static void assumeDevice() {
        if (ON_CARD) {
            assertThat(new CudaEngine().availability()).matches(a -> a.available());
        } else {
            assumePresent();
        }
    }

    /** Skips the test where there is no GPU to try one's luck on. */
    static void assumeCard() {
        assumeTrue(ON_CARD, "on a GPU alone; on the host a test without luck does the same");
    }

    /** Skips the test, with the reason, where it could not be built. */
    public static void assumePresent() {
        assumeTrue(!ON_CARD, "faults are injected into the stand-in alone");
        assumeTrue(Files.exists(LIBRARY), StandIn::reason);
        // The first look at a device in a process allocates and launches, which tests of faults would count.
        assertThat(new CudaEngine().availability().reason()).contains("Host stand-in");
    }

    private static String reason() {
        Path missing = FOLDER.resolve("missing.txt");
        try {
            return "no stand-in for libcuda.so.1: "
                    + (Files.exists(missing) ? Files.readString(missing).strip() : "it was not built");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void reset() {
        if (!ON_CARD && Files.exists(LIBRARY)) {
            call("standinReset");
            KernelModule.forgetOthers();
        }
    }

    /** That what was allocated has been freed, and nothing was written beyond its end. */
    static void assertTidy() {
        if (!ON_CARD) {
            assertThat(overruns()).as("writes beyond the end of device memory").isZero();
            assertThat(get("standinMisuses"))
                    .as("uses of contexts and streams that are gone")
                    .isZero();
            assertThat(get("standinStreams"))
                    .as("streams that were not destroyed")
                    .isZero();
            assertThat(depth()).as("contexts that were not left").isZero();
            assertThat(used()).as("bytes of device memory that were not freed").isZero();
        }
    }

    /** The allocation of device memory after so many others fails. */
    static void failAllocation(long after) {
        call("standinFailAllocation", after);
    }

    /** The launch after so many others is refused. */
    static void failLaunch(long after) {
        call("standinFailLaunch", after);
    }

    /** The device is lost at the launch after so many others. */
    static void loseDevice(long after) {
        call("standinLoseDevice", after);
    }

    /** One of several devices is lost at its launch after so many others. */
    static void loseDevice(int device, long after) {
        FunctionDescriptor type = FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG);
        invoke(() -> {
            handle("standinLoseDeviceOf", type).invokeExact(device, after);
        });
    }

    /** As a driver that does not wait: what a lost device is given succeeds, and does nothing; who waits hears of the loss. */
    static void tellLossesToThoseWhoWait() {
        call("standinQuiet");
    }

    /** All memory of the device. */
    static void memory(long bytes) {
        call("standinMemory", bytes);
    }

    static void devices(int count) {
        callInt("standinDevices", count);
    }

    /** The compute capability of a device, 90 for 9.0; 0 for one that does not say what it is. */
    static void capability(int device, int capability) {
        callInts("standinCapability", device, capability);
    }

    /** Another name for a device, with a number behind it. */
    static void named(int device, int number) {
        callInts("standinNamed", device, number);
    }

    /** What loading the kernels returns on one device. */
    static void module(int device, int code) {
        KernelModule.forget();
        callInts("standinModuleOf", device, code);
    }

    /** Holds the launches of all threads. */
    static void hold() {
        call("standinHold");
    }

    /** The threads that are held. */
    static long held() {
        return get("standinHeld");
    }

    /** Has the launches fail that are held. */
    static void refuseHeld() {
        call("standinRefuseHeld");
    }

    static void letGo() {
        call("standinLetGo");
    }

    /** The CUDA version of the driver; one before 13.0 cannot load the fatbin. */
    static void version(int version) {
        KernelModule.forget();
        callInt("standinVersion", version);
    }

    /** What loading the kernels returns. */
    static void module(int code) {
        KernelModule.forget();
        callInt("standinModule", code);
    }

    /** What loading kernels returns that were compiled by {@link StandInCompiler}. */
    static void cubin(int code) {
        KernelModule.forget();
        callInt("standinCubin", code);
    }

    /** The kernels are those of other sources. */
    static void stale() {
        KernelModule.forget();
        callInt("standinStale", 1);
    }

    /** Contexts that the calling thread has entered and not left. */
    static long depth() {
        return get("standinDepth");
    }

    /** The second-level cache of the device. */
    static void cache(int bytes) {
        callInt("standinCache", bytes);
    }

    static long launches() {
        return get("standinLaunches");
    }

    static long launches(int device) {
        long[] value = new long[1];
        FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
        invoke(() -> value[0] = (long) handle("standinLaunchesOf", type).invokeExact(device));
        return value[0];
    }

    /** That the fault that was asked for has come. */
    static void assertFired() {
        assertThat(get("standinPending")).as("faults that are still to come").isZero();
    }

    /** That somebody waited after the last launch. */
    static void assertAwaited() {
        assertThat(get("standinUnawaited"))
                .as("launches that nobody waited for")
                .isZero();
    }

    /** Starts a copy on the default stream, as another library does, and does not wait for it. */
    static void copyOnDefaultStream(long address, float[] numbers) {
        FunctionDescriptor type = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment source = arena.allocateFrom(ValueLayout.JAVA_FLOAT, numbers);
            int[] result = new int[1];
            invoke(() ->
                    result[0] = (int) handle("cuMemcpyHtoD_v2", type).invokeExact(address, source, source.byteSize()));
            assertThat(result[0]).isZero();
        }
    }

    /** Memory that was freed with something written behind its end. */
    static long overruns() {
        return get("standinOverruns");
    }

    /** Device memory in use. */
    static long used() {
        return get("standinUsed");
    }

    private static MethodHandle handle(String name, FunctionDescriptor type) {
        return handle(LIBRARY, name, type);
    }

    @SuppressWarnings("restricted")
    static MethodHandle handle(Path file, String name, FunctionDescriptor type) {
        SymbolLookup library = SymbolLookup.libraryLookup(file, Arena.global());
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    }

    private static void call(String name) {
        invoke(() -> {
            handle(name, FunctionDescriptor.ofVoid()).invokeExact();
        });
    }

    private static void call(String name, long value) {
        invoke(() -> {
            handle(name, FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG)).invokeExact(value);
        });
    }

    private static void callInt(String name, int value) {
        invoke(() -> {
            handle(name, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)).invokeExact(value);
        });
    }

    private static void callInts(String name, int first, int second) {
        invoke(() -> {
            handle(name, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                    .invokeExact(first, second);
        });
    }

    private static long get(String name) {
        long[] value = new long[1];
        invoke(() -> value[0] = (long)
                handle(name, FunctionDescriptor.of(ValueLayout.JAVA_LONG)).invokeExact());
        return value[0];
    }

    interface Native {
        void run() throws Throwable;
    }

    static void invoke(Native call) {
        try {
            call.run();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
