package org.scattering.gpu.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.DeviceMemory;
import org.scattering.gpu.driver.Event;
import org.scattering.gpu.driver.Kernel;
import org.scattering.gpu.driver.PinnedMemory;
import org.scattering.gpu.driver.Stream;

/**
 * What a device and its bus can do, measured: the floors that times are compared with.
 *
 * @param copyBytes read and written a second, by a copy within the device's memory
 * @param cacheBytes read and written a second, by a copy that stays in the second-level cache
 * @param operations on floats a second; a fused product and sum is two
 * @param uploadBytes a second from pinned memory of the host
 * @param downloadBytes a second to it
 */
public record CardRates(
        double copyBytes, double cacheBytes, double operations, double uploadBytes, double downloadBytes) {
    private static final long MOST_BYTES = 256L << 20;
    /** Of the free memory, for each of two buffers. */
    private static final int SHARE = 64;

    private static final int TRIES = 5;
    private static final int THREADS = 256;
    private static final int CHAINS = 16;
    private static final int TURNS = 2048;
    private static final int BLOCKS_EACH = 8;
    /** A copy within the cache takes about as long as it takes to launch one: so many between two events. */
    private static final int CACHED_COPIES = 100;

    /**
     * Measures; takes a fraction of a second.
     *
     * @param device the device
     * @return the best of a few tries each
     */
    public static CardRates measure(Device device) {
        try (var _ = device.enter();
                Stream stream = new Stream()) {
            long bytes = Math.min(MOST_BYTES, device.freeBytes() / SHARE);
            long cached = Math.min(bytes, device.description().cacheBytes() / 8);
            try (DeviceMemory from = new DeviceMemory(bytes);
                    DeviceMemory to = new DeviceMemory(bytes);
                    PinnedMemory host = new PinnedMemory(bytes)) {
                return new CardRates(
                        2 * bytes / best(stream, () -> to.copy(from, bytes, stream)),
                        2.0 * CACHED_COPIES * cached / best(stream, () -> copies(from, to, cached, stream)),
                        operations(device, stream, to),
                        bytes / best(stream, () -> to.upload(host, bytes, stream)),
                        bytes / best(stream, () -> to.download(host, bytes, stream)));
            }
        }
    }

    private static void copies(DeviceMemory from, DeviceMemory to, long bytes, Stream stream) {
        for (int i = 0; i < CACHED_COPIES; i++) {
            to.copy(from, bytes, stream);
        }
    }

    private static double operations(Device device, Stream stream, DeviceMemory out) {
        ByteBuffer arguments = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
        arguments.putLong(0, out.address());
        arguments.putInt(8, TURNS);
        Kernel kernel = device.kernel("rate");
        long blocks = (long) BLOCKS_EACH * device.description().multiprocessors();
        double seconds = best(stream, () -> kernel.launch(blocks, THREADS, 0, arguments.duplicate(), stream));
        return 2.0 * CHAINS * TURNS * THREADS * blocks / seconds;
    }

    /** The first try warms up; a clock that does not resolve a copy of nothing is no reason to divide by 0. */
    private static double best(Stream stream, Runnable work) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= TRIES; i++) {
            try (Event begin = new Event();
                    Event end = new Event()) {
                begin.record(stream);
                work.run();
                end.record(stream);
                double seconds = end.secondsSince(begin);
                least = i == 0 ? least : Math.min(least, Math.max(seconds, 1e-9));
            }
        }
        return least;
    }
}
