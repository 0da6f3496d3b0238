package org.scattering.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/** Half the spectrum of a real signal from the FFT of its pairs. */
public class SeparateBenchmark extends KernelBenchmark {
    /** Rows of the FFT; a line has as many numbers as the block. */
    @Param("64")
    int rows;

    Kernels kernels;
    ComplexTable rowRoots;
    ComplexTable lineRoots;
    Split z;
    Split x;

    /** For JMH. */
    public SeparateBenchmark() {}

    /** Makes the roots, and room for one row more than there was. */
    @Setup
    public void prepare() {
        kernels = kernels();
        rowRoots = roots(rows);
        lineRoots = roots(rows * BLOCK);
        NoiseMemory memory = new NoiseMemory();
        z = memory.complex(2 * apart());
        x = memory.complex((rows + 1) * BLOCK);
    }

    /** Numbers of a row of the line, which has two. */
    int columns() {
        return rows / 2 * BLOCK;
    }

    /** From one row of the line to the next. */
    int apart() {
        return columns() + BLOCK;
    }

    private static ComplexTable roots(int half) {
        return ComplexTable.unit(half + 1, k -> -(double) k / (2 * half));
    }

    /** Of {@value #BLOCK} signals side by side. */
    @Benchmark
    public void separate() {
        kernels.separate(z, z, 0, 1, x, 0, rowRoots);
    }

    /** Of one line. */
    @Benchmark
    public void separateLine() {
        kernels.separateLine(z, columns(), apart(), x, 0, lineRoots);
    }
}
