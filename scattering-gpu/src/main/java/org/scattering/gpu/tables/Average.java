package org.scattering.gpu.tables;

/**
 * From U to the output.
 *
 * @param output what is stored
 * @param kept which samples
 * @param along sums of the last axis
 * @param down sums of the first axis
 */
record Average(Output output, Kept kept, Taps along, Taps down) {
    /** The constants of {@code tables.cuh}, in their order. */
    enum Output {
        /** Weighted sums. */
        LOCAL(0),
        /** The mean over the signal. */
        MEAN(1),
        /** The sum over the grid. */
        SUM(2),
        /** The samples themselves. */
        SAMPLES(3),
        /** Nothing here; the average comes from the spectrum. */
        NOTHING(4);

        private final int code;

        Output(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    static Average plain(Output output, Kept kept) {
        return new Average(output, kept, Taps.NONE, Taps.NONE);
    }

    /** What waits beside U in a block of whole grids: sums of rows, or of warps. */
    int floats(SmallShape small) {
        if (output != Output.LOCAL) {
            return 0;
        }
        int items = small.grid().items();
        return down.count() > 0
                ? items * small.grid().rows() * kept.columns()
                : items * Taps.groups(kept.columns()) * along.sums() * (along.lanes() / Taps.WARP);
    }

    void write(Arguments to) {
        to.ints(output.code());
        kept.write(to);
        along.write(to);
        down.write(to);
    }
}
