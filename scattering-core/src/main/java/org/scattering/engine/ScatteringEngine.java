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
     * Compiles a plan.
     *
     * @param plan what to compute
     * @return the cascade, immutable and thread-safe
     */
    Cascade prepare(ScatteringPlan plan);
}
