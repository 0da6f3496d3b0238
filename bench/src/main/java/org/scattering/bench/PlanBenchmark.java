package org.scattering.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.scattering.Scattering;
import org.scattering.cli.bench.Workloads;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.ScatteringSettings;

/** From settings to a plan: filter banks and the tree of paths. No engine takes part. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlanBenchmark {
    /** Whose settings. */
    @Param({"mnist", "speech", "music"})
    String workload = "";

    ScatteringSettings settings;

    /** For JMH. */
    public PlanBenchmark() {}

    /** Finds the settings. */
    @Setup
    public void prepare() {
        settings = Workloads.named(workload).settings();
    }

    /**
     * Plans.
     *
     * @return the plan
     */
    @Benchmark
    public ScatteringPlan plan() {
        return Scattering.plan(settings);
    }
}
