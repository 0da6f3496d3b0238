package org.scattering.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trials are independent draws: no stream is another one shifted. */
class TrialRandomTest {

    @Test
    void noTrialContinuesAnother() {
        Set<Long> seen = new HashSet<>();
        int draws = 0;
        for (long seed : List.of(0L, 1L, 7L, -1L)) {
            for (int trial = 0; trial < 100; trial++) {
                for (long draw : TrialRandom.of(seed, trial).longs(50).toArray()) {
                    seen.add(draw);
                    draws++;
                }
            }
        }
        assertThat(seen).hasSize(draws);
    }

    @Test
    void theSecondTrialIsNotTheFirstFromItsSecondDraw() {
        long[] first = TrialRandom.of(5, 0).longs(9).toArray();
        long[] second = TrialRandom.of(5, 1).longs(8).toArray();
        for (int i = 0; i < second.length; i++) {
            assertThat(second[i]).isNotEqualTo(first[i + 1]).isNotEqualTo(first[i]);
        }
        assertThat(TrialRandom.of(5, 0).longs(9).toArray()).containsExactly(first);
    }
}
