package org.scattering.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.scattering.fft.BlockBuffers;
import org.scattering.fft.ComplexFft;
import org.scattering.kernel.Split;

/** Whole FFTs of a block, {@value #BLOCK} transforms side by side. */
public class BlockFftBenchmark extends KernelBenchmark {
    /**
     * The length, and into how many parts it is cut of which only the first one is not zero: powers of two, lengths with factors 3
     * and 5 as in images, and a prime, which goes by Bluestein's algorithm.
     */
    @Param({"16x1", "64x1", "64x2", "128x1", "128x4", "60x1", "120x1", "67x1"})
    String parts = "";

    int length;
    int fan;
    ComplexFft fft;
    BlockBuffers buffers;
    Split x;
    Split y;

    /** For JMH. */
    public BlockFftBenchmark() {}

    /** Makes the transform and its blocks. */
    @Setup
    public void prepare() {
        length = Integer.parseInt(parts.substring(0, parts.indexOf('x')));
        fan = Integer.parseInt(parts.substring(parts.indexOf('x') + 1));
        fft = ComplexFft.of(length, fan);
        NoiseMemory memory = new NoiseMemory();
        Split first = memory.complex(fft.bufferRows() * BLOCK);
        Split second = memory.complex(fft.bufferRows() * BLOCK);
        buffers = new BlockBuffers(kernels(), first, second);
        x = memory.complex(length * BLOCK);
        y = memory.complex(length * BLOCK);
    }

    /** From block to block. */
    @Benchmark
    public void forward() {
        fft.forward(buffers, x, 0, BLOCK, y, 0, BLOCK);
    }

    /** From block to block. */
    @Benchmark
    public void inverse() {
        fft.inverse(buffers, x, 0, BLOCK, y, 0, BLOCK);
    }

    /**
     * From a block to whichever buffer comes last.
     *
     * @return that buffer
     */
    @Benchmark
    public Split inverseToBuffer() {
        return fft.inverse(buffers, x, 0, BLOCK);
    }

    /** The moduli of the inverse, as real parts of a block. */
    @Benchmark
    public void inverseModulus() {
        fft.inverseModulus(buffers, x, 0, BLOCK, y);
    }
}
