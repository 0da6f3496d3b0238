package org.scattering.gpu.run;

import java.util.ArrayList;
import java.util.List;
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
 * coefficients do not depend on it. A device that is lost is left out, with a warning, as long as there is another one. The calling
 * thread gives the work, and what threads the transform has beside it help it to copy. Thread-safe: callers share the lanes, and
 * who has one gives it back after a chunk where others wait.
 */
public final class CudaCascade implements Cascade {
    private static final System.Logger LOG = System.getLogger(CudaCascade.class.getName());
    private static final int LANES_A_DEVICE = 2;
    /** No call has as many signals: a batch comes in one piece. */
    private static final int WHOLE_BATCH = 1 << 30;

    private final List<Device> devices;
    private final List<DeviceTables> tables = new ArrayList<>();
    /** All lanes, and those of them that work. */
    private final List<Lane> all = new ArrayList<>();

    private final List<Lane> lanes = new ArrayList<>();
    private final LanePool pool;
    private boolean closed;

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
        pool = new LanePool(lanes);
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
        pool.requireDevice();
        try {
            new SharedBatch(pool, staging, first, count).run();
        } catch (CudaException e) {
            throw failure(e);
        }
    }

    /** Waits for the calls in progress, and frees the memory of the devices. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            pool.close();
            closeAll();
        }
    }

    private void closeAll() {
        all.forEach(Lane::close);
        tables.forEach(DeviceTables::close);
        devices.forEach(Device::close);
    }
}
