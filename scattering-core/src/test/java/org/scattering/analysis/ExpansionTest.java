package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.MeyerBank;
import org.scattering.frame.MorletBank2D;
import org.scattering.search.Norms;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

/** Distances never grow beyond the frames' bound, and the search comes close to it where that can be. */
class ExpansionTest {
    record Case(Bank bank, List<Integer> shape, int maxOrder, Paths paths) {
        FullCascade cascade() {
            return FullCascade.of(bank, shape, maxOrder, paths);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(Paths.values())
                .flatMap(paths -> Stream.of(
                        new Case(Cascades.line(Profile.TIGHT), Cascades.LINE, 0, paths),
                        new Case(Cascades.line(Profile.TIGHT), Cascades.LINE, 2, paths),
                        new Case(Cascades.line(Profile.KYMATIO), Cascades.LINE, 3, paths),
                        new Case(Cascades.image(Profile.TIGHT), Cascades.IMAGE, 1, paths),
                        new Case(Cascades.image(Profile.KYMATIO), Cascades.IMAGE, 2, paths),
                        new Case(new MeyerBank(2), Cascades.LINE, 2, paths),
                        new Case(new MorletBank2D(2, 8, Profile.NATIVE), List.of(16, 16), 1, paths)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noPairGrows(Case c) {
        Expansion random = Expansion.of(c.cascade(), Expansion.Search.RANDOM_PAIRS, 40, 1);
        Expansion worst = Expansion.of(c.cascade(), Expansion.Search.ADVERSARIAL, 8, 1);
        assertThat(random.holds()).as("%s", random).isTrue();
        assertThat(worst.holds()).as("%s", worst).isTrue();
        assertThat(worst.ratio()).isGreaterThan(0.9 * worst.bound());
        assertThat(worst.ratio()).isGreaterThan((1 - 1e-9) * random.ratio());
        // The trial named is the one: it is in the first so many trials, and not in fewer.
        Expansion first = Expansion.of(c.cascade(), Expansion.Search.RANDOM_PAIRS, random.trial() + 1, 1);
        assertThat(first.ratio()).isEqualTo(random.ratio());
        assertThat(first.trial()).isEqualTo(random.trial());
        if (random.trial() > 0) {
            assertThat(Expansion.of(c.cascade(), Expansion.Search.RANDOM_PAIRS, random.trial(), 1)
                            .ratio())
                    .isLessThan(random.ratio());
        }
        assertThat(worst).isEqualTo(Expansion.of(c.cascade(), Expansion.Search.ADVERSARIAL, 8, 1));
    }

    /** Kymatio's images do expand: the search finds a pair that random ones do not. */
    @Test
    void kymatiosImagesAreFoundToExpand() {
        FullCascade cascade = FullCascade.of(new MorletBank2D(3, 8, Profile.KYMATIO), List.of(48, 48), 1, Paths.ALL);
        Expansion worst = Expansion.of(cascade, Expansion.Search.ADVERSARIAL, 2, 3);
        assertThat(worst.holds()).isTrue();
        assertThat(worst.ratio()).isGreaterThan(1);
    }

    @Test
    void aDoubledFilterIsFound() {
        Frame good = Cascades.line(Profile.TIGHT).frame(Cascades.LINE);
        FullCascade honest = FullCascade.of(List.of(good, good), Paths.ALL);
        Frame doubled = Cascades.scaled(good, 0, 2);
        FullCascade bad = FullCascade.of(List.of(doubled, good), Paths.ALL);
        Expansion found = Expansion.of(bad, Expansion.Search.ADVERSARIAL, 4, 1);
        assertThat(found.ratio()).isGreaterThan(1.5 * honest.lipschitzBound()).isLessThan(2);
    }

    /** ⟨JᵀJ d, e⟩ = ⟨Jd, Je⟩ = ¼‖J(d + e)‖² - ¼‖J(d - e)‖², the norms by differences of S; and the same with d and e changed about. */
    @ParameterizedTest
    @EnumSource(Paths.class)
    void theDerivativeIsThatOfTheCascade(Paths paths) {
        FullCascade cascade = FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, 2, paths);
        double[] x = Noise.gaussian(1, cascade.size());
        double[] d = Noise.gaussian(2, cascade.size());
        double[] e = Noise.gaussian(3, cascade.size());
        Tangent tangent = new Tangent(cascade);
        double size = Math.sqrt(Norms.energy(d) * Norms.energy(e));
        double along = Norms.dot(tangent.gram(x, d), d);
        double across = Norms.dot(tangent.gram(x, d), e);
        assertThat(stretched(cascade, x, d, new double[d.length], 0)).isCloseTo(along, within(1e-5 * size));
        double polar = 0.25 * (stretched(cascade, x, d, e, 1) - stretched(cascade, x, d, e, -1));
        assertThat(polar).isCloseTo(across, within(1e-5 * size));
        assertThat(Norms.dot(d, tangent.gram(x, e))).isCloseTo(across, within(1e-13 * size));
        assertThat(Math.abs(across)).isGreaterThan(1e-3 * size);
    }

    /** ‖J(d + s·e)‖². */
    private static double stretched(FullCascade cascade, double[] x, double[] d, double[] e, double s) {
        double[] direction = d.clone();
        Arrays.setAll(direction, i -> d[i] + s * e[i]);
        double[] y = x.clone();
        Arrays.setAll(y, i -> x[i] + 1e-6 * direction[i]);
        double ratio = Expansion.ratio(cascade, x, y);
        return ratio * ratio * Norms.energy(direction);
    }

    @Test
    void theNumberOfThreadsPlaysNoPart() throws Exception {
        FullCascade cascade =
                FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, 2, Paths.FREQUENCY_DECREASING);
        for (Expansion.Search search : Expansion.Search.values()) {
            Expansion here = Expansion.of(cascade, search, 13, 5);
            for (int threads : new int[] {1, 3, 7}) {
                try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                    assertThat(pool.submit(() -> Expansion.of(cascade, search, 13, 5))
                                    .get())
                            .isEqualTo(here);
                }
            }
        }
    }

    @Test
    void noTrialIsRefused() {
        FullCascade cascade = FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, 0, Paths.ALL);
        assertThatThrownBy(() -> Expansion.of(cascade, Expansion.Search.RANDOM_PAIRS, 0, 1))
                .hasMessageContaining("trials = 0");
    }
}
