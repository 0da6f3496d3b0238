package org.scattering.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every task is taken once; by its own seat where all are equally fast, from the end of another one's where some are not. */
class StretchesTest {
    private static List<Integer> all(Stretches stretches, int seat) {
        List<Integer> taken = new ArrayList<>();
        for (int task = stretches.take(seat); task >= 0; task = stretches.take(seat)) {
            taken.add(task);
        }
        return taken;
    }

    @Test
    void whoIsAloneTakesItsOwnForwardsAndTheOthersFromTheirEnds() {
        assertThat(all(new Stretches(8, 2), 0)).containsExactly(0, 1, 2, 3, 7, 6, 5, 4);
        assertThat(all(new Stretches(8, 2), 1)).containsExactly(4, 5, 6, 7, 3, 2, 1, 0);
        assertThat(all(new Stretches(7, 3), 1)).containsExactly(2, 3, 6, 5, 4, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "6, 2", "7, 2", "12, 5", "100, 7"})
    void inTurnsEachSeatHasOneStretch(int tasks, int seats) {
        Stretches stretches = new Stretches(tasks, seats);
        for (int round = 0; round < tasks / seats; round++) {
            for (int seat = 0; seat < seats; seat++) {
                assertThat(stretches.take(seat)).isEqualTo(tasks * seat / seats + round);
            }
        }
    }

    @Test
    void moreSeatsThanTasksShareThem() {
        Stretches stretches = new Stretches(2, 7);
        assertThat(List.of(stretches.take(6), stretches.take(3), stretches.take(0)))
                .containsExactly(0, 1, -1);
    }

    @Test
    void nothingIsTakenOnceItIsClosed() {
        Stretches stretches = new Stretches(9, 3);
        stretches.take(1);
        stretches.close();
        assertThat(IntStream.range(0, 3).map(stretches::take)).containsOnly(-1);
    }

    @Test
    void threadsThatTakeFromEachOtherTakeEachTaskOnce() {
        int tasks = 100_000;
        Stretches stretches = new Stretches(tasks, 4);
        List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
        // The first seat stays empty, so that all end in its stretch.
        IntStream.range(1, 4).parallel().forEach(seat -> taken.addAll(all(stretches, seat)));
        assertThat(taken).hasSize(tasks).doesNotHaveDuplicates();
    }
}
