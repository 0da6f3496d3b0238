package org.scattering.gpu.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.scattering.engine.Cascade;
import org.scattering.engine.Coefficients;
import org.scattering.engine.EngineFailureException;
import org.scattering.engine.Signals;
import org.scattering.engine.Workspace;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.tables.PlanTables;
import org.scattering.plan.ScatteringPlan;

/**
 * A plan on one or more devices. Batches are cut into chunks that go to whichever lane is free, two on each device; the
 * coefficients do not depend on it. The calling thread gives the work, and what threads the transform has beside it help it to
 * copy. Thread-safe: callers share the lanes, and who has one gives it back after a chunk where others wait.
 */
public final class CudaCascade implements Cascade {
    private static final System.Logger LOG = System.getLogger(CudaCascade.class.getName());
    private static final int LANES_A_DEVICE = 2;
    /** No call has as many signals: a batch comes in one piece. */
    private static final int WHOLE_BATCH = 1 << 30;

    /** A call that waits for a lane notices within that time that there will be none. */
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final List<Device> devices;
    private final List<DeviceTables> tables = new ArrayList<>();
    /** All lanes, and those of them that work. */
    private final List<Lane> all = new ArrayList<>();

    private final List<Lane> lanes = new ArrayList<>();
    private final BlockingQueue<Lane> free;
    /** Calls that wait for a lane. */
    private final AtomicInteger waiting = new AtomicInteger();

    private volatile boolean closed;
    private volatile @Nullable CudaException lost;

    /**
     * Compiles and uploads a plan.
     *
     * @param plan what to compute
     * @param devices where; they are equal, and closed with this. One that fails is left out where another one does not
     * @param sharedBytes shared memory that a block may take
     * @throws EngineFailureException where a device fails or has too little memory
     */
    public CudaCascade(ScatteringPlan plan, List<Device> devices, int sharedBytes) {
        this.devices = List.copyOf(devices);
        free = new ArrayBlockingQueue<>(LANES_A_DEVICE * devices.size(), true);
        try {
            PlanTables compiled = PlanTables.of(plan, sharedBytes);
            for (Device device : devices) {
                add(device, compiled);
            }
        } catch (CudaException e) {
            closeAll();
            throw failure(e);
        } catch (RuntimeException e) {
            closeAll();
            throw e;
        }
        free.addAll(lanes);
    }

    /** A device that fails is left out, unless it is the last one and there is no other. */
    private void add(Device device, PlanTables compiled) {
        try {
            DeviceTables uploaded = new DeviceTables(device, compiled);
            tables.add(uploaded);
            List<Lane> made = new ArrayList<>();
            try {
                for (int i = 0; i < LANES_A_DEVICE; i++) {
                    made.add(new Lane(uploaded));
                }
            } finally {
                // Closed with the others, whether they are used or not.
                all.addAll(made);
            }
            lanes.addAll(made);
        } catch (CudaException e) {
            if (lanes.isEmpty() && device.equals(devices.getLast())) {
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "{0} is left out ({1})", device.description(), e.getMessage());
        }
    }

    static EngineFailureException failure(CudaException e) {
        EngineFailureException failure = new EngineFailureException("the GPU failed (" + e.getMessage() + ")"
                + (e.contextLost() ? "; this process cannot use it any more: restart the process" : ""));
        failure.initCause(e);
        return failure;
    }

    @Override
    public Workspace newWorkspace() {
        return new Call(this);
    }

    @Override
    public int lanes() {
        return WHOLE_BATCH;
    }

    @Override
    public int parts() {
        return 1;
    }

    /** Memory is the lanes', shared by all callers; a workspace only says whose it is, and how large the plan's tables are. */
    private static final class Call extends Workspace {
        private final CudaCascade cascade;

        Call(CudaCascade cascade) {
            super(cascade);
            this.cascade = cascade;
        }

        @Override
        public long bytes() {
            return cascade.tables.getFirst().tables().bytes();
        }

        @Override
        protected void run(Signals in, int first, int count, int part, int parts, Coefficients out) {
            cascade.transform(first, count, new Staging(in, out, this::share));
        }
    }

    private void transform(int first, int count, Staging staging) {
        CudaException before = lost;
        if (before != null) {
            throw failure(before);
        }
        Deque<Lane> started = new ArrayDeque<>();
        Deque<Lane> held = new ArrayDeque<>();
        boolean whole = false;
        try {
            for (int next = first, end = first + count; next < end; ) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted while transforming; the output is incomplete");
                }
                Lane lane = next(started, held, staging);
                if (!held.contains(lane)) {
                    held.add(lane);
                    lane.begin();
                }
                // A lane that fails while it starts may have work on its stream.
                started.add(lane);
                next += lane.start(staging, next, end - next);
            }
            while (!started.isEmpty()) {
                started.getFirst().finish(staging);
                started.removeFirst();
            }
            whole = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while transforming; the output is incomplete");
        } catch (CudaException e) {
            if (e.contextLost()) {
                lost = e;
            }
            throw failure(e);
        } finally {
            if (!whole) {
                started.forEach(Lane::abandon);
            }
            free.addAll(held);
        }
    }

    /** A lane for the next chunk: one that is free, else the one that was started first, as soon as it is done. */
    private Lane next(Deque<Lane> started, Deque<Lane> held, Staging staging) throws InterruptedException {
        while (!started.isEmpty()) {
            @Nullable Lane idle = waiting.get() > 0 ? null : free.poll();
            if (idle != null) {
                return idle;
            }
            started.getFirst().finish(staging);
            Lane done = started.removeFirst();
            if (waiting.get() == 0) {
                return done;
            }
            held.remove(done);
            free.add(done);
        }
        return awaited();
    }

    private Lane awaited() throws InterruptedException {
        waiting.incrementAndGet();
        try {
            while (!closed) {
                @Nullable Lane lane = free.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                if (lane != null) {
                    return lane;
                }
            }
        } finally {
            waiting.decrementAndGet();
        }
        throw new IllegalStateException("this transform is closed");
    }

    /** Waits for the calls in progress, and frees the memory of the devices. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean interrupted = false;
        for (int waiting = lanes.size(); waiting > 0; ) {
            try {
                free.take();
                waiting--;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        closeAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeAll() {
        all.forEach(Lane::close);
        tables.forEach(DeviceTables::close);
        devices.forEach(Device::close);
    }
}
