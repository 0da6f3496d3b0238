package org.scattering.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/** Kernels that go through the rows of a block, lane by lane or nearly so. */
public class RowsBenchmark extends KernelBenchmark {
    /** Rows of a block, even. */
    @Param("64")
    int rows;

    Kernels kernels;
    Split x;
    Split y;
    ComplexTable factors;

    /** For JMH. */
    public RowsBenchmark() {}

    /** Makes two blocks. */
    @Setup
    public void prepare() {
        kernels = kernels();
        NoiseMemory memory = new NoiseMemory();
        x = memory.complex(rows * BLOCK);
        y = memory.complex(rows * BLOCK);
        factors = NoiseMemory.factors(rows);
    }

    /** Real parts only. */
    @Benchmark
    public void copyRows() {
        kernels.copyRows(x.data(), x.re(), BLOCK, y.data(), y.re(), BLOCK, rows);
    }

    /** A factor a row. */
    @Benchmark
    public void multiplyRows() {
        kernels.multiplyRows(x, factors, 0, rows, y, 0);
    }

    /** Of all numbers of the block. */
    @Benchmark
    public void modulus() {
        kernels.modulus(x, y, rows * BLOCK);
    }

    /** Moduli of rows as half as many complex ones. */
    @Benchmark
    public void modulusPairs() {
        kernels.modulusPairs(x, rows / 2, y);
    }

    /** Twice as many real lanes to complex ones. */
    @Benchmark
    public void pairLanes() {
        kernels.pairLanes(x, rows, y);
    }
}
