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
import org.scattering.engine.Cascade;
import org.scattering.engine.ScatteringEngine;
import org.scattering.plan.ScatteringPlan;

/** From a plan to a cascade that an engine can run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CompileBenchmark {
    /** Whose settings. */
    @Param({"mnist", "speech", "music"})
    String workload = "";

    /** What compiles the plan. */
    @Param({"simd", "scalar", "reference"})
    String engine = "";

    ScatteringPlan plan;
    ScatteringEngine compiler;

    /** For JMH. */
    public CompileBenchmark() {}

    /** Makes the plan. */
    @Setup
    public void prepare() {
        compiler = NamedEngine.engine(engine);
        plan = Scattering.plan(Workloads.named(workload).settings());
    }

    /**
     * Compiles the plan.
     *
     * @return the cascade
     */
    @Benchmark
    public Cascade compile() {
        return compiler.prepare(plan);
    }
}
