package org.scattering.cli.job;

import org.scattering.engine.Precision;

/**
 * Who computes.
 *
 * @param engine {@code auto} or the name of an engine
 * @param precision the numbers that are written
 * @param threads threads in all
 */
public record Computation(String engine, Precision precision, int threads) {

    /**
     * The same on other threads.
     *
     * @param count how many
     * @return the computation
     */
    Computation onThreads(int count) {
        return new Computation(engine, precision, count);
    }

    /** The largest magnitude a sample may have. */
    double largest() {
        return precision == Precision.SINGLE ? Float.MAX_VALUE : Double.MAX_VALUE;
    }
}
