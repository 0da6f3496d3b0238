package org.scattering.gpu.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.DeviceMemory;
import org.scattering.gpu.tables.LevelTable;
import org.scattering.gpu.tables.OrderZero;
import org.scattering.gpu.tables.PlanTables;

/** The tables of a plan on a device, uploaded once and read by all lanes. */
final class DeviceTables implements AutoCloseable {
    private final Device device;
    private final PlanTables tables;
    private final List<DeviceMemory> memories = new ArrayList<>();
    private final DeviceMemory nodes;
    private final DeviceMemory twiddles;
    private final DeviceMemory bands;
    private final DeviceMemory taps;
    private final DeviceMemory orderZeroTaps;

    DeviceTables(Device device, PlanTables tables) {
        this.device = device;
        this.tables = tables;
        try (var _ = device.enter()) {
            nodes = upload(ints(tables.nodes()));
            twiddles = upload(floats(tables.twiddles()));
            bands = upload(floats(tables.bands()));
            taps = upload(floats(tables.taps()));
            OrderZero orderZero = tables.root().orderZero();
            orderZeroTaps = upload(doubles(orderZero == null ? new double[1] : orderZero.taps()));
        } catch (CudaException e) {
            close();
            throw e;
        }
    }

    private DeviceMemory upload(ByteBuffer table) {
        DeviceMemory memory = DeviceMemory.of(table);
        memories.add(memory);
        return memory;
    }

    private static ByteBuffer direct(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(Math.max(bytes, 16))).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer ints(int[] values) {
        ByteBuffer buffer = direct(4L * values.length);
        buffer.asIntBuffer().put(values);
        return buffer;
    }

    private static ByteBuffer floats(float[] values) {
        ByteBuffer buffer = direct(4L * values.length);
        buffer.asFloatBuffer().put(values);
        return buffer;
    }

    private static ByteBuffer doubles(double[] values) {
        ByteBuffer buffer = direct(8L * values.length);
        buffer.asDoubleBuffer().put(values);
        return buffer;
    }

    Device device() {
        return device;
    }

    PlanTables tables() {
        return tables;
    }

    long nodes(int first) {
        return nodes.address() + 4L * LevelTable.NODE_INTS * first;
    }

    long twiddles() {
        return twiddles.address();
    }

    long bands() {
        return bands.address();
    }

    long taps() {
        return taps.address();
    }

    long orderZeroTaps() {
        return orderZeroTaps.address();
    }

    @Override
    public void close() {
        device.free(() -> memories.forEach(DeviceMemory::close));
    }
}
