package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scattering.Noise;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.deform.Warp;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.search.Norms;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

/** Translations move coefficients by no more than the bound, and less and less as J grows. */
class TranslationBoundTest {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void itHoldsOverShiftsAndScales(Profile profile) {
        double previous = Double.MAX_VALUE;
        double moved = Double.MAX_VALUE;
        for (int scale = 2; scale <= 7; scale++) {
            FullCascade cascade = FullCascade.of(
                    new MorletBank1D(scale, 1, 1 << scale, profile), List.of(256), 1, Paths.FREQUENCY_DECREASING);
            List<List<Integer>> shifts = IntStream.of(0, 1, 2, 5, 17, 64, 128, 255)
                    .mapToObj(List::of)
                    .toList();
            List<TranslationBound> bounds = TranslationBound.of(cascade, Noise.gaussian(3, 256), shifts);
            assertThat(bounds).allMatch(TranslationBound::holds);
            assertThat(bounds.getFirst().measured()).isZero();
            assertThat(bounds.getFirst().bound()).isZero();
            // A shift by -1 is a shift by N - 1.
            assertThat(bounds.getLast().bound()).isCloseTo(bounds.get(1).bound(), within(1e-12));
            double distance = bounds.get(1).bound() / bounds.get(1).norm();
            assertThat(distance).isLessThan(0.75 * previous);
            previous = distance;
            assertThat(bounds.get(1).measured()).isPositive().isLessThan(0.75 * moved);
            moved = bounds.get(1).measured();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void imagesMoveLessAsScalesGrow(Profile profile) {
        double[] x = Noise.gaussian(5, 32 * 32);
        double previous = Double.MAX_VALUE;
        double moved = Double.MAX_VALUE;
        for (int scales = 1; scales <= 4; scales++) {
            FullCascade cascade = FullCascade.of(
                    new MorletBank2D(scales, 4, profile), List.of(32, 32), 1, Paths.FREQUENCY_DECREASING);
            TranslationBound b =
                    TranslationBound.of(cascade, x, List.of(List.of(1, 0))).getFirst();
            assertThat(b.holds()).isTrue();
            assertThat(b.bound()).isLessThan(0.75 * previous);
            assertThat(b.measured()).isPositive().isLessThan(0.75 * moved);
            previous = b.bound();
            moved = b.measured();
        }
    }

    @ParameterizedTest
    @EnumSource(Paths.class)
    void itHoldsForImages(Paths paths) {
        FullCascade cascade = FullCascade.of(Cascades.image(Profile.TIGHT), Cascades.IMAGE, 2, paths);
        double[] x = Noise.gaussian(4, cascade.size());
        List<List<Integer>> shifts =
                List.of(List.of(0, 1), List.of(1, 0), List.of(3, -2), List.of(12, 10), List.of(6, 5));
        List<TranslationBound> bounds = TranslationBound.of(cascade, x, shifts);
        assertThat(bounds).allMatch(TranslationBound::holds);
        assertThat(bounds.get(0).measured()).isGreaterThan(0.01);
        assertThat(bounds.get(3).measured()).isZero();
        assertThatThrownBy(() -> TranslationBound.of(cascade, x, List.of(List.of(1))))
                .hasMessageContaining("one number an axis");
        assertThatThrownBy(() -> TranslationBound.of(cascade, new double[3], shifts))
                .hasMessageContaining("x: 3 samples");
    }

    /** A wave at the frequency where the bound is attained: at order 0 nothing is given away. */
    @Test
    void itIsAttained() {
        FullCascade cascade = FullCascade.of(new MorletBank1D(3, 1, 8, Profile.TIGHT), List.of(64), 0, Paths.ALL);
        double closest = 0;
        for (int k = 0; k < 32; k++) {
            double[] wave = new double[64];
            for (int i = 0; i < 64; i++) {
                wave[i] = Math.cos(2 * Math.PI * k * i / 64.0);
            }
            TranslationBound b =
                    TranslationBound.of(cascade, wave, List.of(List.of(3))).getFirst();
            assertThat(b.holds()).isTrue();
            closest = Math.max(closest, b.measured() / b.bound());
        }
        assertThat(closest).isCloseTo(1, within(1e-12));
    }

    /** No shift is too long: it is the same around the circle. */
    @Test
    void longShiftsGoAround() {
        FullCascade cascade = FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, 1, Paths.ALL);
        double[] x = Noise.gaussian(4, cascade.size());
        for (int shift : new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE, -1}) {
            List<TranslationBound> both = TranslationBound.of(
                    cascade, x, List.of(List.of(shift), List.of(Math.floorMod(shift, cascade.size()))));
            assertThat(both.get(0).measured()).isEqualTo(both.get(1).measured()).isPositive();
            assertThat(both.get(0).bound())
                    .isCloseTo(both.get(1).bound(), within(1e-5 * both.get(1).bound()));
        }
    }

    /** Both sides by other means: the distance to the signal that a warp moves, and the energies of the ledger. */
    @Test
    void itsPartsAreThoseOfTheOperators() {
        FullCascade cascade = FullCascade.of(Cascades.image(Profile.TIGHT), Cascades.IMAGE, 2, Paths.ALL);
        double[] x = Noise.gaussian(4, cascade.size());
        Displacement shift = Displacement.constant(Cascades.IMAGE, 3, -2);
        double[] y = Warp.of(shift, Interpolation.LINEAR, Boundary.PERIODIC).apply(x);
        double distance = Math.sqrt(Norms.energyOfDifference(x, y));
        TranslationBound bound =
                TranslationBound.of(cascade, x, List.of(List.of(3, -2))).getFirst();
        assertThat(bound.measured()).isCloseTo(Expansion.ratio(cascade, x, y) * distance, within(1e-12 * distance));
        double energies = EnergyLedger.of(cascade, x).lines().stream()
                .mapToDouble(EnergyLedger.Line::incoming)
                .sum();
        assertThat(bound.propagated()).isCloseTo(Math.sqrt(energies), within(1e-12 * bound.propagated()));
    }
}
