package org.scattering.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides every filter of a Morlet bank by √A(ω), wherever its filters lie.
 *
 * <p>Where A is a good part of 1, samples are divided as they are. Elsewhere, in a hole between two filters or beyond all of
 * them, they are small numbers with the rounding of large ones, or underflow; there each is made anew from its formula as a
 * logarithm, and the largest at a frequency is taken out of all before they are squared and summed. The ratios of Gaussians
 * are well defined however small they are, so that every bank has a tight one.
 */
final class TightBank {
    /** Below this A, samples (right to 1e-16 of their peaks) might be right to fewer than 13 digits. */
    private static final double HOLE = 1e-6;

    private final FilterBank bank;
    private final List<LogSamples> samples;
    private final int rows;
    private final int columns;
    private final double[] cover;
    /** The frequencies of holes, in rising order. */
    private final int[] hole;
    /** At each of them the largest logarithm of any filter, and the sum of squares in units of its square. */
    private final double[] largest;

    private final double[] sum;

    /** The samples are those of the wavelets in order, then those of the low-pass filter. */
    private TightBank(FilterBank bank, List<LogSamples> samples) {
        this.bank = bank;
        this.samples = samples;
        Band grid = bank.lowpass().spectrum();
        rows = grid.rows();
        columns = grid.columns();
        cover = bank.littlewoodPaley().sum();
        hole = IntStream.range(0, cover.length)
                .filter(k -> Math.min(cover[k], cover[mirrored(k)]) < HOLE)
                .toArray();
        largest = new double[hole.length];
        sum = new double[hole.length];
    }

    static FilterBank of(FilterBank bank, List<LogSamples> samples) {
        TightBank tight = new TightBank(bank, samples);
        double[] factor = new double[tight.cover.length];
        Arrays.setAll(factor, k -> 1 / Math.sqrt(tight.cover[k]));
        return tight.hole.length == 0 ? bank.times(factor) : tight.filled(factor);
    }

    private int mirrored(int k) {
        return (rows - k / columns) % rows * columns + (columns - k % columns) % columns;
    }

    private FilterBank filled(double[] factor) {
        BitSet holes = new BitSet(cover.length);
        Arrays.stream(hole).forEach(holes::set);
        IntStream.range(0, hole.length)
                .parallel()
                .filter(h -> hole[h] <= mirrored(hole[h]))
                .forEach(this::cover);
        List<Filter> all = new ArrayList<>(bank.wavelets());
        all.add(bank.lowpass());
        List<Filter> filled = IntStream.range(0, all.size())
                .parallel()
                .mapToObj(i -> filled(all.get(i), samples.get(i), factor, holes))
                .toList();
        return new FilterBank(filled.subList(0, filled.size() - 1), filled.getLast());
    }

    /** A(ω) of a frequency and of its mirror, which are the same. */
    private void cover(int h) {
        int k = hole[h];
        int m = mirrored(k);
        double peak = Double.NEGATIVE_INFINITY;
        double squares = 0;
        for (LogSamples g : samples) {
            for (int index : new int[] {k, m}) {
                double log = g.log(index);
                if (log > peak) {
                    squares = 0.5 + squares * StrictMath.exp(2 * (peak - log));
                    peak = log;
                } else if (log > peak - PeriodicGaussian.NEGLIGIBLE) {
                    squares += 0.5 * StrictMath.exp(2 * (log - peak));
                }
            }
        }
        int other = Arrays.binarySearch(hole, m);
        largest[h] = peak;
        sum[h] = squares;
        largest[other] = peak;
        sum[other] = squares;
    }

    private Filter filled(Filter filter, LogSamples g, double[] factor, BitSet holes) {
        double[] dense = filter.spectrum().dense();
        for (int k = 0; k < dense.length; k++) {
            dense[k] = holes.get(k) ? 0 : dense[k] * factor[k];
        }
        for (int h = 0; h < hole.length; h++) {
            double ratio = StrictMath.exp(g.log(hole[h]) - largest[h]) / Math.sqrt(sum[h]);
            dense[hole[h]] = ratio == 0 ? 0 : g.sign(hole[h]) * ratio;
        }
        return filter.withSpectrum(Band.of(rows, columns, dense));
    }
}
