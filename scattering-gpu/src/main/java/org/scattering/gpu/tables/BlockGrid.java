package org.scattering.gpu.tables;

/**
 * What a block holds in shared memory, and with how many threads.
 *
 * @param rows of each grid
 * @param columns of each grid
 * @param items grids
 * @param along rows
 * @param down columns; without passes where there are none
 * @param turns where the factors lie that make spectra of real lines from those of their pairs of neighbours, see {@code
 *     realfft.cuh}; -1 where lines are not taken so
 * @param threads of the block
 */
public record BlockGrid(int rows, int columns, int items, Lines along, Lines down, int turns, int threads) {
    private static final int NO_PAIRS = -1;

    private static final int WARP = 32;

    /** Grids that fit: rows apart by an odd number of points, a single row with gaps where its length allows. */
    static BlockGrid whole(int rows, int columns, int items, Twiddles twiddles, boolean wide) {
        boolean line = rows == 1;
        boolean gaps = line && FftAxis.gaps(columns);
        FftAxis.Order order = wide ? FftAxis.Order.WIDE : order(line, gaps, items);
        int pitch = Lines.pitch(columns, gaps);
        boolean across = !gaps && (!line || items > 1);
        Lines along = Lines.along(twiddles.axis(columns, order), items * rows, across, pitch, gaps);
        FftAxis.Order other = wide ? FftAxis.Order.WIDE : FftAxis.Order.LARGEST_FIRST;
        Lines down = Lines.down(line ? FftAxis.none() : twiddles.axis(rows, other), items, columns, rows, pitch);
        return of(rows, columns, items, along, down, NO_PAIRS);
    }

    private static FftAxis.Order order(boolean line, boolean gaps, int items) {
        return gaps ? FftAxis.Order.WIDE : line && items == 1 ? FftAxis.Order.ODD_FIRST : FftAxis.Order.LARGEST_FIRST;
    }

    /** A tile of rows of a large grid: threads take neighbouring points, which are neighbours in device memory. */
    static BlockGrid rows(int rows, int columns, Twiddles twiddles) {
        boolean gaps = FftAxis.gaps(columns);
        FftAxis axis = twiddles.line(columns, ordered(rows * columns, FftAxis.Order.ODD_FIRST));
        Lines along = Lines.along(axis, rows, false, Lines.pitch(columns, gaps), gaps);
        return of(rows, columns, 1, along, Lines.down(FftAxis.none(), 1, columns, rows, along.outer()), NO_PAIRS);
    }

    private static FftAxis.Order ordered(int points, FftAxis.Order order) {
        return points > SmallShape.LEAST_POINTS_A_THREAD * SmallShape.BLOCK_THREADS ? FftAxis.Order.WIDE : order;
    }

    /** A tile of columns of a large grid. */
    static BlockGrid columns(int rows, int columns, Twiddles twiddles) {
        FftAxis axis = twiddles.line(rows, ordered(rows * columns, FftAxis.Order.LARGEST_FIRST));
        Lines along = Lines.along(FftAxis.none(), rows, true, columns, false);
        return of(rows, columns, 1, along, Lines.down(axis, 1, columns, rows, columns), NO_PAIRS);
    }

    private static BlockGrid of(int rows, int columns, int items, Lines along, Lines down, int turns) {
        int threads = Math.max(along.axis().threads(along.lines()), down.axis().threads(down.lines()));
        return new BlockGrid(rows, columns, items, along, down, turns, Math.ceilDiv(threads, WARP) * WARP);
    }

    /**
     * What the FFT of real grids of this kind goes through: half as many numbers, where lines are even.
     *
     * @param wide whether they go through a kernel of 1024 threads, which does not know all radices
     */
    BlockGrid ofRealLines(Twiddles twiddles, boolean wide) {
        if (columns % 2 != 0) {
            return this;
        }
        int half = columns / 2;
        boolean gaps = !along.across() && FftAxis.gaps(half);
        int pitch = gaps ? Lines.pitch(half, true) : (half + 1) | 1;
        FftAxis.Order narrow = along.across() ? FftAxis.Order.LARGEST_FIRST : FftAxis.Order.ODD_FIRST;
        FftAxis.Order order = gaps || wide ? FftAxis.Order.WIDE : narrow;
        Lines lines = Lines.along(twiddles.axis(half, order), along.lines(), along.across(), pitch, gaps);
        Lines others = Lines.down(down.axis(), items, half + 1, rows, pitch);
        BlockGrid back = of(rows, half + 1, items, lines, others, twiddles.turns(columns));
        return new BlockGrid(rows, half + 1, items, lines, others, back.turns, Math.max(threads, back.threads));
    }

    /** Complex numbers of all grids. */
    int numbers() {
        return Math.max(along.lines() * along.outer(), rows * columns * items);
    }

    /** Whether U of these grids becomes pairs of neighbours. */
    boolean pairs() {
        return turns != NO_PAIRS;
    }

    /**
     * The shared memory of a block.
     *
     * @return bytes
     */
    public int sharedBytes() {
        return 8 * numbers();
    }

    /** Floats of U as this grid finds them. */
    int realFloats() {
        return 2 * numbers();
    }

    void write(Arguments to) {
        to.ints(rows, columns, items, Magic.of(rows), Magic.of(columns));
        int length = along.axis().length();
        to.ints(Magic.of(length), Magic.of(length / 2 + 1));
        along.write(to);
        down.write(to);
        to.ints(turns);
    }

    /** {@code Real} of {@code tables.cuh}. */
    void writeReal(Arguments to) {
        boolean pairs = pairs();
        to.ints(2 * along.outer(), pairs ? 1 : 2, pairs ? along.shift() + 1 : along.shift(), realFloats());
    }
}
