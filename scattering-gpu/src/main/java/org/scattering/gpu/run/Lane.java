package org.scattering.gpu.run;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.engine.EngineFailureException;
import org.scattering.engine.Signals;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.Stream;
import org.scattering.gpu.tables.Layout;
import org.scattering.plan.ScatteringPlan;

/**
 * A stream with memory for one chunk at a time. {@link #start} gives work and returns, {@link #finish} waits for it: with two
 * lanes the copies of one overlap the kernels of the other. Not thread-safe.
 */
final class Lane implements AutoCloseable {
    /** Of the free memory, for one of two lanes, some left for others. */
    private static final double SHARE = 0.4;

    private static final System.Logger LOG = System.getLogger(Lane.class.getName());

    private final DeviceTables tables;
    private final ScatteringPlan plan;
    private final LaneSizes sizes;
    private final Stream stream;
    private final Launcher launcher;
    private @Nullable Buffers buffers;
    /** The most signals that memory was found for; the next batch may find more. */
    private int limit = Integer.MAX_VALUE;

    private boolean closed;

    private int first;
    private int count;

    Lane(DeviceTables tables) {
        this.tables = tables;
        plan = tables.tables().plan();
        sizes = new LaneSizes(tables.tables(), tables.device().description());
        try (var _ = tables.device().enter()) {
            stream = new Stream();
        }
        launcher = new Launcher(tables, sizes, stream);
    }

    Device device() {
        return tables.device();
    }

    /** The first signal of the chunk that was started last. */
    int first() {
        return first;
    }

    /** The signals of that chunk. */
    int count() {
        return count;
    }

    /** A new batch: others may have given back memory since the last one. */
    void begin() {
        limit = Integer.MAX_VALUE;
    }

    /**
     * Uploads and launches a chunk.
     *
     * @param staging the batch, and who copies it
     * @param from its first signal
     * @param wanted signals, at most
     * @return signals taken, ≥ 1
     */
    int start(Staging staging, int from, int wanted) {
        try (var _ = tables.device().enter()) {
            return upload(staging, from, wanted);
        }
    }

    private int upload(Staging staging, int from, int wanted) {
        Buffers b = room(wanted);
        first = from;
        count = Math.min(wanted, b.signals);
        Signals in = staging.in();
        int bytes = in.single() ? Float.BYTES : Double.BYTES;
        staging.fill(first, count, b.stagedInput);
        ByteBuffer offsets = b.stagedOffsets.buffer();
        ByteBuffer lengths = b.stagedLengths.buffer();
        for (int i = 0; i <= count; i++) {
            offsets.putLong(in.offset(first + i) - in.offset(first));
            if (i < count) {
                lengths.putInt(
                        in.variable()
                                ? in.length(first + i)
                                : plan.axes().getLast().length());
            }
        }
        b.input.upload(b.stagedInput, (long) (in.offset(first + count) - in.offset(first)) * bytes, stream);
        b.offsets.upload(b.stagedOffsets, offsets.position(), stream);
        b.lengths.upload(b.stagedLengths, lengths.position(), stream);
        launcher.launch(new Launcher.Chunk(b, count, in.single()));
        b.output.download(b.stagedOutput, count * sizes.outputBytes(), stream);
        if (!in.single()) {
            b.stats.download(b.stagedStats, 8L * Layout.STATS * count, stream);
            b.exact.download(b.stagedExact, count * sizes.exactBytes(), stream);
        }
        return count;
    }

    /** Memory for so many signals, or for as many as there is memory for. */
    private Buffers room(int wanted) {
        Buffers present = buffers;
        if (present != null && present.signals >= Math.min(wanted, limit)) {
            return present;
        }
        long own = present == null ? 0 : sizes.deviceBytes(present.signals);
        int preferred = sizes.preferred((long) (SHARE * (own + tables.device().freeBytes())));
        limit = Math.min(limit, preferred);
        int signals = Math.min(wanted, limit);
        if (present != null && present.signals >= signals) {
            return present;
        }
        release();
        try {
            Buffers made = Buffers.fitting(sizes, signals, Buffers.Ends.HOST);
            if (made.signals < signals) {
                limit = made.signals;
            }
            buffers = made;
            return made;
        } catch (CudaException e) {
            throw e.outOfMemory() ? tooLittle(sizes, tables.device()) : e;
        }
    }

    /** What to say where there is no memory for one signal. */
    static EngineFailureException tooLittle(LaneSizes sizes, Device device) {
        return new EngineFailureException(
                "%s: one signal of this plan needs %d MiB of its memory, %d MiB are free; a smaller transform, a lower order or another engine needs less"
                        .formatted(device.description(), (sizes.deviceBytes(1) >> 20) + 1, device.freeBytes() >> 20));
    }

    /** Waits for the chunk, and stores its coefficients. */
    void finish(Staging staging) {
        try (var _ = tables.device().enter()) {
            stream.await();
        }
        staging.store(first, count, Objects.requireNonNull(buffers), tables.tables());
    }

    /** Waits for what was started and drops it; a failure here has been told before. */
    void abandon() {
        try (var _ = tables.device().enter()) {
            stream.await();
        } catch (CudaException e) {
            LOG.log(System.Logger.Level.DEBUG, "after a failure that has been told", e);
        }
    }

    private void release() {
        if (buffers != null) {
            buffers.close();
            buffers = null;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            tables.device().free(() -> {
                release();
                stream.close();
            });
        }
    }
}
