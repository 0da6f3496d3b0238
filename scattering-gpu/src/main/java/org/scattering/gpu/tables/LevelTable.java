package org.scattering.gpu.tables;

/**
 * One level: the nodes of one order at one rate that are treated alike, for all signals in one launch (a few where grids are
 * large).
 *
 * @param shape how its grids are computed
 * @param firstNode where its nodes begin in the table of nodes
 * @param nodes how many there are
 * @param part what is made of the inverse transform
 * @param halfColumns columns (1D: points) of its spectra that are stored; 0 where none are
 * @param constantGain what the mean of a signal adds to each output
 * @param average from U to the output
 */
public record LevelTable(
        Shape shape, int firstNode, int nodes, Part part, int halfColumns, float constantGain, Average average) {
    /** Ints a node takes in the table. */
    public static final int NODE_INTS = 14;

    /** The constants of {@code propagated} in {@code fold.cuh}. */
    public enum Part {
        /** |z|: a path. */
        MODULUS(0),
        /** Re z: a signal averaged through its spectrum. */
        REAL(1),
        /** Im z: the imaginary part of a complex signal's average. */
        IMAGINARY(2);

        private final int code;

        Part(int code) {
            this.code = code;
        }
    }

    /** Whether children need its spectra.
     *
     * @return true where they are stored
     */
    public boolean spectrum() {
        return halfColumns > 0;
    }

    /**
     * The sums of rows that wait between two launches, for each node and signal.
     *
     * @return floats
     */
    public int partials() {
        LargeShape large = shape.large();
        return switch (average.output()) {
            case SAMPLES, NOTHING -> 0;
            case MEAN, SUM -> large == null ? 0 : large.fullRows();
            case LOCAL -> large == null ? 0 : large.fullRows() * average.kept().columns();
        };
    }

    /**
     * How many blocks finish the sums of rows.
     *
     * @param items nodes times signals
     * @return blocks of 256 threads; 0 where there is nothing to finish
     */
    public long finishingBlocks(long items) {
        if (partials() == 0) {
            return 0;
        }
        boolean local = average.output() == Average.Output.LOCAL;
        long sums = items * (local ? average.kept().samples() : 1);
        return Math.ceilDiv(sums, 256 / (local ? average.down().lanes() : 32));
    }

    /**
     * Writes what the kernels of a level read beyond pointers and counts.
     *
     * @param to the struct, positioned at {@code part}
     * @param scaled whether outputs are in the units of the input
     * @param tiles blocks a grid, in tiles
     * @param grid what a block holds
     */
    public void write(Arguments to, boolean scaled, int tiles, BlockGrid grid) {
        to.ints(part.code, spectrum() ? 1 : 0, scaled ? 1 : 0, halfColumns);
        to.single(constantGain);
        LargeShape large = shape.large();
        if (large == null) {
            to.ints(0, 0, 0, 0, 0, 0, 0);
        } else {
            large.matrix().write(to, tiles);
        }
        grid.write(to);
        shape.back().write(to);
        average.write(to);
    }
}
