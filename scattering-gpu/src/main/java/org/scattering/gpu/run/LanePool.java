package org.scattering.gpu.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.Device;

/** The lanes of all devices, lent to calls; those of a device that is lost are lent no more. Thread-safe. */
final class LanePool {
    private static final System.Logger LOG = System.getLogger(LanePool.class.getName());

    /** A call that waits for a lane notices within that time that there will be none. */
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final int size;
    private final long devices;
    private final BlockingQueue<Lane> free;
    /** Calls that wait for a lane. */
    private final AtomicInteger waiting = new AtomicInteger();
    /** Lanes that have come back from devices that are lost. */
    private final AtomicInteger retired = new AtomicInteger();

    private final Set<Device> lost = ConcurrentHashMap.newKeySet();
    /** Why the last device of all was lost. */
    private volatile @Nullable CudaException end;

    private volatile boolean closed;

    LanePool(List<Lane> lanes) {
        size = lanes.size();
        devices = lanes.stream().map(Lane::device).distinct().count();
        free = new ArrayBlockingQueue<>(Math.max(1, size), true, lanes);
    }

    /** Throws where no device is left. */
    void requireDevice() {
        CudaException reason = end;
        if (reason != null) {
            throw CudaCascade.failure(reason);
        }
    }

    /** Whether somebody waits for a lane. */
    boolean isAwaited() {
        return waiting.get() > 0;
    }

    /** A lane that nobody uses or waits for; null where there is none. */
    @Nullable
    Lane poll() {
        while (!isAwaited()) {
            @Nullable Lane lane = free.poll();
            if (lane == null || works(lane)) {
                return lane;
            }
        }
        return null;
    }

    /**
     * Waits for a lane.
     *
     * @throws org.scattering.engine.EngineFailureException where no device is left
     * @throws IllegalStateException where the transform is closed
     */
    Lane take() throws InterruptedException {
        waiting.incrementAndGet();
        try {
            while (!closed) {
                requireDevice();
                @Nullable Lane lane = free.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                if (lane != null && works(lane)) {
                    return lane;
                }
            }
        } finally {
            waiting.decrementAndGet();
        }
        throw new IllegalStateException("this transform is closed");
    }

    /** A lane of a lost device goes no further. */
    private boolean works(Lane lane) {
        boolean works = !lost.contains(lane.device());
        if (!works) {
            retired.incrementAndGet();
        }
        return works;
    }

    /** Takes a lane back. */
    void giveBack(Lane lane) {
        if (works(lane)) {
            free.add(lane);
        }
    }

    /**
     * Lends no more lanes of a device. That is said once, and not of the last one: the calls that fail for it say so.
     *
     * @param device the device
     * @param reason what the driver said
     */
    synchronized void lose(Device device, CudaException reason) {
        if (!lost.add(device)) {
            return;
        }
        long left = devices - lost.size();
        if (left == 0) {
            end = reason;
            return;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "GPU {0} is lost ({1}): {2} is left out until this process ends, and its share is computed anew on the {3} left",
                device.description().index(),
                reason.getMessage(),
                device.description(),
                left);
    }

    /** Lends no lanes any more, and waits until all have come back. */
    void close() {
        closed = true;
        boolean interrupted = false;
        for (int back = 0; back + retired.get() < size; ) {
            try {
                if (free.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS) != null) {
                    back++;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
