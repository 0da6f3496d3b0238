package org.scattering.cli.bench;

import java.util.Arrays;

/** Times a call by repeating it. */
final class Stopwatch {
    /** Below that the clock, which takes some 20 ns to read, would be measured too. */
    private static final double SHORTEST = 1e-4;

    private static final int MOST_CALLS_A_TIME = 1 << 20;

    private final Runnable call;
    private int callsATime = 1;

    Stopwatch(Runnable call) {
        this.call = call;
    }

    /** Repeats the call for a while, and some times at least, however long it takes. */
    Series repeat(double seconds, int fewest) {
        double[] times = new double[64];
        int count = 0;
        long start = System.nanoTime();
        long before = start;
        while (count < fewest || before - start < seconds * 1e9) {
            for (int i = 0; i < callsATime; i++) {
                call.run();
            }
            long after = System.nanoTime();
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = (after - before) * 1e-9 / callsATime;
            before = after;
        }
        Series series = new Series(Arrays.copyOf(times, count), callsATime);
        callsATime = Math.clamp((long) Math.ceil(SHORTEST / series.best()), 1, MOST_CALLS_A_TIME);
        return series;
    }
}
