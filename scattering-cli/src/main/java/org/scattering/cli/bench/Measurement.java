package org.scattering.cli.bench;

import java.util.OptionalDouble;

/**
 * One result.
 *
 * @param workload what was computed
 * @param engine the engine that computed it
 * @param threads threads it might use
 * @param warmUp what went before
 * @param series times of a batch
 * @param paths rows of the output
 * @param workspaceBytes memory that each thread computes in
 */
public record Measurement(
        Workload workload, String engine, int threads, WarmUp warmUp, Series series, int paths, long workspaceBytes) {

    double secondsPerItem() {
        return series.median() / workload.batch();
    }

    double secondsPerItemBest() {
        return series.best() / workload.batch();
    }

    /** Seconds of signal a second. */
    OptionalDouble realTimeFactor() {
        OptionalDouble duration = workload.duration();
        return duration.isPresent() ? OptionalDouble.of(duration.getAsDouble() / secondsPerItem()) : duration;
    }

    OptionalDouble megapixelsPerSecond() {
        return workload.image() ? OptionalDouble.of(workload.size() / secondsPerItem() / 1e6) : OptionalDouble.empty();
    }
}
