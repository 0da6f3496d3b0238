package org.scattering.gpu.tables;

/**
 * One level: the nodes of one order at one rate that are treated alike, for all signals in one launch (a few where grids are
 * large).
 *
 * @param shape how its grids are computed
 * @param firstNode where its nodes begin in the table of nodes
 * @param nodes how many there are
 * @param part what is made of the inverse transform
 * @param fold how its nodes are folded
 * @param stored columns (1D: points) of its spectra that are stored; 0 where none are
 * @param mirrored whether columns beyond the middle of its spectra mirror others
 * @param constantGain what the mean of a signal adds to each output
 * @param average from U to the output
 */
public record LevelTable(
        Shape shape,
        int firstNode,
        int nodes,
        Part part,
        Fold fold,
        int stored,
        boolean mirrored,
        float constantGain,
        Average average) {
    /** Ints a node takes in the table. */
    public static final int NODE_INTS = 16;

    /**
     * How nodes are folded.
     *
     * @param folding whether the first pass of the FFT folds what it reads
     * @param staged numbers of the largest spectrum that the nodes of a block share in shared memory; 0 where they do not
     */
    public record Fold(boolean folding, int staged) {
        /** Point by point, before the first pass. */
        static final Fold PLAIN = new Fold(false, 0);
    }

    /** The constants of {@code ToReal} in {@code real.cuh}. */
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
        return stored > 0;
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
     * The shared memory of a block that has whole grids: they themselves, U and the sums beside it, or the spectrum of their parent.
     *
     * @return bytes
     */
    public int sharedBytes() {
        SmallShape small = java.util.Objects.requireNonNull(shape.small());
        long floats = (long) small.back().realFloats() + average.floats(small);
        return (int) Math.max(
                Math.max(small.grid().sharedBytes(), small.back().sharedBytes()),
                Math.max(Float.BYTES * floats, 2L * Float.BYTES * fold.staged));
    }

    /**
     * Columns of a large grid's spectrum that are computed.
     *
     * @return of an image's, without those that mirror others
     */
    public int computedColumns() {
        int columns = java.util.Objects.requireNonNull(shape.large()).fullColumns();
        return mirrored ? columns / 2 + 1 : columns;
    }

    /**
     * Writes what the kernels of a level read beyond pointers and counts.
     *
     * @param to the struct, positioned at {@code part}
     * @param nodesAtOnce nodes of the launch
     * @param outputs coefficients of a signal
     * @param scaled whether outputs are in the units of the input
     * @param tiles blocks a grid, in tiles
     * @param grid what a block holds
     */
    public void write(Arguments to, int nodesAtOnce, int outputs, boolean scaled, int tiles, BlockGrid grid) {
        to.ints(Magic.of(nodesAtOnce), outputs);
        to.ints(part.code, spectrum() ? 1 : 0, scaled ? 1 : 0, stored, mirrored ? 1 : 0);
        to.ints(fold.folding ? 1 : 0, fold.staged > 0 ? 1 : 0);
        to.single(constantGain);
        LargeShape large = shape.large();
        if (large == null) {
            to.ints(0, 0, 0, 0, 0, 0, 0);
        } else {
            large.matrix().write(to, tiles);
        }
        grid.write(to);
        shape.back().write(to);
        shape.back().writeReal(to);
        average.write(to);
    }
}
