package org.scattering.learn.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is learned from a training set, and what it does to other signals. */
class ScalingTest {
    /** Two paths of two samples; the second path is silent, or constant. */
    private static FeatureTable table(double... values) {
        return new FeatureTable(values.length / 4, List.of("S[0]@0", "S[0]@1", "S[1]@0", "S[1]@1"), 2, values);
    }

    @Test
    void maxIsPerPath() {
        Scaling scaling = Scaling.fit(Scaling.Kind.MAX, table(1, -8, 0, 0, 2, 4, 0, 0));
        assertThat(scaling.divisor()).containsExactly(8, 8, 1, 1);
        assertThat(scaling.shift()).containsOnly(0);
        assertThat(scaling.apply(table(16, 4, 3, 5)).values()).containsExactly(2, 0.5, 3, 5);
    }

    @Test
    void standardIsPerColumn() {
        Scaling scaling = Scaling.fit(Scaling.Kind.STANDARD, table(1, 10, 0.1, 7, 3, 30, 0.1, 7, 5, 50, 0.1, 7));
        assertThat(scaling.shift()[0]).isCloseTo(3, within(1e-15));
        assertThat(scaling.divisor()[0]).isCloseTo(Math.sqrt(8 / 3.0), within(1e-15));
        assertThat(scaling.divisor()[1]).isCloseTo(Math.sqrt(800 / 3.0), within(1e-13));
        // Rounding leaves a mean of 0.1 that is not 0.1: a constant is not blown up.
        assertThat(scaling.divisor()[2]).isEqualTo(1);
        assertThat(scaling.divisor()[3]).isEqualTo(1);
        assertThat(scaling.apply(table(3, 30, 0.1, 8)).values())
                .satisfies(v -> assertThat(v).containsExactly(new double[] {0, 0, 0, 1}, within(1e-12)));
    }

    @Test
    void noneChangesNothing() {
        FeatureTable table = table(1, -8, 0, 3);
        assertThat(Scaling.fit(Scaling.Kind.NONE, table).apply(table).values()).isEqualTo(table.values());
    }

    @Test
    void tablesKnowTheirSize() {
        FeatureTable table = table(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(table.row(1)).containsExactly(5, 6, 7, 8);
        assertThat(table.select(new int[] {1, 0, 1}).values()).containsExactly(5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThatIllegalArgumentException().isThrownBy(() -> new FeatureTable(2, List.of("S"), 1, new double[3]));
    }
}
