package org.scattering.gpu.driver;

import static org.scattering.gpu.driver.CudaException.check;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;
import org.jspecify.annotations.Nullable;

/** Whether there is a driver, and which devices it has. Thread-safe. */
public final class Driver {
    /** CUDA 11.0: there is no compiler for older ones that knows the kernels' language. */
    private static final int OLDEST = 11_000;

    /** Compute capability 7.5, for which the module has PTX. */
    private static final int OLDEST_DEVICE = 75;

    private static final String DRIVER = "libcuda.so.1";

    private static final Object LOADING = new Object();
    private static @Nullable String loaded;

    private Driver() {}

    /**
     * What is found.
     *
     * @param devices those that may be used, in the driver's order
     * @param refused those that cannot
     * @param version the CUDA version of the driver, 13000 for 13.0; 0 without one
     * @param reason why there is none at all, or empty
     */
    public record Inventory(List<DeviceDescription> devices, List<Refused> refused, int version, String reason) {
        private Inventory(int version, String reason) {
            this(List.of(), List.of(), version, reason);
        }
    }

    /**
     * A device that is not used.
     *
     * @param device what it is
     * @param reason why it is not used: the rest of a sentence that begins with the device
     */
    public record Refused(String device, String reason) {
        /** The sentence. */
        @Override
        public String toString() {
            return device + " " + reason;
        }
    }

    /**
     * Looks for devices; never throws.
     *
     * @return what is there now
     */
    public static Inventory inventory() {
        String broken = load();
        if (!broken.isEmpty()) {
            return new Inventory(0, broken);
        }
        int started = JCudaDriver.cuInit(0);
        int version = version();
        if (started != CUresult.CUDA_SUCCESS) {
            return new Inventory(
                    version, "the NVIDIA driver finds no usable GPU (" + CUresult.stringFor(started) + ")");
        }
        if (version < OLDEST) {
            return new Inventory(
                    version,
                    "the NVIDIA driver is for CUDA %d.%d; 11.0 or newer is needed, best 13.0 (driver 580): update the driver"
                            .formatted(version / 1000, version % 1000 / 10));
        }
        try {
            return devices(version);
        } catch (CudaException e) {
            return new Inventory(version, "the NVIDIA driver failed: " + e.getMessage());
        }
    }

    /**
     * The CUDA version of the driver, where {@link #inventory} has found one.
     *
     * @return 13000 for 13.0
     */
    public static int version() {
        int[] version = new int[1];
        JCudaDriver.cuDriverGetVersion(version);
        return version[0];
    }

    private static Inventory devices(int version) {
        int[] count = new int[1];
        check(JCudaDriver.cuDeviceGetCount(count), "cuDeviceGetCount");
        List<DeviceDescription> devices = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < count[0]; i++) {
            try {
                DeviceDescription device = describe(i);
                if (10 * device.major() + device.minor() >= OLDEST_DEVICE) {
                    devices.add(device);
                } else {
                    refused.add(
                            new Refused(device.toString(), "is too old: compute capability 7.5 or newer is needed"));
                }
            } catch (CudaException e) {
                refused.add(new Refused("GPU " + i, "does not say what it is (" + e.getMessage() + ")"));
            }
        }
        return new Inventory(
                List.copyOf(devices),
                List.copyOf(refused),
                version,
                count[0] == 0 ? "the NVIDIA driver finds no GPU" : "");
    }

    private static DeviceDescription describe(int index) {
        CUdevice device = new CUdevice();
        check(JCudaDriver.cuDeviceGet(device, index), "cuDeviceGet");
        byte[] name = new byte[256];
        check(JCudaDriver.cuDeviceGetName(name, name.length, device), "cuDeviceGetName");
        long[] memory = new long[1];
        check(JCudaDriver.cuDeviceTotalMem(memory, device), "cuDeviceTotalMem");
        return new DeviceDescription(
                index,
                new String(name, StandardCharsets.UTF_8).replace("\0", "").strip(),
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR),
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR),
                memory[0],
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN),
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT),
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE));
    }

    private static int attribute(CUdevice device, int which) {
        int[] value = new int[1];
        check(JCudaDriver.cuDeviceGetAttribute(value, which, device), "cuDeviceGetAttribute");
        return value[0];
    }

    /** Loads the driver's library once; an empty text, or the reason where that fails. */
    private static String load() {
        synchronized (LOADING) {
            if (loaded == null) {
                loaded = touch();
            }
            return loaded;
        }
    }

    /**
     * JCuda unpacks its library under a fixed name into the temporary folder, where programs that start together would
     * overwrite each other's. So it gets a folder of this program's own, for this one moment.
     */
    private static String touch() {
        if (!isDriverPresent()) {
            return "there is no NVIDIA driver (libcuda.so.1); install one for a GPU of compute capability 7.5 or newer";
        }
        String shared = System.getProperty("java.io.tmpdir");
        Path own = null;
        try {
            own = Files.createTempDirectory("scattering-cuda");
            System.setProperty("java.io.tmpdir", own.toString());
            JCudaDriver.setExceptionsEnabled(false);
            return "";
        } catch (IOException e) {
            return "the folder for temporary files cannot be written to: " + e.getMessage();
        } catch (LinkageError e) {
            return "JCuda cannot be loaded: " + e.getMessage();
        } finally {
            System.setProperty("java.io.tmpdir", shared);
            remove(own);
        }
    }

    /** Far cheaper than to unpack a library that then does not link. */
    @SuppressWarnings("restricted")
    private static boolean isDriverPresent() {
        try (Arena arena = Arena.ofConfined()) {
            return SymbolLookup.libraryLookup(DRIVER, arena).find("cuInit").isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** On Linux a library that is loaded does not need its file any more; elsewhere it stays until the system cleans up. */
    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
