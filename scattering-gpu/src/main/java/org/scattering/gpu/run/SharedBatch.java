package org.scattering.gpu.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.scattering.gpu.driver.CudaException;

/**
 * One call: its batch is cut into chunks that go to whichever lane is free. The chunks of a device that is lost go to the others;
 * only what a device has said to be done is stored, so that a batch is whole or fails. Not thread-safe.
 */
final class SharedBatch {
    private final LanePool pool;
    private final Staging staging;
    /** What nobody computes yet. */
    private final Deque<Range> todo = new ArrayDeque<>();
    /** The lanes that this call has, in the order in which they were started. */
    private final Deque<Lane> started = new ArrayDeque<>();

    /** Signals of the batch, one after another. */
    private record Range(int first, int count) {}

    /**
     * A call.
     *
     * @param pool where lanes are taken from and given back to
     * @param staging the batch, and who copies it
     * @param first the first of its signals
     * @param count how many
     */
    SharedBatch(LanePool pool, Staging staging, int first, int count) {
        this.pool = pool;
        this.staging = staging;
        put(first, count);
    }

    /**
     * Computes it.
     *
     * @throws CudaException where a call of the driver was refused
     * @throws org.scattering.engine.EngineFailureException where no device is left
     * @throws CancellationException where the calling thread is interrupted, which it still is afterwards
     */
    void run() {
        boolean whole = false;
        try {
            while (!todo.isEmpty() || !started.isEmpty()) {
                if (todo.isEmpty()) {
                    finishFirst();
                } else {
                    startNext();
                }
            }
            whole = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } finally {
            if (!whole) {
                started.forEach(Lane::abandon);
            }
            started.forEach(pool::giveBack);
        }
    }

    private static CancellationException cancelled() {
        return new CancellationException("interrupted while transforming; the output is incomplete");
    }

    private void put(int first, int count) {
        if (count > 0) {
            todo.addFirst(new Range(first, count));
        }
    }

    private void startNext() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
        Lane lane = lane();
        // A lane that fails while it starts may have work on its stream.
        started.addLast(lane);
        Range next = todo.removeFirst();
        int taken = 0;
        try {
            taken = lane.start(staging, next.first, next.count);
        } catch (CudaException e) {
            lose(lane, e);
        }
        put(next.first + taken, next.count - taken);
    }

    /** A lane for the next chunk: one that is free, else the one that was started first, as soon as it is done. */
    private Lane lane() throws InterruptedException {
        while (!started.isEmpty()) {
            @Nullable Lane idle = pool.poll();
            if (idle != null) {
                idle.begin();
                return idle;
            }
            @Nullable Lane done = awaitFirst();
            if (done != null) {
                if (!pool.isAwaited()) {
                    return done;
                }
                pool.giveBack(done);
            }
        }
        Lane lane = pool.take();
        lane.begin();
        return lane;
    }

    /** Gives the lane back at once: if another one is lost then, this call waits for one, and that may be the only one left. */
    private void finishFirst() {
        @Nullable Lane done = awaitFirst();
        if (done != null) {
            pool.giveBack(done);
        }
    }

    /** Stores the chunk that was started first. Returns its lane; null where it was lost, and the chunk is to be done again. */
    private @Nullable Lane awaitFirst() {
        Lane lane = started.getFirst();
        try {
            lane.finish(staging);
        } catch (CudaException e) {
            lose(lane, e);
            put(lane.first(), lane.count());
            return null;
        }
        started.removeFirst();
        return lane;
    }

    /** Goes on without a lane's device, where there is another one. */
    private void lose(Lane lane, CudaException reason) {
        if (!reason.contextLost()) {
            throw reason;
        }
        pool.lose(lane.device(), reason);
        pool.requireDevice();
        lane.abandon();
        started.remove(lane);
        pool.giveBack(lane);
    }
}
