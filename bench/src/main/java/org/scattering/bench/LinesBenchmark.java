package org.scattering.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/** Kernels that turn a block round: rows of lanes on one side, {@value #BLOCK} lines on the other. */
public class LinesBenchmark extends KernelBenchmark {
    /** Rows of a block. */
    @Param("64")
    int rows;

    Kernels kernels;
    Split x;
    Split y;
    ComplexTable factors;

    /** For JMH. */
    public LinesBenchmark() {}

    /** Makes two blocks. */
    @Setup
    public void prepare() {
        kernels = kernels();
        NoiseMemory memory = new NoiseMemory();
        x = memory.complex(rows * BLOCK);
        y = memory.complex(rows * BLOCK);
        factors = NoiseMemory.factors(rows * BLOCK);
    }

    /** Real parts only. */
    @Benchmark
    public void linesToRows() {
        kernels.linesToRows(x.data(), x.re(), rows, y.data(), y.re(), rows);
    }

    /** Real parts only. */
    @Benchmark
    public void rowsToLines() {
        kernels.rowsToLines(x.data(), x.re(), rows, y.data(), y.re(), rows);
    }

    /** A factor a number. */
    @Benchmark
    public void multiplyAcross() {
        kernels.multiplyAcross(x, factors, 0, rows, y, 0, rows);
    }
}
