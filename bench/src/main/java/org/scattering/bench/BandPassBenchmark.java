package org.scattering.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.RadixPass;
import org.scattering.kernel.Split;

/** The passes of inverse FFTs of narrow bands: first ones that leave out zeros, and the last one, which draws the roots. */
public class BandPassBenchmark extends KernelBenchmark {
    /** Rows of the block. */
    static final int ROWS = 64;

    Kernels kernels;
    ComplexTable factors;
    RadixPass first;
    RadixPass last;
    Split x;
    Split y;
    Split garbage;

    /** For JMH. */
    public BandPassBenchmark() {}

    /** Makes the passes and the blocks. */
    @Setup
    public void prepare() {
        kernels = kernels();
        // The first of each four is 1.
        factors = ComplexTable.unit(ROWS, n -> -(double) (n / Kernels.FAN * (n % Kernels.FAN)) / ROWS);
        first = RadixPass.of(8, ROWS / 8, 1);
        last = RadixPass.of(8, 1, ROWS / 8);
        NoiseMemory memory = new NoiseMemory();
        x = memory.complex(ROWS * BLOCK);
        y = memory.complex(ROWS * BLOCK);
        garbage = memory.complex(ROWS * BLOCK);
    }

    /** Of a quarter of the rows. */
    @Benchmark
    public void fan() {
        kernels.fan(x, 0, BLOCK, factors, y);
    }

    /** Of half of the rows. */
    @Benchmark
    public void halfPass() {
        kernels.halfPass(first, x, 0, BLOCK, garbage, y);
    }

    /** From results to their moduli. */
    @Benchmark
    public void modulusPass() {
        kernels.modulusPass(last, x, 0, BLOCK, garbage, y);
    }
}
