package org.scattering.engine;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.scattering.engine.BatchRule.Side;
import org.scattering.plan.ScatteringPlan;

/** Calls of two engines on made-up signals, for the sake of their times, on the threads of their transforms. Thread-safe. */
final class Trials {
    /** A trial of the spare engine has as many signals as about fit that time, so that it is not noticed. */
    private static final double SHORT = 0.01;
    /** Numbers of a batch that is made up, in and out. */
    private static final int MOST_NUMBERS = 1 << 22;

    /** Batches of the preferred engine are doubled until one takes that long: by then what a call takes by itself counts little. */
    private static final double LONG = 0.025;

    private static final int TIMES_ALONE = 3;

    private final ScatteringPlan plan;
    private final BatchRule rule;
    private final CallClock clock;
    private final Runner preferred;
    private final Runner spare;
    private final ReentrantLock turn = new ReentrantLock();

    /** An engine at work. */
    interface Runner {
        /** Gets ready, where it is not. */
        void prepare();

        /** Computes a batch. */
        void compute(Signals in, Coefficients out);
    }

    Trials(ScatteringPlan plan, BatchRule rule, CallClock clock, Runner preferred, Runner spare) {
        this.plan = plan;
        this.rule = rule;
        this.clock = clock;
        this.preferred = preferred;
        this.spare = spare;
    }

    /** The clock that calls are timed by, in nanoseconds. */
    long now() {
        return clock.nanos();
    }

    /**
     * Notes what a call took, and where one is due makes a trial. What ends a trial that is no failure of an engine does not concern
     * the caller, whose coefficients are there.
     *
     * @param side the engine that computed
     * @param signals of the call
     * @param start when it began
     * @throws EngineFailureException where an engine fails in a trial
     * @throws EngineUnavailableException where the preferred engine cannot be prepared
     */
    void after(Side side, int signals, long start) {
        rule.called(side, signals, seconds(start), clock::compilingSeconds);
        if (Thread.currentThread().isInterrupted() || !turn.tryLock()) {
            return;
        }
        try {
            if (side == Side.PREFERRED && rule.lacksAlone()) {
                tryAlone();
            } else if (rule.isDue(side.other(), signals)) {
                trial(side.other());
            }
        } catch (IllegalStateException e) {
            // Interrupted (a CancellationException is one), or closed by another thread meanwhile.
        } finally {
            turn.unlock();
        }
    }

    /** Trials until times decide, or time is up. */
    void untilMeasured(Duration atMost) {
        turn.lock();
        try {
            long start = now();
            tryPreferred();
            while (!rule.measured() && now() - start < atMost.toNanos()) {
                trySpare();
            }
        } finally {
            turn.unlock();
        }
    }

    private void trial(Side side) {
        switch (side) {
            case PREFERRED -> tryPreferred();
            case SPARE -> trySpare();
        }
    }

    private void tryPreferred() {
        long start = now();
        preferred.prepare();
        rule.prepared(Side.PREFERRED, seconds(start));
        tryAlone();
        int most = Math.min(rule.assumed(), most());
        double last = 0;
        for (int many = 1; many < most && last < LONG; ) {
            many = Math.min(2 * many, most);
            last = time(Side.PREFERRED, many);
        }
    }

    private void tryAlone() {
        for (int i = 0; i < TIMES_ALONE; i++) {
            time(Side.PREFERRED, 1);
        }
    }

    private void trySpare() {
        double each = rule.each(Side.SPARE);
        int signals = (int) Math.clamp(SHORT / each, 1, Math.min(rule.assumed(), most()));
        time(Side.SPARE, signals);
    }

    private int most() {
        return Math.max(
                1, MOST_NUMBERS / Math.max(plan.inputSize(), plan.layout().size()));
    }

    private double time(Side side, int signals) {
        Signals in = Signals.of(plan, noise(signals * plan.inputSize()));
        Coefficients out = Coefficients.of(plan, in, in.defaultLeading());
        long start = now();
        (side == Side.PREFERRED ? preferred : spare).compute(in, out);
        double seconds = seconds(start);
        rule.tried(side, signals, seconds, clock::compilingSeconds);
        return seconds;
    }

    private double seconds(long start) {
        return (now() - start) * 1e-9;
    }

    /** Any numbers that are neither all alike nor so small that they take longer. */
    private static float[] noise(int numbers) {
        float[] noise = new float[numbers];
        int state = 1;
        for (int i = 0; i < numbers; i++) {
            state = state * 1_664_525 + 1_013_904_223;
            noise[i] = (state >> 8) * 0x1p-23f;
        }
        return noise;
    }
}
