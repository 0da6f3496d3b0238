package org.scattering.cli.job;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Failure;

/** The files of a run that failed, in their order. Thread-safe. */
final class Problems {
    private final Map<Integer, Failure> byNumber = new ConcurrentSkipListMap<>();

    /** Does something for a file; what it throws is kept for the end. */
    void attempt(int number, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            add(number, e);
        }
    }

    void add(int number, Throwable problem) {
        byNumber.put(number, Failure.of(problem));
    }

    /** Lists them and gives the exit code of the run. */
    int tell(Console console, int files) {
        if (byNumber.isEmpty()) {
            return ExitCode.SUCCESS;
        }
        console.warn(byNumber.size() + " of " + files + " files failed:");
        byNumber.values().forEach(failure -> console.detail(failure.message()));
        boolean internal = byNumber.values().stream().anyMatch(f -> f.exitCode() == ExitCode.FAILURE);
        return internal ? ExitCode.FAILURE : ExitCode.REFUSED;
    }
}
