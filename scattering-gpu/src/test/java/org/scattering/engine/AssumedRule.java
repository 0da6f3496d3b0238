package org.scattering.engine;

import java.util.List;
import java.util.function.LongSupplier;
import org.scattering.plan.ScatteringPlan;

/** Transforms that choose between the engines of this machine by a clock of the test's: on the host no time is a card's. */
public final class AssumedRule {
    private AssumedRule() {}

    /** What {@code auto} is by a clock that stands still: the assumption holds. */
    public static Transform transform(ScatteringPlan plan) {
        return transform(plan, () -> 0);
    }

    /** What {@code auto} is by a clock in nanoseconds. */
    public static Transform transform(ScatteringPlan plan, LongSupplier clock) {
        List<ScatteringEngine> candidates = Engines.candidates(plan, Precision.SINGLE);
        ScatteringEngine best = candidates.get(0);
        ScatteringEngine next = candidates.get(1);
        BatchRule.Key key = new BatchRule.Key(best.name(), next.name(), plan.settings(), 1);
        BatchRule rule = new BatchRule(key, best.leastBatch(plan));
        return Transform.choosing(best, new Transform(plan, next, 1), rule, new CallClock() {
            @Override
            public long nanos() {
                return clock.getAsLong();
            }

            @Override
            public double compilingSeconds() {
                return 0;
            }
        });
    }
}
