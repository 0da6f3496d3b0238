package org.scattering.engine;

import java.util.function.DoubleSupplier;

/**
 * What calls of one engine with one plan have taken: one signal alone, and each of many. The best times count, since whatever
 * disturbs a call makes it longer. Not thread-safe.
 */
final class CallTimes {
    /** What is faster by less is the same. */
    private static final double GAIN = 0.05;
    /** So many calls, and seconds, without a gain, and the compiler of Java at work for that share of them at most. */
    private static final int STEADY_CALLS = 5;

    private static final double STEADY_SECONDS = 0.2;
    private static final double COMPILING = 0.1;

    private double alone = Double.POSITIVE_INFINITY;
    private double each = Double.POSITIVE_INFINITY;
    private int steadyCalls;
    private double steadySeconds;
    private double compiledBefore;
    private boolean steady;
    private double used;
    private double tried;

    /** A call of the caller's, and who knows how long Java has compiled by then. */
    void called(int signals, double seconds, DoubleSupplier compiled) {
        used += seconds;
        add(signals, seconds, compiled);
    }

    /** A call for the sake of its time. */
    void tried(int signals, double seconds, DoubleSupplier compiled) {
        tried += seconds;
        add(signals, seconds, compiled);
    }

    /** Time that was spent on trials and is no call's. */
    void spent(double seconds) {
        tried += seconds;
    }

    private void add(int signals, double seconds, DoubleSupplier compiled) {
        double share = seconds / signals;
        steadyCalls++;
        steadySeconds += seconds;
        if (share < (1 - GAIN) * each) {
            steady = false;
            begin(compiled.getAsDouble());
        } else if (!steady && steadyCalls >= STEADY_CALLS && steadySeconds >= STEADY_SECONDS) {
            double now = compiled.getAsDouble();
            steady = now - compiledBefore <= COMPILING * steadySeconds;
            begin(now);
        }
        each = Math.min(each, share);
        if (signals == 1) {
            alone = Math.min(alone, seconds);
        }
    }

    private void begin(double compiled) {
        steadyCalls = 0;
        steadySeconds = 0;
        compiledBefore = compiled;
    }

    /** Seconds of a call with one signal; infinite before there was one. */
    double alone() {
        return alone;
    }

    /** Seconds a signal, of the call where that was least; infinite before the first one. */
    double each() {
        return each;
    }

    /** Whether calls have stopped getting faster, and Java was not about to make them so. */
    boolean steady() {
        return steady;
    }

    /** Seconds of the caller's calls, all together. */
    double used() {
        return used;
    }

    /** Seconds of trials, all together. */
    double tried() {
        return tried;
    }
}
