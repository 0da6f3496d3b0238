package org.scattering.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;
import org.scattering.kernel.TwoLines;

/** Sums of two lines of an image at once, plain and folded. */
public class PlaneSumsBenchmark extends KernelBenchmark {
    /** Rows of a line, an even number. */
    @Param("60")
    int rows;

    Kernels kernels;
    float[] weights = {};
    Split z;
    int lines;
    int sums;
    TwoLines places = new TwoLines(0, 0, 0);

    /** For JMH. */
    public PlaneSumsBenchmark() {}

    /** Makes two lines and room for eight sums of each. */
    @Setup
    public void prepare() {
        kernels = kernels();
        weights = NoiseMemory.constants(4 * rows);
        NoiseMemory memory = new NoiseMemory();
        z = memory.complex(rows * BLOCK);
        // A period that is folded about its middle has a row more than it had.
        lines = memory.real(2 * line());
        sums = memory.real(16 * BLOCK);
        places = new TwoLines(line(), BLOCK, 8 * BLOCK);
    }

    /** Numbers of a line. */
    int line() {
        return (rows + 2) * BLOCK;
    }

    /** Four sums of each line. */
    @Benchmark
    public void sumRows() {
        kernels.sumRows(z.data(), lines, rows, weights, sums, places);
    }

    /** Eight sums of each line, four of them mirrors. */
    @Benchmark
    public void sumFolded() {
        kernels.sumFolded(z.data(), lines, rows / 2, weights, sums, sums + 7 * BLOCK, places);
    }

    /** Moduli, folded about the middle between two rows. */
    @Benchmark
    public void foldModuli() {
        kernels.foldModuli(z, rows, rows / 2, rows / 2 - 1, z.data(), lines);
    }

    /** Real rows, folded likewise. */
    @Benchmark
    public void fold() {
        kernels.fold(z.data(), z.re(), rows, rows / 2, rows / 2 - 1, lines);
    }
}
