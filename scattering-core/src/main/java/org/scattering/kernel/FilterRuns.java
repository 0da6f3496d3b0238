package org.scattering.kernel;

import java.util.stream.IntStream;

/**
 * The terms of a {@link FilterBlocks} by runs: even ones, of {@value #LEAST_ROWS} and more rows of one term each whose sources
 * lie a step apart, for a loop without decisions; for wide filters runs of pairs, of rows with even numbers of terms; and mixed ones
 * of what lies between. Every term is in one run, in order.
 *
 * @param firstRun the first run of each block, and the number of runs
 * @param firstTerm the first term of each run, and the number of terms
 * @param step from the source of a row to that of the next, back where they are conjugated; {@link #MIXED} for mixed runs, the
 *     number above it for runs of pairs
 */
public record FilterRuns(int[] firstRun, int[] firstTerm, int[] step) {
    /** No step. */
    public static final int MIXED = Integer.MIN_VALUE;

    /** Rows from which on a run pays for its beginning. */
    static final int LEAST_ROWS = 8;

    /** Runs of pairs: rows with even numbers of terms, of wide filters. */
    static final int PAIRS = MIXED + 1;

    /** Rows from which on a run of pairs pays for its beginning. */
    private static final int LEAST_ROWS_OF_PAIRS = 4;

    static FilterRuns of(int[] firstTerm, int[] source, int[] target, boolean wide) {
        return new Finder(source, target, wide).find(firstTerm);
    }

    private static final class Finder {
        private final int[] source;
        private final int[] target;
        private final boolean wide;
        private final IntStream.Builder first = IntStream.builder();
        private final IntStream.Builder step = IntStream.builder();
        private int runs;

        Finder(int[] source, int[] target, boolean wide) {
            this.source = source;
            this.target = target;
            this.wide = wide;
        }

        FilterRuns find(int[] firstTerm) {
            int[] firstRun = new int[firstTerm.length];
            for (int block = 0; block + 1 < firstTerm.length; block++) {
                block(firstTerm[block], firstTerm[block + 1]);
                firstRun[block + 1] = runs;
            }
            first.add(source.length);
            return new FilterRuns(
                    firstRun, first.build().toArray(), step.build().toArray());
        }

        private void block(int from, int end) {
            boolean mixed = false;
            for (int t = from; t < end; ) {
                int next = endOfRun(from, t, end);
                if (next - t >= LEAST_ROWS) {
                    add(t, source[t + 1] - source[t]);
                    mixed = false;
                    t = next;
                    continue;
                }
                int pairs = wide ? endOfPairs(t, end) : t;
                if (pairs > t) {
                    add(t, PAIRS);
                    mixed = false;
                    t = pairs;
                    continue;
                }
                if (!mixed) {
                    add(t, MIXED);
                    mixed = true;
                }
                t = wide ? endOfRow(t) : next;
            }
        }

        private int endOfRow(int t) {
            int end = t;
            while (target[end] < 0) {
                end++;
            }
            return end + 1;
        }

        /** The end of the run of pairs that begins with a row; the row itself where none does. */
        private int endOfPairs(int t, int end) {
            int rows = 0;
            int next = t;
            while (next < end && (endOfRow(next) - next) % 2 == 0) {
                next = endOfRow(next);
                rows++;
            }
            return rows < LEAST_ROWS_OF_PAIRS ? t : next;
        }

        private void add(int firstTerm, int stepOfRows) {
            first.add(firstTerm);
            step.add(stepOfRows);
            runs++;
        }

        /** The end of the even run that begins with the term t; of that term alone where none does. */
        private int endOfRun(int from, int t, int end) {
            boolean wholeRow = target[t] >= 0 && (t == from || target[t - 1] >= 0);
            int next = t + 1;
            while (wholeRow && next < end && continues(next, source[t + 1] - source[t])) {
                next++;
            }
            return next;
        }

        /** Since ~a - ~b = b - a, steps back of conjugated sources are positive too. */
        private boolean continues(int t, int apart) {
            return target[t] == target[t - 1] + 1
                    && (source[t] < 0) == (source[t - 1] < 0)
                    && source[t] - source[t - 1] == apart;
        }
    }
}
