package org.scattering.gpu.tables;

import java.util.List;

/**
 * What the kernels and this program must agree on: the sizes of the structs that {@link Arguments} writes field by field, and the
 * constants that are written down on both sides. The kernel {@code layout} tells how the kernels see it.
 */
public final class Layout {
    /** Bytes of the struct {@code Level}. */
    public static final int LEVEL_BYTES = 2080;

    /** Bytes of the struct {@code Input}. */
    public static final int INPUT_BYTES = 2056;

    /** Doubles that are kept of a signal. */
    public static final int STATS = 4;

    /** Threads of a block that sums order 0. */
    public static final int ORDER_ZERO_THREADS = 128;

    /** Threads that share a sum down the columns of an image. */
    public static final int COLUMN_LANES = 8;

    private Layout() {}

    /**
     * All of it, in the order of the kernel {@code layout}.
     *
     * @return ints
     */
    public static List<Integer> expected() {
        return List.of(
                LEVEL_BYTES,
                INPUT_BYTES,
                LevelTable.NODE_INTS,
                FftAxis.MOST_PASSES,
                STATS,
                ORDER_ZERO_THREADS,
                COLUMN_LANES,
                SmallShape.BLOCK_THREADS);
    }
}
