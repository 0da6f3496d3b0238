package org.scattering.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.scattering.engine.EngineFailureException;
import org.scattering.gpu.compiler.CompilerException;
import org.scattering.gpu.compiler.RuntimeCompiler;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.DeviceDescription;
import org.scattering.gpu.driver.DeviceMemory;
import org.scattering.gpu.driver.Driver;
import org.scattering.gpu.driver.Stream;
import org.scattering.gpu.tables.Layout;

/**
 * The compiled kernels: the fatbin of record that comes with the program, see {@code native/build.sh}, or for drivers that cannot load
 * it a cubin of the same sources, compiled here.
 */
final class KernelModule {
    /** CUDA 13.0: the compiler of the fatbin compresses it in a way that older drivers cannot read, and its PTX is newer. */
    private static final int OLDEST_DRIVER = 13_000;

    private static final String OF_RECORD = "kernels of the program";

    /** Devices on which they have been loaded, with what was found there that does not change while this process runs. */
    private static final Map<DeviceDescription, Verdict> TRIED = new ConcurrentHashMap<>();

    private KernelModule() {}

    /** What was found on a device. */
    private sealed interface Verdict {
        /** They cannot be used there, for a reason that does not change. */
        record Unusable(String obstacle) implements Verdict {}

        /** The fatbin of record has been loaded. */
        record OfRecord() implements Verdict {}

        /** The fatbin was refused; a compiler is there, and its kernels have been loaded, or nobody has asked for them yet. */
        record CompiledHere(RuntimeCompiler compiler, String refusal, boolean isLoaded) implements Verdict {}
    }

    /** The fatbin of record. */
    static byte[] image() {
        return read("scattering.fatbin");
    }

    /** The checksum of the sources it was compiled from. */
    static String sources() {
        return new String(read("scattering.sha256"), StandardCharsets.US_ASCII).strip();
    }

    /**
     * What a device without an {@link #obstacle} loads.
     *
     * @throws EngineFailureException where it is yet to be compiled, and that fails
     */
    static byte[] image(DeviceDescription description) {
        if (TRIED.get(description) instanceof Verdict.CompiledHere here) {
            try {
                return here.compiler.compile(capability(description));
            } catch (CompilerException e) {
                throw new EngineFailureException("the kernels cannot be compiled: " + e.getMessage());
            }
        }
        return image();
    }

    /** Whose kernels a device without an {@link #obstacle} loads. */
    static String origin(DeviceDescription description) {
        return TRIED.get(description) instanceof Verdict.CompiledHere here
                ? "kernels compiled at their first use by " + here.compiler
                : OF_RECORD;
    }

    /**
     * Loads them on a device once in this process, and compares what they think of the structs that they are given. A device that is
     * busy, or fails, is asked again the next time. Where they have to be compiled it only looks for a compiler, see {@link #complete}.
     *
     * @return an empty text, or why they cannot be used there: the rest of a sentence that begins with the device
     */
    static String obstacle(DeviceDescription description) {
        Verdict known = TRIED.get(description);
        try {
            if (known == null) {
                known = look(description);
                TRIED.put(description, known);
            }
            return known instanceof Verdict.Unusable unusable ? unusable.obstacle : "";
        } catch (CudaException e) {
            return passing(e);
        }
    }

    /**
     * Compiles what is to be compiled for a device, and loads it there, once in this process. An obstacle that this meets is one from
     * then on.
     */
    static void complete(DeviceDescription description) {
        if (TRIED.get(description) instanceof Verdict.CompiledHere here && !here.isLoaded) {
            try {
                String obstacle = loaded(description, here.compiler.compile(capability(description)));
                TRIED.put(
                        description,
                        obstacle.isEmpty()
                                ? new Verdict.CompiledHere(here.compiler, here.refusal, true)
                                : new Verdict.Unusable(obstacle));
            } catch (CompilerException e) {
                TRIED.put(description, neither(here.refusal, "they cannot be compiled here (" + e.getMessage() + ")"));
            } catch (CudaException e) {
                if (e.unsuited()) {
                    TRIED.put(
                            description, neither(here.refusal, "neither those compiled here (" + e.getMessage() + ")"));
                }
            }
        }
    }

    private static Verdict look(DeviceDescription description) {
        int driver = Driver.version();
        if (driver < OLDEST_DRIVER) {
            return compilable(driver, "they are for drivers for CUDA 13.0, driver 580, or newer");
        }
        try {
            String obstacle = loaded(description, image());
            return obstacle.isEmpty() ? new Verdict.OfRecord() : new Verdict.Unusable(obstacle);
        } catch (CudaException e) {
            if (e.unsuited()) {
                return compilable(driver, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static Verdict compilable(int driver, String refusal) {
        try {
            return new Verdict.CompiledHere(RuntimeCompiler.find(driver), refusal, false);
        } catch (CompilerException e) {
            return neither(refusal, "they cannot be compiled here (" + e.getMessage() + ")");
        }
    }

    private static Verdict neither(String refusal, String other) {
        return new Verdict.Unusable("cannot load the kernels (" + refusal + "), and " + other + ": update the driver");
    }

    private static String passing(CudaException e) {
        return "cannot load the kernels (" + e.getMessage() + "): is it free, and does it work?";
    }

    private static int capability(DeviceDescription description) {
        return 10 * description.major() + description.minor();
    }

    /** Loads them, and returns an obstacle or an empty text. */
    private static String loaded(DeviceDescription description, byte[] image) {
        try (Device device = new Device(description, image)) {
            List<Integer> found = layout(device);
            return found.equals(Layout.expected())
                    ? ""
                    : "has kernels that are not those of this program (layout " + found + ", expected "
                            + Layout.expected() + "): run native/build.sh and build again";
        }
    }

    /** Forgets the devices. */
    static void forget() {
        TRIED.clear();
    }

    /** Forgets the devices on which they cannot be used, or only as compiled here. */
    static void forgetOthers() {
        TRIED.values().removeIf(verdict -> !(verdict instanceof Verdict.OfRecord));
    }

    private static List<Integer> layout(Device device) {
        int count = Layout.expected().size();
        try (var _ = device.enter();
                Stream stream = new Stream();
                DeviceMemory sizes = new DeviceMemory(4L * count)) {
            ByteBuffer pointer = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
            pointer.putLong(0, sizes.address());
            device.kernel("layout").launch(1, 1, 0, pointer, stream);
            stream.await();
            ByteBuffer found = ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder());
            sizes.download(found, 0);
            return IntStream.range(0, count).mapToObj(i -> found.getInt(4 * i)).toList();
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(KernelModule.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new EngineFailureException("the kernels cannot be read from the program's own files: " + e);
        }
    }
}
