package org.scattering.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scattering.filter.Band;
import org.scattering.filter.Filter;
import org.scattering.kernel.FilterBlocks;
import org.scattering.kernel.Kernels;
import org.scattering.plan.ScatteringPlan;

/**
 * Turns filters into terms for the kernels: each sample that is not negligible in single precision meets its source (in the
 * other half of a half spectrum, mirrored and conjugated) and its target after folding. Scaling of the inverse FFT and the
 * mean of the folding are part of the weights.
 */
final class FilterCompiler {
    /** Relative to the filter's peak; a float has a relative precision of 6e-8. */
    private static final double NEGLIGIBLE = 1e-8;

    private static final int BLOCK = Kernels.BLOCK;

    /** Into how many parts a grid may be cut of which a band fills one. */
    private static final int[] FANS = {4, 2};

    private final ScatteringPlan plan;
    private final Map<Key, FilterBlocks> compiled = new HashMap<>();
    private final Map<Way, Window> windows = new HashMap<>();

    private record Way(Filter filter, int from, int to) {}

    /**
     * What is compiled.
     *
     * @param filters the filter, or two for lines
     * @param from log2 of the sub-sampling of the signals
     * @param to log2 of the sub-sampling they are folded to
     * @param half whether the source holds half a spectrum
     * @param source how the source's spectra are stored
     * @param window the frequencies that may differ from zero
     * @param map how the target is cut into blocks
     */
    record Key(List<Filter> filters, int from, int to, boolean half, Sweeps source, Window window, BlockMap map) {}

    /**
     * The part of a grid of frequencies that a filter leaves.
     *
     * @param start where it begins; it is moved to 0, which changes the phase of a signal and not its modulus
     * @param fan how many times it would fit into the grid
     */
    record Window(int start, int fan) {
        /** All of the grid, unmoved. */
        static final Window WHOLE = new Window(0, 1);
    }

    /**
     * One sample.
     *
     * @param source where it comes from
     * @param mirrored whether it is the conjugate of what is there
     * @param fold which of the samples that meet in one target it is
     * @param block where its target is
     * @param row where its target is
     * @param lane where its target is
     * @param filter which filter it belongs to
     */
    private record Term(
            int source, boolean mirrored, int fold, int block, int row, int lane, int filter, double weight) {
        /** What is the same for all lanes of one term of a line. */
        int alignment() {
            return mirrored ? ~(source + lane + BLOCK) : source - lane + BLOCK;
        }
    }

    FilterCompiler(ScatteringPlan plan) {
        this.plan = plan;
    }

    /** What a filter leaves of signals in 1D, folded from one rate to another. */
    Window window(Filter filter, int from, int to) {
        return windows.computeIfAbsent(new Way(filter, from, to), this::window);
    }

    private Window window(Way way) {
        Band band = way.filter.spectrum().atResolution(way.from);
        double least = NEGLIGIBLE * peak(band);
        int first = 0;
        int end = band.width();
        while (first < end - 1 && Math.abs(band.value(0, first)) <= least) {
            first++;
        }
        while (end > first + 1 && Math.abs(band.value(0, end - 1)) <= least) {
            end--;
        }
        // Reads that begin at whole vectors.
        int start = (band.firstColumn() + first) / BLOCK * BLOCK;
        int width = band.firstColumn() + end - start;
        int columns = plan.columns(way.to);
        for (int fan : FANS) {
            if (width * fan <= columns && Sweeps.takesFan(1, columns, fan)) {
                return new Window(start, fan);
            }
        }
        return Window.WHOLE;
    }

    private static double peak(Band band) {
        double peak = 0;
        for (int r = 0; r < band.height(); r++) {
            for (int c = 0; c < band.width(); c++) {
                peak = Math.max(peak, Math.abs(band.value(r, c)));
            }
        }
        return peak;
    }

    FilterBlocks compile(Key key) {
        return compiled.computeIfAbsent(key, this::blocks);
    }

    private FilterBlocks blocks(Key key) {
        List<Term> terms = terms(key);
        Builder builder = new Builder(key);
        int next = 0;
        for (int block = 0; block < key.map.blocks(); block++) {
            for (int row = 0; row < key.map.rows(); row++) {
                int from = next;
                while (next < terms.size() && terms.get(next).block == block && terms.get(next).row == row) {
                    next++;
                }
                builder.row(row, terms.subList(from, next));
            }
            builder.endOfBlock(block);
        }
        return builder.build();
    }

