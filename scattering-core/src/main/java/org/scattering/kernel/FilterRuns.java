package org.scattering.kernel;

import java.util.stream.IntStream;

/**
 * The terms of a {@link FilterBlocks} by runs: even ones, of {@value #LEAST_ROWS} and more rows of one term each whose sources
 * lie a step apart, for a loop without decisions; and mixed ones of what lies between. Every term is in one run, in order.
 *
 * @param firstRun the first run of each block, and the number of runs
 * @param firstTerm the first term of each run, and the number of terms
 * @param step from the source of a row to that of the next, back where they are conjugated; {@link #MIXED} for mixed runs
 */
public record FilterRuns(int[] firstRun, int[] firstTerm, int[] step) {
    /** No step. */
    public static final int MIXED = Integer.MIN_VALUE;

    /** Rows from which on a run pays for its beginning. */
    static final int LEAST_ROWS = 16;

    static FilterRuns of(int[] firstTerm, int[] source, int[] target) {
        return new Finder(source, target).find(firstTerm);
    }

    private static final class Finder {
        private final int[] source;
        private final int[] target;
        private final IntStream.Builder first = IntStream.builder();
        private final IntStream.Builder step = IntStream.builder();
        private int runs;

        Finder(int[] source, int[] target) {
            this.source = source;
            this.target = target;
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
                } else if (!mixed) {
                    add(t, MIXED);
                    mixed = true;
                }
                t = next;
            }
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
