package org.scattering.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.InvalidSettingException;

/**
 * A scattering transform ready to run: a plan on an engine.
 *
 * <p>Thread-safe. The same input gives the same bits for any number of threads and any split of the batch. With a
 * workspace of the caller's, {@link #apply(Signals, Coefficients, Workspace)} runs on the calling thread and, on the CPU
 * engines {@code simd} and {@code scalar}, allocates nothing. {@link #close()} ends the threads it started.
 *
 * <p>Made by {@link #automatic} on a machine with a device that is preferred to the processor, it computes batches too small
 * for the device, and batches in which the device fails, on the next engine: whose coefficients may differ in the last bits. The
 * device is prepared for the first batch that is large enough for it. Which batches are is assumed at first, and decided by the
 * times of both engines once they are known, so that the same batch may go to one engine now and to the other later:
 * {@link #choice()} says what holds. Where bits matter name the engine.
 */
public final class Transform implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Transform.class.getName());
    /** Numbers that one thread looks at: some 50 µs, well above what handing them to another one takes. */
    private static final int PIECE = 1 << 16;

    private final ScatteringPlan plan;
    private final ScatteringEngine engine;
    /** Where there is a spare one, prepared for the first batch that is large enough: small ones need no device. */
    private volatile @Nullable Cascade prepared;

    private final int threads;
    private final @Nullable Transform spare;
    /** Where there is a spare one: from how many signals on the engine is used, and what that is learned from. */
    private final @Nullable BatchRule rule;

    private final @Nullable Trials trials;
    private volatile boolean failed;
    private final WorkspacePool idle;
    private final Crew crew;
    private volatile boolean closed;

    /**
     * Prepares a transform.
     *
     * @param plan what to compute
     * @param engine what computes it
     * @param threads threads a call may use, ≥ 1
     * @throws InvalidSettingException where threads &lt; 1
     * @throws EngineUnavailableException where the engine cannot compute the plan here
     */
    public Transform(ScatteringPlan plan, ScatteringEngine engine, int threads) {
        this.plan = plan;
        this.engine = engine;
        this.threads = threads;
        spare = null;
        rule = null;
        trials = null;
        if (threads < 1 || threads > 4096) {
            throw new InvalidSettingException("threads = " + threads + ": 1 to 4096 are accepted");
        }
        prepared = engine.prepare(plan);
        crew = new Crew(threads - 1);
        idle = new WorkspacePool(threads, this::manned);
    }

    /** With a spare one, as a rule says. */
    private Transform(ScatteringEngine engine, Transform spare, BatchRule rule, CallClock clock) {
        plan = spare.plan;
        this.engine = engine;
        threads = spare.threads;
        this.spare = spare;
        this.rule = rule;
        trials = new Trials(plan, rule, clock, runner(this), runner(spare));
        prepared = null;
        crew = new Crew(threads - 1);
        idle = new WorkspacePool(threads, this::manned);
    }

    private static Trials.Runner runner(Transform transform) {
        return new Trials.Runner() {
            @Override
            public void prepare() {
                transform.cascade();
            }

            @Override
            public void compute(Signals in, Coefficients out) {
                transform.compute(in, out);
            }
        };
    }

    /**
     * Prepares a transform on the best engine for a plan on this machine, with the next best for what that one is not good
     * for.
     *
     * @param plan what to compute
     * @param precision the least precision wanted
     * @param threads threads a call may use, ≥ 1
     * @return the transform; close it when done
     * @throws InvalidSettingException where threads &lt; 1
     * @throws EngineUnavailableException where no engine can compute the plan here
     */
    public static Transform automatic(ScatteringPlan plan, Precision precision, int threads) {
        List<ScatteringEngine> candidates = Engines.candidates(plan, precision);
        ScatteringEngine best = candidates.getFirst();
        if (candidates.size() == 1 || best.leastBatch(plan) == 1) {
            return new Transform(plan, best, threads);
        }
        ScatteringEngine next = candidates.get(1);
        BatchRule.Key key = new BatchRule.Key(best.name(), next.name(), plan.settings(), threads);
        BatchRule rule = BatchRule.shared(key, best.leastBatch(plan));
        return choosing(best, new Transform(plan, next, threads), rule, CallClock.SYSTEM);
    }

    /** An engine and a spare one, by a rule and a clock. */
    static Transform choosing(ScatteringEngine engine, Transform spare, BatchRule rule, CallClock clock) {
        return new Transform(engine, spare, rule, clock);
    }

    private Cascade cascade() {
        Cascade ready = prepared;
        return ready == null ? prepareOnce() : ready;
    }

    private synchronized Cascade prepareOnce() {
        if (closed) {
            throw new IllegalStateException("this transform is closed");
        }
        Cascade ready = prepared;
        if (ready == null) {
            ready = engine.prepare(plan);
            prepared = ready;
        }
        return ready;
    }

    private synchronized void fail(ScatteringEngine next, RuntimeException e) {
        if (!failed) {
            failed = true;
            report(engine, next, e);
        }
    }

    private static void report(ScatteringEngine lost, ScatteringEngine next, RuntimeException e) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0}; {1} goes on in place of {2}",
                e.getMessage(),
                next.name(),
                lost.name());
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
     * The engine that computes a batch.
     *
     * @param signals in one call
     * @return {@link #engine()}, but for batches that are too small for it as far as is known now, or after it failed
     */
    public ScatteringEngine engine(int signals) {
        Transform other = spare;
        return other != null && (failed || signals < least()) ? other.engine : engine;
    }

    private int least() {
        BatchRule r = rule;
        return r == null ? 1 : r.least();
    }

    /**
     * Which engine computes which batches, and why: the rule and the times behind it. Both are of this moment.
     *
     * @return a sentence
     */
    public String choice() {
        Transform other = spare;
        BatchRule r = rule;
        if (other == null || r == null) {
            return engine.name() + " computes every batch";
        }
        return failed ? other.engine.name() + " computes every batch, since " + engine.name() + " failed" : r.text();
    }

    /**
     * Whether there are two engines, whose times decide which one computes a batch.
     *
     * @return false for a named engine, and on a machine without a device
     */
    public boolean choosesByTime() {
        return trials != null;
    }

    /**
     * Times the engines between which this transform chooses, now and on made-up signals, where it would otherwise learn from the calls
     * that come; does nothing where there is no choice.
     *
     * @param atMost how long; a call in progress is not cut short
     * @throws IllegalStateException where this is closed
     */
    public void calibrate(Duration atMost) {
        Transform other = spare;
        Trials t = trials;
        if (other != null && t != null && !failed) {
            try {
                t.untilMeasured(atMost);
            } catch (EngineFailureException | EngineUnavailableException e) {
                fail(other.engine, e);
            }
        }
    }

    /**
     * Makes the memory that one thread needs. Where there is a choice of engines it is the preferred one's, which is prepared for it and
     * computes all that goes through it, however little that is: for single signals name an engine of the processor.
     *
     * @return a new workspace for {@link #apply(Signals, Coefficients, Workspace)}
     */
    public Workspace newWorkspace() {
        Transform other = spare;
        if (other == null) {
            return cascade().newWorkspace();
        }
        if (failed) {
            return other.newWorkspace();
        }
        try {
            return cascade().newWorkspace();
        } catch (EngineFailureException | EngineUnavailableException e) {
            fail(other.engine, e);
            return other.newWorkspace();
        }
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
        checkOnAllThreads(signals, out);
        Transform other = spare;
        Trials t = trials;
        if (other == null || t == null) {
            compute(signals, out);
        } else if (failed) {
            other.compute(signals, out);
        } else {
            choose(signals, out, other, t);
        }
    }

    private void choose(Signals signals, Coefficients out, Transform other, Trials t) {
        boolean computed = false;
        try {
            BatchRule.Side side = signals.count() < least() ? BatchRule.Side.SPARE : BatchRule.Side.PREFERRED;
            if (side == BatchRule.Side.PREFERRED) {
                cascade();
            }
            long start = t.now();
            (side == BatchRule.Side.SPARE ? other : this).compute(signals, out);
            computed = true;
            t.after(side, signals.count(), start);
        } catch (EngineFailureException | EngineUnavailableException e) {
            fail(other.engine, e);
            if (!computed) {
                other.compute(signals, out);
            }
        }
    }

    private void compute(Signals signals, Coefficients out) {
        Cascade cascade = cascade();
        int chunks = Math.ceilDiv(signals.count(), cascade.lanes());
        int parts = chunks >= threads ? 1 : Math.min(cascade.parts(), Math.ceilDiv(threads, chunks));
        if (threads == 1 || chunks * parts == 1) {
            Workspace workspace = idle.borrow(0);
            runAll(signals, out, workspace);
            idle.giveBack(0, workspace);
            return;
        }
        crew.run(chunks * parts, seat -> new Borrowed(signals, out, parts, seat));
    }

    /**
     * Transforms a batch into memory of the caller's, on the calling thread.
     *
     * @param signals the batch
     * @param out made by {@link #allocate(Signals)} for a batch of the same lengths
     * @param workspace made by {@link #newWorkspace()} of this transform; not in use by another thread
     */
    public void apply(Signals signals, Coefficients out, Workspace workspace) {
        Transform other = spare;
        if (other != null && workspace.owner().equals(other.cascade())) {
            other.apply(signals, out, workspace);
            return;
        }
        if (!workspace.owner().equals(prepared)) {
            throw new IllegalArgumentException("workspace: it was made by another transform");
        }
        check(signals, out);
        runAll(signals, out, workspace);
    }

    private void runAll(Signals signals, Coefficients out, Workspace workspace) {
        Cascade cascade = cascade();
        for (int first = 0; first < signals.count(); first += cascade.lanes()) {
            workspace.run(signals, first, Math.min(cascade.lanes(), signals.count() - first), 0, 1, out);
        }
    }

    /** The look at each sample costs a device's caller more than the device; it is made once more to name the first bad one. */
    private void checkOnAllThreads(Signals signals, Coefficients out) {
        int pieces = Math.min(signals.count(), signals.offset(signals.count()) / PIECE);
        if (threads == 1 || pieces < 2) {
            check(signals, out);
            return;
        }
        signals.requirePlan(plan);
        AtomicBoolean finite = new AtomicBoolean(true);
        crew.share(pieces, piece -> {
            int first = (int) ((long) signals.count() * piece / pieces);
            int end = (int) ((long) signals.count() * (piece + 1) / pieces);
            if (!signals.finite(first, end - first)) {
                finite.set(false);
            }
        });
        if (!finite.get()) {
            signals.requireFinite();
        }
        requireFits(signals, out);
    }

    private void check(Signals signals, Coefficients out) {
        signals.requirePlan(plan);
        signals.requireFinite();
        requireFits(signals, out);
    }

    private void requireFits(Signals signals, Coefficients out) {
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
        private final int seat;
        private final Workspace workspace;

        Borrowed(Signals signals, Coefficients out, int parts, int seat) {
            this.seat = seat;
            workspace = idle.borrow(seat);
            this.signals = signals;
            this.out = out;
            this.parts = parts;
        }

        @Override
        public void run(int task) {
            int lanes = cascade().lanes();
            int first = task / parts * lanes;
            int count = Math.min(lanes, signals.count() - first);
            workspace.run(signals, first, count, task % parts, parts, out);
        }

        @Override
        public void close() {
            idle.giveBack(seat, workspace);
        }
    }

    private Workspace manned() {
        Workspace made = cascade().newWorkspace();
        made.manWith(crew);
        return made;
    }

    /** Ends the threads and gives back the memory of devices; results stay valid. */
    @Override
    public void close() {
        @Nullable Cascade ready;
        synchronized (this) {
            closed = true;
            ready = prepared;
        }
        crew.close();
        idle.clear();
        if (ready != null) {
            ready.close();
        }
        if (spare != null) {
            spare.close();
        }
    }
}
