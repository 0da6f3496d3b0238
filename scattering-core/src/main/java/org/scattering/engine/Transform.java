package org.scattering.engine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.InvalidSettingException;

/**
 * A scattering transform ready to run: a plan on an engine.
 *
 * <p>Thread-safe. The same input gives the same bits for any number of threads and any split of the batch. With a
 * workspace of the caller's, {@link #apply(Signals, Coefficients, Workspace)} runs on the calling thread and, on the CPU
 * engines {@code simd} and {@code scalar}, allocates nothing. {@link #close()} ends the threads it started.
 */
public final class Transform implements AutoCloseable {
    private final ScatteringPlan plan;
    private final ScatteringEngine engine;
    private final Cascade cascade;
    private final int threads;
    private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();
    private final Crew crew;
    private volatile boolean closed;

    /**
     * Prepares a transform.
     *
     * @param plan what to compute
     * @param engine what computes it
     * @param threads threads a call may use, ≥ 1
     * @throws InvalidSettingException where threads &lt; 1
     */
    public Transform(ScatteringPlan plan, ScatteringEngine engine, int threads) {
        if (threads < 1 || threads > 4096) {
            throw new InvalidSettingException("threads = " + threads + ": 1 to 4096 are accepted");
        }
        this.plan = plan;
        this.engine = engine;
        this.threads = threads;
        cascade = engine.prepare(plan);
        crew = new Crew(threads - 1);
    }

    /**
     * The plan.
     *
     * @return what is computed
     */
    public ScatteringPlan plan() {
        return plan;
    }

    /**
     * The engine.
     *
     * @return what computes it
     */
    public ScatteringEngine engine() {
        return engine;
    }

    /**
     * Makes the memory that one thread needs.
     *
     * @return a new workspace for {@link #apply(Signals, Coefficients, Workspace)}
     */
    public Workspace newWorkspace() {
        return cascade.newWorkspace();
    }

    /**
     * Transforms one or more signals.
     *
     * @param signals signals of the plan's size, one after another
     * @param leading the axes of the batch; left out: none for one signal, else its size
     * @return float coefficients with the axes (leading …, path, time) or (leading …, path, row, column)
     * @throws InvalidSettingException where the array is not a whole number of signals, {@code leading} does not multiply
     *     up to it, or a sample is not finite
     */
    public Coefficients apply(float[] signals, int... leading) {
        return apply(Signals.of(plan, signals), leading);
    }

    /**
     * Transforms one or more signals.
     *
     * @param signals signals of the plan's size, one after another
     * @param leading the axes of the batch; left out: none for one signal, else its size
     * @return double coefficients (computed in the engine's precision) with the axes (leading …, path, time) or
     *     (leading …, path, row, column)
     * @throws InvalidSettingException where the array is not a whole number of signals, {@code leading} does not multiply
     *     up to it, or a sample is not finite
     */
    public Coefficients apply(double[] signals, int... leading) {
        return apply(Signals.of(plan, signals), leading);
    }

    /**
     * Transforms a batch.
     *
     * @param signals the batch
     * @param leading the axes of the batch; left out: none for one signal, else its size
     * @return coefficients of the batch's number type
     * @throws InvalidSettingException where {@code leading} does not multiply up to the batch, or a sample is not finite
     */
    public Coefficients apply(Signals signals, int... leading) {
        List<Integer> axes = signals.defaultLeading();
        if (leading.length > 0) {
            axes = Arrays.stream(leading).boxed().toList();
            boolean positive = axes.stream().allMatch(n -> n > 0);
            if (!positive || axes.stream().mapToLong(n -> n).reduce(1, (a, b) -> a * b) != signals.count()) {
                throw new InvalidSettingException(
                        "leading = " + axes + ": the batch has " + signals.count() + " signals");
            }
        }
        Coefficients out = allocate(signals, axes);
        apply(signals, out);
        return out;
    }

    /**
     * Makes room for the coefficients of a batch, to be used for many calls.
     *
     * @param signals a batch of that size
     * @return coefficients, all 0
     */
    public Coefficients allocate(Signals signals) {
        return allocate(signals, signals.defaultLeading());
    }

    private Coefficients allocate(Signals signals, List<Integer> leading) {
        signals.requirePlan(plan);
        return Coefficients.of(plan, signals, leading);
    }

    /**
     * Transforms a batch into memory of the caller's, on all threads of this transform.
     *
     * @param signals the batch
     * @param out made by {@link #allocate(Signals)} for a batch of the same lengths
     */
    public void apply(Signals signals, Coefficients out) {
        if (closed) {
            throw new IllegalStateException("this transform is closed");
        }
        check(signals, out);
        int chunks = Math.ceilDiv(signals.count(), cascade.lanes());
        int parts = chunks >= threads ? 1 : Math.min(cascade.parts(), Math.ceilDiv(threads, chunks));
        if (threads == 1 || chunks * parts == 1) {
            Workspace workspace = borrow();
            runAll(signals, out, workspace);
            idle.add(workspace);
            return;
        }
        crew.run(chunks * parts, () -> new Borrowed(signals, out, parts));
    }

    /**
     * Transforms a batch into memory of the caller's, on the calling thread.
     *
     * @param signals the batch
     * @param out made by {@link #allocate(Signals)} for a batch of the same lengths
     * @param workspace made by {@link #newWorkspace()} of this transform; not in use by another thread
     */
    public void apply(Signals signals, Coefficients out, Workspace workspace) {
        if (!workspace.owner().equals(cascade)) {
            throw new IllegalArgumentException("workspace: it was made by another transform");
        }
        check(signals, out);
        runAll(signals, out, workspace);
    }

    private void runAll(Signals signals, Coefficients out, Workspace workspace) {
        for (int first = 0; first < signals.count(); first += cascade.lanes()) {
            workspace.run(signals, first, Math.min(cascade.lanes(), signals.count() - first), 0, 1, out);
        }
    }

    private void check(Signals signals, Coefficients out) {
        signals.requirePlan(plan);
        signals.requireFinite();
        boolean fits = out.signals() == signals.count() && out.single() == signals.single();
        for (int i = 0; fits && i < signals.count(); i++) {
            fits = out.layout(i).length(0) == expectedLength(signals, i);
        }
        if (!fits || !out.isFor(plan)) {
            throw new IllegalArgumentException("out: it was made for another batch or another plan");
        }
    }

    /** The length of the first row, which tells layouts of different lengths apart. */
    private int expectedLength(Signals signals, int signal) {
        if (!signals.variable() || plan.layout().length(0) == 1) {
            return plan.layout().length(0);
        }
        return plan.axes().getFirst().kept(plan.outputResolution(0), signals.length(signal));
    }

    /** A workspace of the pool, and the tasks of a call: parts of chunks of signals. */
    private final class Borrowed implements Crew.Worker {
        private final Signals signals;
        private final Coefficients out;
        private final int parts;
        private final Workspace workspace = borrow();

        Borrowed(Signals signals, Coefficients out, int parts) {
            this.signals = signals;
            this.out = out;
            this.parts = parts;
        }

        @Override
        public void run(int task) {
            int first = task / parts * cascade.lanes();
            int count = Math.min(cascade.lanes(), signals.count() - first);
            workspace.run(signals, first, count, task % parts, parts, out);
        }

        @Override
        public void close() {
            idle.add(workspace);
        }
    }

    private Workspace borrow() {
        Workspace pooled = idle.poll();
        return pooled == null ? cascade.newWorkspace() : pooled;
    }

    /** Ends the threads; results stay valid. */
    @Override
    public void close() {
        closed = true;
        crew.close();
        idle.clear();
    }
}
