package org.scattering.gpu.driver;

/**
 * What a device is.
 *
 * @param index its number
 * @param name its maker's name for it
 * @param major compute capability
 * @param minor compute capability, after the point
 * @param memoryBytes memory of the device
 * @param sharedBytes shared memory that one block can have
 * @param multiprocessors streaming multiprocessors
 * @param cacheBytes second-level cache
 */
public record DeviceDescription(
        int index,
        String name,
        int major,
        int minor,
        long memoryBytes,
        int sharedBytes,
        int multiprocessors,
        int cacheBytes) {

    /** A line for people. */
    @Override
    public String toString() {
        return "%s (compute capability %d.%d, %.1f GiB)"
                .formatted(name, major, minor, memoryBytes / (double) (1 << 30));
    }
}
