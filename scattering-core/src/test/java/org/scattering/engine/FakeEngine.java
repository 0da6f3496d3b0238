package org.scattering.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import org.scattering.plan.ScatteringPlan;

/** An engine that takes the time it is told to, by a clock that only it moves, and writes its mark for coefficients. */
final class FakeEngine implements ScatteringEngine {
    private final String name;
    private final float mark;
    private final AtomicLong clock;
    private final IntToDoubleFunction seconds;

    /** The sizes of the batches it has computed. */
    final List<Integer> batches = new ArrayList<>();

    /** What runs in every call, with the workspace as the one to share it. */
    BiConsumer<Sharing, Signals> task = (sharing, signals) -> {};

    int prepared;
    boolean broken;

    /**
     * Makes one.
     *
     * @param clock in nanoseconds
     * @param seconds that a call with so many signals takes
     */
    FakeEngine(String name, float mark, AtomicLong clock, IntToDoubleFunction seconds) {
        this.name = name;
        this.mark = mark;
        this.clock = clock;
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Precision precision() {
        return Precision.SINGLE;
    }

    @Override
    public int preference() {
        return 0;
    }

    @Override
    public Availability availability() {
        return Availability.yes("fake");
    }

    @Override
    public Cascade prepare(ScatteringPlan plan) {
        prepared++;
        return new Cascade() {
            @Override
            public Workspace newWorkspace() {
                return new Marks(this);
            }

            @Override
            public int lanes() {
                return 1 << 20;
            }

            @Override
            public int parts() {
                return 1;
            }
        };
    }

    /** How a workspace runs tasks on several threads. */
    interface Sharing {
        void run(int tasks, IntConsumer task);
    }

    private final class Marks extends Workspace {
        Marks(Cascade owner) {
            super(owner);
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        protected void run(Signals in, int first, int count, int part, int parts, Coefficients out) {
            if (broken) {
                throw new EngineFailureException("the fake failed");
            }
            batches.add(count);
            task.accept(this::share, in);
            clock.addAndGet(Math.round(seconds.applyAsDouble(count) * 1e9));
            for (int i = out.offset(first); i < out.offset(first + count); i++) {
                out.set(i, mark);
            }
        }
    }
}
