package org.scattering.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scattering.filter.Band;
import org.scattering.filter.Filter;
import org.scattering.kernel.FilterRuns;
import org.scattering.plan.ScatteringPlan;

/**
 * Turns filters into runs of rows for the kernel: each sample that is not negligible in single precision meets its source
 * row (in the other half of a half spectrum, mirrored and conjugated) and its target row after folding. Scaling of the
 * inverse FFT and the mean of the folding are part of the samples.
 */
final class FilterCompiler {
    /** Relative to the filter's peak; a float has a relative precision of 6e-8. */
    private static final double NEGLIGIBLE = 1e-9;

    private final ScatteringPlan plan;
    private final Map<Key, FilterRuns> compiled = new HashMap<>();

    private record Key(Filter filter, int from, int to, boolean half) {}

    FilterCompiler(ScatteringPlan plan) {
        this.plan = plan;
    }

    /** A filter for signals at rate 2^-from, folded to 2^-to, on whole or half spectra. */
    FilterRuns compile(Filter filter, int from, int to, boolean half) {
        return compiled.computeIfAbsent(new Key(filter, from, to, half), this::compile);
    }

    private FilterRuns compile(Key key) {
        Band band = key.filter.spectrum().atResolution(key.from);
        Builder builder = new Builder(band, plan.rows(key.to), plan.columns(key.to), key.half);
        double peak = 0;
        for (int r = 0; r < band.height(); r++) {
            for (int c = 0; c < band.width(); c++) {
                peak = Math.max(peak, Math.abs(band.value(r, c)));
            }
        }
        for (int r = 0; r < band.height(); r++) {
            int first = 0;
            int last = band.width() - 1;
            while (first <= last && Math.abs(band.value(r, first)) <= NEGLIGIBLE * peak) {
                first++;
            }
            while (last >= first && Math.abs(band.value(r, last)) <= NEGLIGIBLE * peak) {
                last--;
            }
            for (int c = first; c <= last; c++) {
                builder.add(r, c);
            }
        }
        return builder.build();
    }

    /** Collects samples and joins those whose rows follow one another. */
    private static final class Builder {
        private final Band band;
        private final int targetRows;
        private final int targetColumns;
        private final boolean half;
        private final List<int[]> runs = new ArrayList<>();
        private float[] values = new float[1024];
        private int size;

        Builder(Band band, int targetRows, int targetColumns, boolean half) {
            this.band = band;
            this.targetRows = targetRows;
            this.targetColumns = targetColumns;
            this.half = half;
        }

        void add(int r, int c) {
            int row = (band.firstRow() + r) % band.rows();
            int column = (band.firstColumn() + c) % band.columns();
            int target = row % targetRows * targetColumns + column % targetColumns;
            boolean mirrored = half && column > band.columns() / 2;
            int storedColumns = half ? band.columns() / 2 + 1 : band.columns();
            int source = mirrored
                    ? (band.rows() - row) % band.rows() * storedColumns + band.columns() - column
                    : row * storedColumns + column;
            append(source, target, mirrored ? -1 : 1);
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = (float) (band.value(r, c) / (band.rows() * band.columns()));
        }

        private void append(int source, int target, int step) {
            if (!runs.isEmpty()) {
                int[] run = runs.getLast();
                if (run[3] == step && source == run[0] + step * run[2] && target == run[1] + run[2]) {
                    run[2]++;
                    return;
                }
            }
            runs.add(new int[] {source, target, 1, step});
        }

        FilterRuns build() {
            int[] table = runs.stream().flatMapToInt(Arrays::stream).toArray();
            return new FilterRuns(table, Arrays.copyOf(values, size));
        }
    }
}
