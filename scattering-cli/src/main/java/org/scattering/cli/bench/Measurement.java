package org.scattering.cli.bench;

import java.util.List;
import java.util.OptionalDouble;
import org.scattering.gpu.run.KernelTime;

/**
 * One result. Times of kernels come from a transform of their own, since their marks take time; they are none but for data on a GPU.
 *
 * @param workload what was computed
 * @param engine the engine that computed it
 * @param threads threads it might use
 * @param warmUp what went before
 * @param series times of a batch
 * @param size how large the plan is
 * @param kernels what each kernel took in one transform of the batch
 */
public record Measurement(
        Workload workload,
        String engine,
        int threads,
        WarmUp warmUp,
        Series series,
        Size size,
        List<KernelTime> kernels) {

    /**
     * How large a plan is.
     *
     * @param paths rows of the output
     * @param workspaceBytes memory that each thread computes in
     */
    record Size(int paths, long workspaceBytes) {}

    /** Copies the list. */
    public Measurement {
        kernels = List.copyOf(kernels);
    }

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
