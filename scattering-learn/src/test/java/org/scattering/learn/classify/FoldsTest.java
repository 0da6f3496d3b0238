package org.scattering.learn.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Folds are a partition, each class is spread evenly, and the seed decides all. */
class FoldsTest {
    private final Examples examples = Problems.blobs(3, 13, 2, 1);

    @Test
    void isAPartition() {
        Folds folds = new Folds(examples, 5, 1);
        int[] all = IntStream.range(0, folds.count())
                .flatMap(fold -> Arrays.stream(folds.held(fold)))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, 39).toArray());
        for (int fold = 0; fold < folds.count(); fold++) {
            int[] both = IntStream.concat(Arrays.stream(folds.held(fold)), Arrays.stream(folds.rest(fold)))
                    .sorted()
                    .toArray();
            assertThat(both).isEqualTo(all);
        }
    }

    @Test
    void everyClassIsSpreadEvenly() {
        Folds folds = new Folds(examples, 5, 1);
        for (int fold = 0; fold < 5; fold++) {
            int[] held = folds.held(fold);
            assertThat(held.length).isBetween(7, 8);
            for (int c = 0; c < 3; c++) {
                int label = c;
                assertThat(Arrays.stream(held)
                                .filter(i -> examples.labels()[i] == label)
                                .count())
                        .isBetween(2L, 3L);
            }
        }
    }

    @Test
    void theSeedDecides() {
        assertThat(new Folds(examples, 5, 7).held(0)).isEqualTo(new Folds(examples, 5, 7).held(0));
        assertThat(new Folds(examples, 5, 7).held(0)).isNotEqualTo(new Folds(examples, 5, 8).held(0));
    }

    @Test
    void neverMoreFoldsThanExamples() {
        Folds folds = new Folds(Problems.blobs(2, 2, 2, 1), 10, 1);
        assertThat(folds.count()).isEqualTo(4);
        assertThat(IntStream.range(0, 4).map(fold -> folds.held(fold).length)).containsOnly(1);
    }
}
