package org.scattering.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.scattering.kernel.FilterBlocks;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/** Filters as they are when a spectrum folds: a term a row, and for every fourth row a conjugated one beside it. */
public class FilterBenchmark extends KernelBenchmark {
    /** Rows of the target. */
    @Param("64")
    int rows;

    Kernels kernels;
    FilterBlocks wide;
    FilterBlocks line;
    FilterBlocks two;
    Split x;
    Split y;
    Split z;
    /** Where the line begins, behind the numbers that a kernel may read before it. */
    int lineFrom = BLOCK;

    /** For JMH. */
    public FilterBenchmark() {}

    /** Makes the filters, a spectrum as large as the target, and the target. */
    @Setup
    public void prepare() {
        kernels = kernels();
        // Half of the rows in runs of one term, half with a second one now and then.
        int mixed = rows / 2;
        int terms = rows + Math.ceilDiv(mixed, 4);
        int[] wideSources = new int[terms];
        int[] lineSources = new int[terms];
        int[] targets = new int[terms];
        int t = 0;
        for (int row = 0; row < rows; row++) {
            if (row < mixed && row % 4 == 0) {
                int mirror = rows - 1 - row;
                wideSources[t] = ~mirror;
                lineSources[t] = ~(BLOCK + mirror * BLOCK + BLOCK - 1);
                targets[t++] = -1;
            }
            wideSources[t] = row;
            lineSources[t] = BLOCK + row * BLOCK;
            targets[t++] = row;
        }
        int[] firstTerm = {0, terms};
        wide = FilterBlocks.of(firstTerm, wideSources, targets, NoiseMemory.constants(terms));
        line = FilterBlocks.of(firstTerm, lineSources, targets, NoiseMemory.constants(terms * BLOCK));
        two = FilterBlocks.of(firstTerm, lineSources, targets, NoiseMemory.constants(2 * terms * BLOCK));
        NoiseMemory memory = new NoiseMemory();
        x = memory.complex((rows + 2) * BLOCK);
        y = memory.complex(rows * BLOCK);
        z = memory.complex(rows * BLOCK);
    }

    /** {@value #BLOCK} spectra side by side. */
    @Benchmark
    public void filter() {
        kernels.filter(x, wide, 0, y, 0, BLOCK);
    }

    /** A line. */
    @Benchmark
    public void filterLine() {
        kernels.filterLine(x, lineFrom, line, 0, y, 0);
    }

    /** A line, through two filters. */
    @Benchmark
    public void filterTwoLines() {
        kernels.filterTwoLines(x, lineFrom, two, 0, y, z, BLOCK);
    }
}
