package org.scattering.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.scattering.kernel.Kernels;

/** What is common to measurements within the first-level cache: time a call, both twins. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public abstract class KernelBenchmark {
    static final int BLOCK = Kernels.BLOCK;

    /** Whose kernels. */
    @Param({"simd", "scalar"})
    String engine = "";

    /** For JMH. */
    protected KernelBenchmark() {}

    Kernels kernels() {
        return NamedEngine.kernels(engine);
    }
}
