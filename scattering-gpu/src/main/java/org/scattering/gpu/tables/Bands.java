package org.scattering.gpu.tables;

import java.util.HashMap;
import java.util.Map;
import org.scattering.filter.Band;
import org.scattering.filter.Filter;

/**
 * The filters at the rates of the signals they are applied to, cut to the samples that count in single precision, and
 * divided by the number of points: the mean of the folding times the 1/N of the inverse FFT.
 */
final class Bands {
    /** Relative to the filter's peak; a float has a relative precision of 6e-8. */
    private static final double NEGLIGIBLE = 1e-8;

    /** A product on the whole grid costs less than half of one that looks for its place. */
    private static final double WHOLE = 2;

    private final FloatTable table = new FloatTable();
    private final Map<Key, Cut> cuts = new HashMap<>();

    private record Key(Filter filter, int resolution) {}

    /**
     * A filter in the table.
     *
     * @param at where it begins, row-major
     * @param firstRow its first row on the grid
     * @param firstColumn its first column on the grid
     * @param height rows
     * @param width columns
     * @param whole whether it is the whole grid, of an image
     */
    record Cut(int at, int firstRow, int firstColumn, int height, int width, boolean whole) {}

    /** A filter at a rate. */
    Cut cut(Filter filter, int resolution) {
        return cuts.computeIfAbsent(
                new Key(filter, resolution), k -> add(k.filter.spectrum().atResolution(k.resolution)));
    }

    private Cut add(Band band) {
        double peak = 0;
        for (int r = 0; r < band.height(); r++) {
            for (int c = 0; c < band.width(); c++) {
                peak = Math.max(peak, Math.abs(band.value(r, c)));
            }
        }
        int top = band.height();
        int bottom = 0;
        int left = band.width();
        int right = 0;
        for (int r = 0; r < band.height(); r++) {
            for (int c = 0; c < band.width(); c++) {
                if (Math.abs(band.value(r, c)) > NEGLIGIBLE * peak) {
                    top = Math.min(top, r);
                    bottom = Math.max(bottom, r + 1);
                    left = Math.min(left, c);
                    right = Math.max(right, c + 1);
                }
            }
        }
        if (band.rows() > 1 && WHOLE * (bottom - top) * (right - left) >= (double) band.rows() * band.columns()) {
            return whole(band);
        }
        int at = table.size();
        double scale = 1.0 / ((double) band.rows() * band.columns());
        for (int r = top; r < bottom; r++) {
            for (int c = left; c < right; c++) {
                table.add(band.value(r, c) * scale);
            }
        }
        return new Cut(
                at,
                (band.firstRow() + Math.min(top, bottom)) % band.rows(),
                (band.firstColumn() + Math.min(left, right)) % band.columns(),
                Math.max(0, bottom - top),
                Math.max(0, right - left),
                false);
    }

    private Cut whole(Band band) {
        int at = table.size();
        double[] dense = band.dense();
        double scale = 1.0 / dense.length;
        for (double value : dense) {
            table.add(value * scale);
        }
        return new Cut(at, 0, 0, band.rows(), band.columns(), true);
    }

    float[] toArray() {
        return table.toArray();
    }
}
