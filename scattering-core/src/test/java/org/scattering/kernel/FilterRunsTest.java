package org.scattering.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FilterRunsTest {
    private static final int ROWS = FilterRuns.LEAST_ROWS;

    private final List<Integer> source = new ArrayList<>();
    private final List<Integer> target = new ArrayList<>();

    @Test
    void rowsOfOneTermAStepApartAreARun() {
        rows(0, ROWS, 40, 3);
        rows(ROWS, ROWS + 5, ~90, 2);
        assertRuns(List.of(0, ROWS, 2 * ROWS + 5), List.of(3, 2));
    }

    private boolean wide;

    @Test
    void shortRunsAndRowsOfMoreTermsAreMixed() {
        rows(0, ROWS - 1, 40, 3);
        source.add(7);
        target.add(-1);
        // The last term of a row of two begins no run: one row too few is left.
        rows(ROWS - 1, ROWS, 200, 1);
        assertRuns(List.of(0, 2 * ROWS), List.of(FilterRuns.MIXED));
    }

    @Test
    void aRunEndsWhereSourcesTurnConjugatedOrJump() {
        rows(0, ROWS, -ROWS, 1);
        rows(ROWS, ROWS, 0, 1);
        rows(2 * ROWS, ROWS, 100, 1);
        assertRuns(List.of(0, ROWS, 2 * ROWS, 3 * ROWS), List.of(1, 1, 1));
    }

    /** Of four rows and more, for wide filters; a row of one term ends them. */
    @Test
    void rowsOfTwoAndFourTermsAreTakenByPairs() {
        wide = true;
        rowsOfMore(0, 3, 2);
        rows(3, 1, 9, 1);
        rowsOfMore(4, 3, 2);
        rowsOfMore(7, 1, 4);
        rows(8, ROWS, 9, 1);
        rows(8 + ROWS, 1, 9, 1);
        assertRuns(
                List.of(0, 7, 17, 17 + ROWS, 18 + ROWS),
                List.of(FilterRuns.MIXED, FilterRuns.PAIRS, 1, FilterRuns.MIXED));
    }

    private void rowsOfMore(int first, int count, int terms) {
        for (int n = 0; n < count * terms; n++) {
            source.add(50 + 3 * n);
            target.add(n % terms == terms - 1 ? first + n / terms : -1);
        }
    }

    private void rows(int first, int count, int from, int step) {
        for (int n = 0; n < count; n++) {
            source.add(from + n * step);
            target.add(first + n);
        }
    }

    private void assertRuns(List<Integer> firstTerms, List<Integer> steps) {
        int[] firstTerm = {0, source.size()};
        FilterRuns runs = FilterRuns.of(
                firstTerm,
                source.stream().mapToInt(i -> i).toArray(),
                target.stream().mapToInt(i -> i).toArray(),
                wide);
        assertThat(runs.firstTerm()).containsExactly(firstTerms.toArray(Integer[]::new));
        assertThat(runs.step()).containsExactly(steps.toArray(Integer[]::new));
        assertThat(runs.firstRun()).containsExactly(0, steps.size());
    }
}
