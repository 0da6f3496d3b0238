package org.scattering.gpu.run;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scattering.engine.EngineFailureException;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.Event;
import org.scattering.gpu.driver.Stream;
import org.scattering.gpu.tables.PlanTables;
import org.scattering.plan.ScatteringPlan;

/**
 * A transform whose input and output stay on a device, for neighbours that are there too. Signals have the plan's size; the
 * coefficients have the plan's layout, the same bits as from the engine. Thread-safe: calls take turns, since they share the
 * memory between levels.
 */
public final class DeviceTransform implements AutoCloseable {
    private static final double SHARE = 0.5;
    /** Chunks that are queued before the call waits for the first of them: enough for the device, few enough to interrupt. */
    private static final int QUEUED = 4;

    private final ScatteringPlan plan;
    private final Device device;
    private final DeviceTables tables;
    private final LaneSizes sizes;
    private final Stream stream;
    private final Launcher launcher;
    private final Buffers buffers;
    /** What has to be closed, the last one first. */
    private final Deque<Runnable> open = new ArrayDeque<>();

    /** Where the stream is after each of the last chunks. */
    private final List<Event> passed = new ArrayList<>();

    private final ReentrantLock turn = new ReentrantLock();

    private @Nullable CudaException lost;
    private boolean closed;

