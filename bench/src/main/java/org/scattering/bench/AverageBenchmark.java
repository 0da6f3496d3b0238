package org.scattering.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;
import org.scattering.kernel.Taps;

/** Weighted sums. All but {@code dot} add to a target, which grows until a float no longer notices; that changes no time. */
public class AverageBenchmark extends KernelBenchmark {
    /** From the taps of one sum back to those of the next. */
    static final int SHIFT = 16;

    /** Rows of the block, an even number. */
    @Param("64")
    int rows;

    Kernels kernels;
    Taps taps;
    Split u;
    /** Where four rows of sums begin. */
    int sums;
    /** Where as many numbers as the block has begin, and the target of their sum. */
    int addends;

    int total;
    double[] a = {};
    double[] b = {};

    /** For JMH. */
    public AverageBenchmark() {}

    /** Makes weights and what they apply to. */
    @Setup
    public void prepare() {
        kernels = kernels();
        taps = new Taps(NoiseMemory.constants(firstTap() + rows + BLOCK), 1, SHIFT);
        NoiseMemory memory = new NoiseMemory();
        u = memory.complex(rows * BLOCK);
        sums = memory.real(4 * BLOCK);
        addends = memory.real(rows * BLOCK);
        total = memory.real(BLOCK);
        a = doubles(memory, rows * BLOCK);
        b = doubles(memory, rows * BLOCK + 1);
    }

    private static double[] doubles(NoiseMemory memory, int numbers) {
        int from = memory.real(numbers);
        double[] values = new double[numbers];
        for (int i = 0; i < numbers; i++) {
            values[i] = memory.data()[from + i];
        }
        return values;
    }

    /** The tap of row 0 in the first sum; in the last one it is tap 0. */
    static int firstTap() {
        return 3 * SHIFT;
    }

    /** The same taps in every lane. */
    @Benchmark
    public void average() {
        kernels.average(u, 0, rows, taps, firstTap(), u.data(), sums);
    }

    /** Other taps in every lane. */
    @Benchmark
    public void averageAcross() {
        kernels.averageAcross(u, 0, rows, taps, firstTap(), u.data(), sums);
    }

    /** A weight a row. */
    @Benchmark
    public void addRows() {
        kernels.addRows(taps.values(), 0, rows, u.data(), addends, total, BLOCK);
    }

    /**
     * In double precision, from an odd index on.
     *
     * @return the sum
     */
    @Benchmark
    public double dot() {
        return kernels.dot(a, 0, a.length, b, 1);
    }
}
