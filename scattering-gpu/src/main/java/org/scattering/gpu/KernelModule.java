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

    /** Devices on which it has been loaded, with what was found there that does not change while this process runs. */
    private static final Map<DeviceDescription, String> TRIED = new ConcurrentHashMap<>();

    /**
     * Loads it on a device once in this process, and compares what its kernels think of the structs that they are given. A device
     * that is busy, or fails, is asked again the next time.
     *
     * @return an empty text, or why it cannot be used there: the rest of a sentence that begins with the device
     */
    static String obstacle(DeviceDescription description) {
        String known = TRIED.get(description);
        if (known != null) {
            return known;
        }
        try (Device device = new Device(description, image())) {
            List<Integer> found = layout(device);
            String obstacle = found.equals(Layout.expected())
                    ? ""
                    : "has kernels that are not those of this program (layout " + found + ", expected "
                            + Layout.expected() + "): run native/build.sh and build again";
            TRIED.put(description, obstacle);
            return obstacle;
        } catch (CudaException e) {
            String obstacle = "cannot load the kernels (" + e.getMessage() + "): "
                    + (e.unsuited() ? "update the driver" : "is it free, and does it work?");
            if (e.unsuited()) {
                TRIED.put(description, obstacle);
            }
            return obstacle;
        }
    }

    /** Forgets the devices. */
    static void forget() {
        TRIED.clear();
    }

    /** Forgets the devices on which it cannot be used. */
    static void forgetObstacles() {
        TRIED.values().removeIf(obstacle -> !obstacle.isEmpty());
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
