package org.scattering.bench;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.RadixPass;
import org.scattering.kernel.Split;

/** One pass of an FFT over a block. */
public class RadixPassBenchmark extends KernelBenchmark {
    /** Radix, groups and the product of earlier radices: first, middle and last passes of lengths from 56 to 128. */
    @Param({"2x32x1", "3x5x4", "4x16x1", "4x4x8", "4x1x16", "5x1x12", "7x8x1", "8x8x1", "8x1x8"})
    String shape = "";

    Kernels kernels;
    RadixPass pass;
    Split x;
    Split y;

    /** For JMH. */
    public RadixPassBenchmark() {}

    /** Makes the pass and its block. */
    @Setup
    public void prepare() {
        kernels = kernels();
        int[] numbers =
                Arrays.stream(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
        pass = RadixPass.of(numbers[0], numbers[1], numbers[2]);
        NoiseMemory memory = new NoiseMemory();
        x = memory.complex(rows() * BLOCK);
        y = memory.complex(rows() * BLOCK);
    }

    int rows() {
        return pass.radix() * pass.groups() * pass.earlier();
    }

    /** The pass, from block to block. */
    @Benchmark
    public void pass() {
        kernels.pass(pass, x, 0, BLOCK, y, 0, BLOCK);
    }
}
