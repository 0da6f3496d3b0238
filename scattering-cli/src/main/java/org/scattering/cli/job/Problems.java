package org.scattering.cli.job;

import java.util.concurrent.ConcurrentSkipListMap;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Failure;

/** The files of a run that failed, in their order. Thread-safe. */
final class Problems {
    /** Stands for the table of paths, which belongs to no single file. */
    static final int TABLE = -1;

    private final ConcurrentSkipListMap<Integer, Failure> byNumber = new ConcurrentSkipListMap<>();

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
        Failure table = byNumber.get(TABLE);
        int failed = byNumber.size() - (table == null ? 0 : 1);
        if (failed > 0) {
            console.warn(failed + " of " + files + " files failed:");
            byNumber.tailMap(0).values().forEach(failure -> console.detail(failure.message()));
        }
        if (table != null) {
            console.warn(table.message());
        }
        boolean internal = byNumber.values().stream().anyMatch(f -> f.exitCode() == ExitCode.FAILURE);
        return internal ? ExitCode.FAILURE : ExitCode.REFUSED;
    }
}
