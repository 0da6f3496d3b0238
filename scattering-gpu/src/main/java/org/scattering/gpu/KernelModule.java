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
import org.jspecify.annotations.Nullable;
import org.scattering.engine.EngineFailureException;
import org.scattering.gpu.compiler.CompilerException;
import org.scattering.gpu.compiler.RuntimeCompiler;
import org.scattering.gpu.compiler.RuntimeCompiler.Compiled;
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

    /**
     * What was found on a device.
     *
     * @param obstacle why the kernels cannot be used there, or empty
     * @param compiled what has been compiled for it; null for the fatbin of record
     */
    private record Verdict(String obstacle, @Nullable Compiled compiled) {}

    /** The fatbin of record. */
    static byte[] image() {
        return read("scattering.fatbin");
    }

    /** The checksum of the sources it was compiled from. */
    static String sources() {
        return new String(read("scattering.sha256"), StandardCharsets.US_ASCII).strip();
    }

    /** What a device without an {@link #obstacle} loads. */
    static byte[] image(DeviceDescription description) {
        Compiled compiled = verdict(description).compiled();
        return compiled == null ? image() : compiled.image();
    }

    /** Whose kernels a device without an {@link #obstacle} loads. */
    static String origin(DeviceDescription description) {
        Compiled compiled = verdict(description).compiled();
        return compiled == null ? OF_RECORD : "kernels compiled here by " + compiled.compiler();
    }

    /**
     * Loads them on a device once in this process, and compares what they think of the structs that they are given. A device that is
     * busy, or fails, is asked again the next time.
     *
     * @return an empty text, or why they cannot be used there: the rest of a sentence that begins with the device
     */
    static String obstacle(DeviceDescription description) {
        return verdict(description).obstacle();
    }

    private static Verdict verdict(DeviceDescription description) {
        Verdict known = TRIED.get(description);
        if (known != null) {
            return known;
        }
        try {
            Verdict found = look(description);
            TRIED.put(description, found);
            return found;
        } catch (CudaException e) {
            return new Verdict("cannot load the kernels (" + e.getMessage() + "): is it free, and does it work?", null);
        }
    }

    private static Verdict look(DeviceDescription description) {
        int driver = Driver.version();
        if (driver < OLDEST_DRIVER) {
            return compiled(description, driver, "they are for drivers for CUDA 13.0, driver 580, or newer");
        }
        try {
            return loaded(description, null);
        } catch (CudaException e) {
            if (e.unsuited()) {
                return compiled(description, driver, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    /** With kernels compiled here, since the device cannot have those of record. */
    private static Verdict compiled(DeviceDescription description, int driver, String refusal) {
        String obstacle = "cannot load the kernels (" + refusal + "), and %s: update the driver";
        try {
            return loaded(description, RuntimeCompiler.compile(10 * description.major() + description.minor(), driver));
        } catch (CompilerException e) {
            return new Verdict(obstacle.formatted("they cannot be compiled here (" + e.getMessage() + ")"), null);
        } catch (CudaException e) {
            if (e.unsuited()) {
                return new Verdict(obstacle.formatted("neither those compiled here (" + e.getMessage() + ")"), null);
            }
            throw e;
        }
    }

    private static Verdict loaded(DeviceDescription description, @Nullable Compiled compiled) {
        try (Device device = new Device(description, compiled == null ? image() : compiled.image())) {
            List<Integer> found = layout(device);
            return new Verdict(
                    found.equals(Layout.expected())
                            ? ""
                            : "has kernels that are not those of this program (layout " + found + ", expected "
                                    + Layout.expected() + "): run native/build.sh and build again",
                    compiled);
        }
    }

    /** Forgets the devices. */
    static void forget() {
        TRIED.clear();
    }

    /** Forgets the devices on which they cannot be used, or only as compiled here. */
    static void forgetOthers() {
        TRIED.values().removeIf(verdict -> !verdict.obstacle().isEmpty() || verdict.compiled() != null);
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
