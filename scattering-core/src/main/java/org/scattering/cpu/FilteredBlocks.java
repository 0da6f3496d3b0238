package org.scattering.cpu;

import org.scattering.kernel.FilterBlocks;
import org.scattering.kernel.Split;

/** The blocks of spectra that go through the wavelets of a branch (or through φ): side by side, or those of one line. */
class FilteredBlocks extends PaddingBefore implements Sweeps.BlockSource {
    private Split spectra = new Split(new float[0], 0, 0);
    private FilterBlocks[] filters = new FilterBlocks[0];
    private int lanes;
    /** Which filter is that of the line. */
    private int only;
    /** From one row of a line that waits in grid b to the next. */
    private int apart;
    /** Where the line begins; -1 for wide spectra. */
    private int line = -1;

    private FilteredBlocks() {}

    /** Of nothing yet. */
    static FilteredBlocks none() {
        return new Padded();
    }

    /** Wide spectra, through filters that take so many lanes each. */
    FilteredBlocks wide(Split ofSpectra, FilterBlocks[] byFilters, int lanesEach) {
        spectra = ofSpectra;
        filters = byFilters;
        // A single filter may as well work on the lanes that only fill up the block.
        lanes = byFilters.length == 1 ? Sweeps.BLOCK : lanesEach;
        line = -1;
        return this;
    }

    /**
     * The line that begins at {@code from}, through one of the filters; where it is two at once, the blocks of the second go to grid b of
     * {@code target}, where they wait for a transform of their own.
     */
    FilteredBlocks line(Split ofSpectra, int from, FilterBlocks[] byFilters, int filter, Sweeps target) {
        spectra = ofSpectra;
        filters = byFilters;
        only = filter;
        line = from;
        apart = target.filteredStride();
        return this;
    }

    @Override
    public void load(Work work, int block) {
        if (line >= 0) {
            FilterBlocks filter = filters[only];
            if (filter.filters() == 1) {
                work.kernels.filterLine(spectra, line, filter, block, work.block, 0);
            } else {
                work.kernels.filterTwoLines(spectra, line, filter, block, work.block, work.b, apart);
            }
            return;
        }
        for (int g = 0; g < filters.length; g++) {
            work.kernels.filter(spectra, filters[g], block, work.block, g * lanes, lanes);
        }
    }

    /** With two lines of the cache behind the fields. */
    @SuppressWarnings("unused")
    private static final class Padded extends FilteredBlocks {
        long behind0;
        long behind1;
        long behind2;
        long behind3;
        long behind4;
        long behind5;
        long behind6;
        long behind7;
        long behind8;
        long behind9;
        long behind10;
        long behind11;
        long behind12;
        long behind13;
        long behind14;
        long behind15;
    }
}
