package org.scattering.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Scattering;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.SignalType;

/** How a bank covers the frequencies, and what the profiles make of it. */
class LittlewoodPaleyTest {

    /** A bank in any profile, by a name that says what it is. */
    private record Bank(String name, Function<Profile, FilterBank> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bank> banks() {
        SplittableRandom random = new SplittableRandom(7);
        Stream<Bank> lines = Stream.generate(() -> {
                    int length = random.nextInt(17, 2000);
                    int scale = random.nextInt(1, 32 - Integer.numberOfLeadingZeros(length));
                    int quality = random.nextInt(1, 33);
                    int support = random.nextInt(1, random.nextBoolean() ? (1 << scale) + 1 : length + 1);
                    boolean complex = random.nextBoolean();
                    return new Bank(
                            "1D N=%d J=%d Q=%d T=%d%s"
                                    .formatted(length, scale, quality, support, complex ? " complex" : ""),
                            p -> {
                                FilterBank bank = FilterBanks.morlet1D(length, scale, quality, support, p);
                                return complex ? bank.withMirrors() : bank;
                            });
                })
                .limit(40);
        Stream<Bank> planes = Stream.generate(() -> {
                    int rows = random.nextInt(8, 65);
                    int columns = random.nextInt(8, 65);
                    int scale = random.nextInt(1, 32 - Integer.numberOfLeadingZeros(Math.min(rows, columns)));
                    int angles = random.nextInt(1, 13);
                    return new Bank(
                            "2D %dx%d J=%d L=%d".formatted(rows, columns, scale, angles),
                            p -> FilterBanks.morlet2D(rows, columns, scale, angles, p));
                })
                .limit(25);
        return Stream.concat(lines, planes);
    }

    @ParameterizedTest
    @MethodSource("banks")
    void theSumIsTheFormula(Bank bank) {
        FilterBank filters = bank.of.apply(Profile.KYMATIO);
        Band phi = filters.lowpass().spectrum();
        double[] expected = new double[phi.rows() * phi.columns()];
        // A bank that holds its mirrors itself counts each wavelet at its own frequencies only.
        boolean complex = filters.wavelets().getLast().frequency() < 0;
        for (int i = 0; i < expected.length; i++) {
            int r = i / phi.columns();
            int c = i % phi.columns();
            expected[i] = square(phi.at(r, c));
            for (Filter w : filters.wavelets()) {
                Band psi = w.spectrum();
                double opposite = psi.at((psi.rows() - r) % psi.rows(), (psi.columns() - c) % psi.columns());
                expected[i] += 0.5 * (square(psi.at(r, c)) + (complex ? 0 : square(opposite)));
            }
        }
        LittlewoodPaley cover = filters.littlewoodPaley();
        assertThat(cover.sum()).containsExactly(expected, within(1e-14));
        assertThat(cover.lowerBound())
                .isEqualTo(Arrays.stream(cover.sum()).min().orElseThrow());
        assertThat(cover.upperBound())
                .isEqualTo(Arrays.stream(cover.sum()).max().orElseThrow());
        assertThat(at(cover, phi, cover.lowerBoundFrequency())).isEqualTo(cover.lowerBound());
        assertThat(at(cover, phi, cover.upperBoundFrequency())).isEqualTo(cover.upperBound());
    }

    @ParameterizedTest
    @MethodSource("banks")
    void tightIsOneAtEveryFrequency(Bank bank) {
        double[] sum = bank.of.apply(Profile.TIGHT).littlewoodPaley().sum();
        for (double a : sum) {
            assertThat(a).isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("banks")
    void nativeIsAtMostOne(Bank bank) {
        // 1 + 1e-15: the sum of some hundred squares is itself rounded.
        assertThat(bank.of.apply(Profile.NATIVE).littlewoodPaley().upperBound()).isLessThanOrEqualTo(1 + 1e-15);
    }

    @Test
    void nativeLeavesABankAloneThatIsAtMostOneAlready() {
        FilterBank kymatio = FilterBanks.morlet1D(1024, 6, 1, 32, Profile.KYMATIO);
        assertThat(kymatio.littlewoodPaley().upperBound()).isLessThan(1);
        assertThat(FilterBanks.morlet1D(1024, 6, 1, 32, Profile.NATIVE).fingerprint())
                .isEqualTo(kymatio.fingerprint());
    }

    /** The grids are those of 28×28 and 32×32 pixels with padding; on others max A is a few thousandths away. */
    @ParameterizedTest
    @CsvSource({"40, 3, 1.0187", "48, 3, 1.0186", "64, 4, 1.0353"})
    void kymatiosImagesExpandALittle(int size, int scale, double upper) {
        LittlewoodPaley cover =
                FilterBanks.morlet2D(size, size, scale, 8, Profile.KYMATIO).littlewoodPaley();
        assertThat(cover.upperBound()).isCloseTo(upper, within(5e-5));
        assertThat(cover.lowerBound()).isCloseTo(0.123, within(5e-4));
        assertThat(cover.lowerBoundFrequency()).containsExactly(-0.5, -0.5);
    }

    /** At J = 2 the exact bank is non-expansive as it is, so that nothing but π sets the two apart. */
    @Test
    void kymatiosPiIsInTheNorm() {
        Band kymatio = FilterBanks.morlet2D(32, 32, 2, 8, Profile.KYMATIO)
                .wavelets()
                .getFirst()
                .spectrum();
        FilterBank bank = FilterBanks.morlet2D(32, 32, 2, 8, Profile.NATIVE);
        Band exact = bank.wavelets().getFirst().spectrum();
        double scale = exact.at(12, 3) / kymatio.at(12, 3);
        assertThat(scale).isCloseTo(3.1415 / Math.PI, within(1e-12));
    }

    @Test
    void aPlansBanksAreTightOnItsPaddedGrid() {
        var plan = Scattering.plan(Scattering1D.builder(500)
                .scale(5)
                .quality(4, 2)
                .signalType(SignalType.COMPLEX)
                .profile(Profile.TIGHT)
                .build());
        for (int layer = 1; layer <= 3; layer++) {
            LittlewoodPaley cover = plan.bank(layer).littlewoodPaley();
            assertThat(cover.sum()).hasSize(plan.columns(0));
            assertThat(cover.lowerBound()).isCloseTo(1, within(1e-12));
            assertThat(cover.upperBound()).isCloseTo(1, within(1e-12));
        }
    }

    private static double at(LittlewoodPaley cover, Band grid, double[] frequency) {
        int row = frequency.length == 1 ? 0 : (int) Math.round(frequency[0] * grid.rows());
        int column = (int) Math.round(frequency[frequency.length - 1] * grid.columns());
        return cover.sum()[Math.floorMod(row, grid.rows()) * grid.columns() + Math.floorMod(column, grid.columns())];
    }

    private static double square(double x) {
        return x * x;
    }
}