    /** By block, row and fold; those of a line that one vector can take together are neighbours. */
    private List<Term> terms(Key key) {
        List<Term> terms = new ArrayList<>();
        for (int filter = 0; filter < key.filters.size(); filter++) {
            Band band = key.filters.get(filter).spectrum().atResolution(key.from);
            double peak = peak(band);
            for (int r = 0; r < band.height(); r++) {
                for (int c = 0; c < band.width(); c++) {
                    if (Math.abs(band.value(r, c)) > NEGLIGIBLE * peak || fillsWindow(band, c, key)) {
                        terms.add(term(band, r, c, filter, key));
                    }
                }
            }
        }
        terms.sort(Comparator.comparingInt(Term::block)
                .thenComparingInt(Term::row)
                .thenComparingInt(Term::fold)
                .thenComparingInt(Term::alignment));
        return terms;
    }

    /** What is negligible, but stands in a window that is computed anyway: so that its rows are all alike. */
    private boolean fillsWindow(Band band, int c, Key key) {
        int columns = plan.columns(key.to);
        int place = Math.floorMod(band.firstColumn() + c - key.window.start, band.columns());
        return key.window.fan > 1 && place < columns / key.window.fan;
    }

    private Term term(Band band, int r, int c, int filter, Key key) {
        int row = (band.firstRow() + r) % band.rows();
        int column = (band.firstColumn() + c) % band.columns();
        int rows = plan.rows(key.to);
        int columns = plan.columns(key.to);
        boolean mirrored = key.half && column > band.columns() / 2;
        int source = mirrored
                ? key.source.spectrumIndex(true, (band.rows() - row) % band.rows(), band.columns() - column)
                : key.source.spectrumIndex(key.half, row, column);
        int fold = row / rows * (band.columns() / columns) + column / columns;
        int point = row % rows * columns + Math.floorMod(column - key.window.start, columns);
        double weight = band.value(r, c) / (band.rows() * band.columns());
        BlockMap map = key.map;
        return new Term(source, mirrored, fold, map.block(point), map.row(point), map.lane(point), filter, weight);
    }

    private static final class Builder {
        private final boolean wide;
        private final int weightsPerTerm;
        private final int[] firstTerm;
        private final IntList source = new IntList();
        private final IntList target = new IntList();
        private float[] weights = new float[1024];

        Builder(Key key) {
            wide = key.map.wide();
            weightsPerTerm = wide ? 1 : BLOCK * key.filters.size();
            firstTerm = new int[key.map.blocks() + 1];
        }

        void row(int row, List<Term> terms) {
            if (terms.isEmpty()) {
                add(wide ? 0 : BLOCK);
            }
            for (int i = 0; i < terms.size(); i++) {
                Term term = terms.get(i);
                boolean joins = !wide
                        && i > 0
                        && term.fold == terms.get(i - 1).fold
                        && term.alignment() == terms.get(i - 1).alignment();
                if (!joins) {
                    add(wide ? (term.mirrored ? ~term.source : term.source) : term.alignment());
                }
                int at = source.size - 1;
                weights[at * weightsPerTerm + term.filter * BLOCK + term.lane] = (float) term.weight;
            }
            if (wide && terms.size() > 2 && terms.size() % 2 == 1) {
                // Of weight 0, since terms go by pairs where a row has more than one.
                add(source.values[source.size - 1]);
            }
            target.values[target.size - 1] = row;
        }

        private void add(int from) {
            source.add(from);
            target.add(-1);
            int needed = source.size * weightsPerTerm;
            if (needed > weights.length) {
                weights = Arrays.copyOf(weights, 2 * needed);
            }
        }

        void endOfBlock(int block) {
            firstTerm[block + 1] = source.size;
        }

        FilterBlocks build() {
            int size = source.size;
            return FilterBlocks.of(
                    firstTerm, source.toArray(), target.toArray(), Arrays.copyOf(weights, size * weightsPerTerm));
        }
    }

    private static final class IntList {
        private int[] values = new int[1024];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
