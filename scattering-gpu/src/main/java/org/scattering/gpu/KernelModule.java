package org.scattering.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.scattering.engine.EngineFailureException;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.DeviceDescription;
import org.scattering.gpu.driver.DeviceMemory;
import org.scattering.gpu.driver.Stream;
import org.scattering.gpu.tables.Layout;

/** The compiled kernels that come with the program: the fatbin of record, see {@code native/build.sh}. */
final class KernelModule {
    private KernelModule() {}

    /** The fatbin. */
    static byte[] image() {
        return read("scattering.fatbin");
    }

    /** The checksum of the sources it was compiled from. */
    static String sources() {
        return new String(read("scattering.sha256"), StandardCharsets.US_ASCII).strip();
    }

    /** Devices on which it has been loaded, and found to belong to this program. */
    private static final Set<DeviceDescription> TRIED = ConcurrentHashMap.newKeySet();

    /**
     * Loads it on a device once in this process, and compares what its kernels think of the structs that they are given.
     *
     * @return an empty text, or why it cannot be used there
     */
    static String obstacle(DeviceDescription description) {
        if (TRIED.contains(description)) {
            return "";
        }
        try (Device device = new Device(description, image())) {
            List<Integer> found = layout(device);
            if (!found.equals(Layout.expected())) {
                return "the compiled kernels are not those of this program (layout " + found + ", expected "
                        + Layout.expected() + "): run native/build.sh and build again";
            }
            TRIED.add(description);
            return "";
        } catch (CudaException e) {
            return "the kernels cannot be loaded on " + description + " (" + e.getMessage() + "): "
                    + (e.unsuited() ? "update the driver" : "is the GPU free, and does it work?");
        }
    }

    /** Forgets the devices. */
    static void forget() {
        TRIED.clear();
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
