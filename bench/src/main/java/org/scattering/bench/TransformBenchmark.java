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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.scattering.Scattering;
import org.scattering.cli.bench.Workload;
import org.scattering.cli.bench.Workloads;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Signals;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;

/** Whole transforms: the workloads of {@code scatter bench}, time a batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TransformBenchmark {
    /** What is transformed; the tests hold the list against that of {@code scatter bench}. */
    @Param({"eeg", "speech", "music", "mnist", "img224", "img64", "single", "long", "big", "order3"})
    String workload = "";

    /** What computes. */
    @Param({"simd", "scalar", "reference"})
    String engine = "";

    /** Threads of the transform; more are asked for by {@code -p threads=1,2}. */
    @Param("1")
    int threads;

    Transform transform;
    Signals in;
    Coefficients out;

    /** For JMH. */
    public TransformBenchmark() {}

    /** Makes the transform, a batch of noise, and room for the coefficients. */
    @Setup
    public void prepare() {
        Workload named = Workloads.named(workload);
        ScatteringPlan plan = Scattering.plan(named.settings());
        transform = new Transform(plan, NamedEngine.engine(engine), threads);
        in = Signals.of(plan, NoiseMemory.constants(plan.inputSize() * named.batch()));
        out = transform.allocate(in);
    }

    /**
     * Transforms the batch.
     *
     * @return its coefficients
     */
    @Benchmark
    public Coefficients transform() {
        transform.apply(in, out);
        return out;
    }

    /** Ends the threads; a result that cannot be right fails the run. */
    @TearDown
    public void finish() {
        transform.close();
        boolean zero = true;
        for (float c : out.floats()) {
            if (!Float.isFinite(c)) {
                throw new IllegalStateException(workload + ": the engine " + engine + " gave " + c);
            }
            zero &= c == 0;
        }
        if (zero) {
            throw new IllegalStateException(workload + ": the engine " + engine + " gave nothing but 0");
        }
    }
}