    /**
     * Prepares it.
     *
     * @param plan what to compute
     * @param device where; it is closed with this
     * @throws EngineFailureException where the device fails or has too little memory
     */
    public DeviceTransform(ScatteringPlan plan, Device device) {
        this.plan = plan;
        this.device = device;
        try (var _ = device.enter()) {
            tables = new DeviceTables(
                    device, PlanTables.of(plan, device.description().sharedBytes()));
            open.push(tables::close);
            sizes = new LaneSizes(tables.tables(), device.description());
            stream = new Stream();
            open.push(stream::close);
            launcher = new Launcher(tables, sizes, stream);
            buffers = room(sizes, device);
            open.push(buffers::close);
            for (int i = 0; i < QUEUED; i++) {
                Event event = new Event();
                passed.add(event);
                open.push(event::close);
            }
            fillOffsets();
        } catch (CudaException e) {
            close();
            throw CudaCascade.failure(e);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static Buffers room(LaneSizes sizes, Device device) {
        try {
            return Buffers.fitting(sizes, sizes.preferred((long) (SHARE * device.freeBytes())), Buffers.Ends.DEVICE);
        } catch (CudaException e) {
            throw e.outOfMemory() ? Lane.tooLittle(sizes, device) : e;
        }
    }

    /** All chunks look alike: signals of one size, one after another. */
    private void fillOffsets() {
        ByteBuffer offsets = buffers.stagedOffsets.buffer();
        ByteBuffer lengths = buffers.stagedLengths.buffer();
        for (int i = 0; i <= buffers.signals; i++) {
            offsets.putLong((long) i * plan.inputSize());
            if (i < buffers.signals) {
                lengths.putInt(plan.axes().getLast().length());
            }
        }
        buffers.offsets.upload(buffers.stagedOffsets, offsets.position(), stream);
        buffers.lengths.upload(buffers.stagedLengths, lengths.position(), stream);
        stream.await();
    }

    /**
     * Makes room for signals.
     *
     * @param signals how many
     * @return an array (signal, sample …), complex samples interleaved as one more axis of 2
     * @throws EngineFailureException where the device fails or has too little memory
     */
    public DeviceArray newInput(int signals) {
        return DeviceArray.allocate(device, inputShape(signals));
    }

    /**
     * Makes room for coefficients.
     *
     * @param signals how many
     * @return an array (signal, number), the numbers as in {@link ScatteringPlan#layout()}
     * @throws EngineFailureException where the device fails or has too little memory
     */
    public DeviceArray newOutput(int signals) {
        return DeviceArray.allocate(device, List.of(signals, plan.layout().size()));
    }

    /**
     * Signals, or room for coefficients, that somebody else allocated on this device. A transform begins after what the default
     * stream was given before, and after blocking streams; whoever fills the memory on a stream that is non-blocking
     * has to synchronize it first.
     *
     * @param address a pointer of the device's primary context
     * @param shape as of {@link #newInput} or {@link #newOutput}
     * @return a view
     */
    public DeviceArray at(long address, List<Integer> shape) {
        return DeviceArray.at(device, address, shape);
    }

    private List<Integer> inputShape(int signals) {
        List<Integer> shape = new ArrayList<>(List.of(signals));
        shape.addAll(plan.inputShape());
        if (plan.complexInput()) {
            shape.add(2);
        }
        return shape;
    }

    /**
     * Transforms all signals of an array, and waits until they are done. Samples must be finite. Where it throws, the device is
     * done with both arrays too, and what {@code out} holds is no result.
     *
     * @param in the signals
     * @param out receives the coefficients
     * @return the seconds that the device took
     * @throws IllegalArgumentException where a shape is not that of this plan
     * @throws IllegalStateException where this is closed
     * @throws CancellationException where the calling thread is interrupted, which it still is afterwards
     * @throws EngineFailureException where the device fails
     */
    public double apply(DeviceArray in, DeviceArray out) {
        return inTurn(in, out, () -> {
            try (Event begin = new Event();
                    Event end = new Event()) {
                begin.record(stream);
                launchAll(in, out, launcher::launch);
                end.record(stream);
                return end.secondsSince(begin);
            }
        });
    }

    /**
     * Transforms all signals of an array as {@link #apply} does, with a mark of the device's clock before and after each launch. That
     * takes longer, so it tells how a transform's time is shared out, not how long it is.
     *
     * @param in the signals
     * @param out receives the coefficients
     * @return each kernel with all its launches, in the order in which they first ran
     * @throws IllegalArgumentException where a shape is not that of this plan
     * @throws IllegalStateException where this is closed
     * @throws CancellationException where the calling thread is interrupted, which it still is afterwards
     * @throws EngineFailureException where the device fails
     */
    public List<KernelTime> kernelTimes(DeviceArray in, DeviceArray out) {
        return inTurn(in, out, () -> {
            try (KernelClock clock = new KernelClock(stream)) {
                launchAll(in, out, chunk -> {
                    launcher.launch(chunk, clock);
                    clock.settle();
                });
                return clock.totals();
            }
        });
    }

    private <T> T inTurn(DeviceArray in, DeviceArray out, Supplier<T> work) {
        int signals = in.shape().getFirst();
        if (!in.shape().equals(inputShape(signals))
                || !out.shape().equals(List.of(signals, plan.layout().size()))) {
            throw new IllegalArgumentException(
                    "in = " + in.shape() + ", out = " + out.shape() + ": " + inputShape(signals) + " and "
                            + List.of(signals, plan.layout().size()) + " are needed");
        }
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        }
        try {
            return alone(work);
        } catch (CudaException e) {
            if (e.contextLost()) {
                lost = e;
            }
            throw CudaCascade.failure(e);
        } finally {
            turn.unlock();
        }
    }

    private <T> T alone(Supplier<T> work) {
        if (closed) {
            throw new IllegalStateException("this transform is closed");
        }
        if (lost != null) {
            throw CudaCascade.failure(lost);
        }
        try (var _ = device.enter();
                Event others = new Event()) {
            boolean whole = false;
            try {
                others.recordOnDefaultStream();
                stream.beginAfter(others);
                T result = work.get();
                whole = true;
                return result;
            } finally {
                if (!whole) {
                    abandon();
                }
            }
        }
    }

    private void launchAll(DeviceArray in, DeviceArray out, Consumer<Launcher.Chunk> launch) {
        int signals = in.shape().getFirst();
        for (int first = 0, chunk = 0; first < signals; first += buffers.signals, chunk++) {
            Event queued = passed.get(chunk % QUEUED);
            if (chunk >= QUEUED) {
                queued.await();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw cancelled();
            }
            launch.accept(new Launcher.Chunk(
                    buffers,
                    Math.min(buffers.signals, signals - first),
                    true,
                    in.address() + (long) Float.BYTES * plan.inputSize() * first,
                    out.address() + (long) Float.BYTES * plan.layout().size() * first));
            queued.record(stream);
        }
    }

    /** Waits for what was launched: who sees the call fail may free or reuse the arrays at once. */
    private void abandon() {
        try {
            stream.await();
        } catch (CudaException e) {
            // The failure that led here is the one to tell, but it may have left the device usable and this one not.
            if (e.contextLost()) {
                lost = e;
            }
        }
    }

    private static CancellationException cancelled() {
        return new CancellationException("interrupted while transforming; the output is incomplete");
    }

    /** Waits for the call in progress, and frees the memory of the device. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            device.free(() -> {
                while (!open.isEmpty()) {
                    open.pop().run();
                }
            });
            device.close();
        } finally {
            turn.unlock();
        }
    }
}
