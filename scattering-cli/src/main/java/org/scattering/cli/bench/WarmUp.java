package org.scattering.cli.bench;

/**
 * Java compiles what runs often, in several steps and in the background: the first seconds of a program are slower than
 * all that follow. A warm-up repeats the call in windows until two in a row have a median no better than the best one
 * before them, and the compiler has hardly worked meanwhile.
 *
 * @param seconds how long it took
 * @param settled whether it ended that way; else time was up
 */
record WarmUp(double seconds, boolean settled) {
    private static final double IMPROVEMENT = 0.02;
    private static final double COMPILING = 0.1;
    private static final int WINDOWS_A_MEASUREMENT = 4;
    private static final int LONGEST_IN_MEASUREMENTS = 5;

    static WarmUp run(Stopwatch stopwatch, double measurement) {
        double window = measurement / WINDOWS_A_MEASUREMENT;
        long start = System.nanoTime();
        double best = stopwatch.repeat(window, 1).median();
        double elapsed = (System.nanoTime() - start) * 1e-9;
        int settled = 0;
        while (settled < 2 && elapsed < LONGEST_IN_MEASUREMENTS * measurement) {
            double compiling = JavaMachine.compilingSeconds();
            double median = stopwatch.repeat(window, 1).median();
            double now = (System.nanoTime() - start) * 1e-9;
            boolean busy = JavaMachine.compilingSeconds() - compiling > COMPILING * (now - elapsed);
            settled = busy || median < best * (1 - IMPROVEMENT) ? 0 : settled + 1;
            best = Math.min(best, median);
            elapsed = now;
        }
        return new WarmUp(elapsed, settled == 2);
    }
}
