package org.scattering.engine;

import java.util.List;
import org.scattering.plan.ScatteringPlan;

/** Transforms that choose between the engines of this machine by the assumption alone: on the host no time is a card's. */
public final class AssumedRule {
    private AssumedRule() {}

    /** What {@code auto} is, by a clock that stands still. */
    public static Transform transform(ScatteringPlan plan) {
        List<ScatteringEngine> candidates = Engines.candidates(plan, Precision.SINGLE);
        ScatteringEngine best = candidates.get(0);
        ScatteringEngine next = candidates.get(1);
        BatchRule.Key key = new BatchRule.Key(best.name(), next.name(), plan.settings(), 1);
        BatchRule rule = new BatchRule(key, best.leastBatch(plan));
        return Transform.choosing(best, new Transform(plan, next, 1), rule, () -> 0);
    }
}
