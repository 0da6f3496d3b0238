package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The bound's parts by hand: what folding changes of a gain, and what blocks that fall on one another can add. */
class AliasingTest {
    private static final int[] MIRRORED = {0, 3, 2, 1};
    private static final int[] STILL = {0, 1, 2, 3};

    /** Nothing aliases: the bound is the largest difference of the gains, the mean of ±k. */
    @Test
    void foldedGainsThatDifferCount() {
        Aliasing aliasing = new Aliasing(MIRRORED);
        aliasing.add(new double[] {1, 0.5, 0, -0.5}, new double[] {0.9, 0.15, 0, 0.05}, STILL);
        assertThat(aliasing.bound(STILL)).isCloseTo(0.15, within(1e-12));
    }

    /** Frequencies 0 and 2 fall on one another, with gains a and b: the cross terms are ab·2 Re, at most ab of the energy of both. */
    @Test
    void blocksThatFallTogetherCount() {
        Aliasing aliasing = new Aliasing(MIRRORED);
        aliasing.add(new double[] {0.8, 0, 0.5, 0}, new double[] {0.64, 0, 0.25, 0}, new int[] {0, 1, 0, 1});
        assertThat(aliasing.bound(new int[] {0, 1, 0, 1})).isCloseTo(0.4, within(1e-9));
    }
}
