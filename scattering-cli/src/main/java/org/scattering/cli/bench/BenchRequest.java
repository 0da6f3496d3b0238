package org.scattering.cli.bench;

import java.util.List;

/**
 * What is to be measured: every workload on every engine with every number of threads.
 *
 * @param workloads the workloads
 * @param engines {@code auto} or names of engines
 * @param threads numbers of threads
 * @param seconds time measured for each result
 */
public record BenchRequest(List<Workload> workloads, List<String> engines, List<Integer> threads, double seconds) {

    /** Copies the lists. */
    public BenchRequest {
        workloads = List.copyOf(workloads);
        engines = List.copyOf(engines);
        threads = List.copyOf(threads);
    }

    int results() {
        return workloads.size() * engines.size() * threads.size();
    }
}
