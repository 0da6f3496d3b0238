package org.scattering.gpu.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.engine.EngineFailureException;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.DeviceMemory;

/**
 * Floats on a device, row-major: signals that come from another library there, or coefficients for the next one. Valid until it
 * is closed, and no longer than the transform that made it; of memory that is somebody else's, as long as they say.
 */
public final class DeviceArray implements AutoCloseable {
    private static final long STAGING_FLOATS = 1 << 22;

    private final Device device;
    private final @Nullable DeviceMemory owned;
    private final long address;
    private final List<Integer> shape;

    private DeviceArray(Device device, @Nullable DeviceMemory owned, long address, List<Integer> shape) {
        this.device = device;
        this.owned = owned;
        this.address = address;
        this.shape = List.copyOf(shape);
    }

    static DeviceArray allocate(Device device, List<Integer> shape) {
        try (var _ = device.enter()) {
            DeviceMemory memory = new DeviceMemory(Float.BYTES * size(shape));
            return new DeviceArray(device, memory, memory.address(), shape);
        } catch (CudaException e) {
            throw CudaCascade.failure(e);
        }
    }

    static DeviceArray at(Device device, long address, List<Integer> shape) {
        return new DeviceArray(device, null, address, shape);
    }

    private static long size(List<Integer> shape) {
        return shape.stream().mapToLong(n -> n).reduce(1, Math::multiplyExact);
    }

    /**
     * Where it is.
     *
     * @return a pointer of the device's primary context, aligned to 256 bytes where it was allocated here
     */
    public long address() {
        return address;
    }

    /**
     * Its axes.
     *
     * @return (signal, sample …) or (signal, number)
     */
    public List<Integer> shape() {
        return shape;
    }

    /**
     * Fills it from the host.
     *
     * @param numbers as many as it holds
     * @throws IllegalArgumentException for another number, or memory that was not allocated here
     * @throws EngineFailureException where the device fails
     */
    public void upload(float[] numbers) {
        DeviceMemory memory = requireOwned(numbers);
        try (var _ = device.enter()) {
            for (long from = 0; from < numbers.length; from += STAGING_FLOATS) {
                int count = (int) Math.min(STAGING_FLOATS, numbers.length - from);
                ByteBuffer staged = staging(count);
                staged.asFloatBuffer().put(numbers, (int) from, count);
                memory.upload(staged, Float.BYTES * from);
            }
        } catch (CudaException e) {
            throw CudaCascade.failure(e);
        }
    }

    /**
     * Copies it to the host.
     *
     * @param numbers receives as many as it holds
     * @throws IllegalArgumentException for another number, or memory that was not allocated here
     * @throws EngineFailureException where the device fails
     */
    public void download(float[] numbers) {
        DeviceMemory memory = requireOwned(numbers);
        try (var _ = device.enter()) {
            for (long from = 0; from < numbers.length; from += STAGING_FLOATS) {
                int count = (int) Math.min(STAGING_FLOATS, numbers.length - from);
                ByteBuffer staged = staging(count);
                memory.download(staged, Float.BYTES * from);
                staged.asFloatBuffer().get(numbers, (int) from, count);
            }
        } catch (CudaException e) {
            throw CudaCascade.failure(e);
        }
    }

    private DeviceMemory requireOwned(float[] numbers) {
        if (owned == null || numbers.length != size(shape)) {
            throw new IllegalArgumentException(
                    "numbers: " + numbers.length + " for an array of " + shape + (owned == null ? " of others" : ""));
        }
        return owned;
    }

    private static ByteBuffer staging(int count) {
        return ByteBuffer.allocateDirect(Float.BYTES * count).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        if (owned != null) {
            device.free(owned::close);
        }
    }
}
