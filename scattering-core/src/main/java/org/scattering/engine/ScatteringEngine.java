package org.scattering.engine;

import org.scattering.plan.ScatteringPlan;

/**
 * Code that computes what a plan says. Engines share the plan, never the loop. Found by {@link java.util.ServiceLoader};
 * implementations are thread-safe.
 */
public interface ScatteringEngine {

    /**
     * The name it is asked for by.
     *
     * @return a short word in lower case
     */
    String name();

    /**
     * The arithmetic.
     *
     * @return single or double precision
     */
    Precision precision();

    /**
     * Its rank where any engine will do.
     *
     * @return the available engine with the highest number is taken
     */
    int preference();

    /**
     * Whether it can run here; cheap, and never throws.
     *
     * @return yes or no, with the reason
     */
    Availability availability();

    /**
     * Whether it can compute a plan here. Never throws.
     *
     * @param plan what to compute
     * @return {@link #availability()}, or the reason why not this plan
     */
    default Availability availability(ScatteringPlan plan) {
        return availability();
    }

    /**
     * From how many signals in one call on it is assumed to be faster than the engines it is preferred to. Where any engine will
     * do, that holds until both have been timed.
     *
     * @param plan what to compute
     * @return signals, ≥ 1; 1 for an engine that is to be timed against no other
     */
    default int leastBatch(ScatteringPlan plan) {
        return 1;
    }

    /**
     * Compiles a plan.
     *
     * @param plan what to compute
     * @return the cascade, immutable and thread-safe
     * @throws EngineUnavailableException where {@link #availability(ScatteringPlan)} says no
     * @throws EngineFailureException where the device fails, or has too little memory
     */
    Cascade prepare(ScatteringPlan plan);
}
