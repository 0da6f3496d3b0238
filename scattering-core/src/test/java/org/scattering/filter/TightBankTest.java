package org.scattering.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.settings.Profile;

/** Profile tight where the filters leave frequencies out: between φ and the wavelets, above them all, or across one angle. */
class TightBankTest {

    /** A bank in any profile, by a name that says what it is. */
    private record Bank(String name, Function<Profile, FilterBank> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Bank line(int length, int scale, int quality, int support) {
        return new Bank(
                "N=%d J=%d Q=%d T=%d".formatted(length, scale, quality, support),
                p -> FilterBanks.morlet1D(length, scale, quality, support, p));
    }

    private static Bank plane(int rows, int columns, int scale, int angles) {
        return new Bank(
                "%dx%d J=%d L=%d".formatted(rows, columns, scale, angles),
                p -> FilterBanks.morlet2D(rows, columns, scale, angles, p));
    }

    /** In each A falls below 1e-6 somewhere; in most doubles underflow there. */
    static Stream<Bank> gaps() {
        return Stream.of(
                line(256, 1, 3, 2),
                line(256, 1, 8, 2),
                line(255, 1, 64, 1),
                line(1000, 2, 8, 4),
                line(1024, 2, 8, 1),
                line(1024, 3, 16, 8),
                line(1024, 3, 16, 2),
                line(777, 3, 100, 8),
                line(4096, 4, 64, 16),
                line(2048, 6, 256, 64),
                line(16384, 3, 1, 8192),
                line(16384, 3, 8, 8192),
                line(4096, 2, 4, 4096),
                line(65536, 4, 1, 65536),
                line(4096, 2, 16, 4096),
                plane(24, 20, 2, 1),
                plane(33, 64, 5, 1),
                plane(16, 16, 4, 1),
                plane(128, 128, 6, 1),
                plane(256, 9, 3, 1));
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void theSumIsOneAtEveryFrequency(Bank bank) {
        assertThat(bank.of.apply(Profile.KYMATIO).littlewoodPaley().lowerBound())
                .isLessThan(1e-6);
        FilterBank tight = bank.of.apply(Profile.TIGHT);
        for (double a : tight.littlewoodPaley().sum()) {
            assertThat(a).isCloseTo(1, within(1e-12));
        }
        for (double a : tight.withMirrors().littlewoodPaley().sum()) {
            assertThat(a).isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void waveletsKeepTheirZeroMeanAndAveragesStayReal(Bank bank) {
        FilterBank tight = bank.of.apply(Profile.TIGHT);
        for (Filter w : tight.wavelets()) {
            assertThat(Math.abs(w.spectrum().at(0, 0)))
                    .as("ξ = %s", w.frequency())
                    .isLessThan(4e-15);
        }
        Band phi = tight.lowpass().spectrum();
        double[] mirrored = phi.mirrored().dense();
        assertThat(phi.dense()).containsExactly(mirrored, within(1e-14));
        assertThat(phi.at(0, 0)).isCloseTo(1, within(1e-12));
    }

    /** Far from 0 a wavelet is its Gaussian alone, so that the ratio of two is known whatever they are divided by. */
    @ParameterizedTest
    @CsvSource({"1024, 1, 8, 2, 0.4", "1024, 2, 12, 4, 0.3", "1024, 3, 16, 8, 0.25", "2048, 6, 256, 64, 0.11"})
    void ratiosOfFiltersAreThoseOfTheirGaussians(int length, int scale, int quality, int support, double frequency) {
        List<Filter> raw = FilterBanks.morlet1D(length, scale, quality, support, Profile.KYMATIO)
                .wavelets();
        List<Filter> tight = FilterBanks.morlet1D(length, scale, quality, support, Profile.TIGHT)
                .wavelets();
        int k = (int) Math.round(frequency * length);
        double omega = (double) k / length;
        for (int i = 0; i + 1 < raw.size(); i++) {
            double expected = logGaussian(raw.get(i), omega) - logGaussian(raw.get(i + 1), omega);
            double upper = tight.get(i).spectrum().at(0, k);
            double lower = tight.get(i + 1).spectrum().at(0, k);
            if (lower > 1e-12) {
                assertThat(Math.log(upper / lower)).as("ψ%d", i).isCloseTo(expected, within(1e-9));
            }
        }
        assertThat(tight.getFirst().spectrum().at(0, k)).isGreaterThan(0.01);
    }

    private static double logGaussian(Filter w, double omega) {
        Band band = w.spectrum();
        int peak = (int) Math.round((w.frequency() + w.bandwidth()) * band.columns());
        double at = (double) peak / band.columns();
        double xi = w.frequency();
        double sigma = w.bandwidth();
        // ψ̂ = c (g - κ l), and g - κ l = g (1 - exp(-ωξ/σ²)) where no other period reaches.
        double scale = Math.log(band.at(0, peak)) - log(at, xi, sigma);
        return scale + log(omega, xi, sigma);
    }

    private static double log(double omega, double xi, double sigma) {
        return -square(omega - xi) / (2 * square(sigma)) + Math.log(-Math.expm1(-omega * xi / square(sigma)));
    }

    /** Waves along the first axis vanish on the whole line across it: rounding must not win against φ, however small φ is there. */
    @ParameterizedTest
    @CsvSource({"24, 20, 2", "40, 40, 3", "128, 128, 6"})
    void theLineAcrossTheOnlyAngleIsLeftToTheAverage(int rows, int columns, int scale) {
        FilterBank tight = FilterBanks.morlet2D(rows, columns, scale, 1, Profile.TIGHT);
        for (int c = 0; c < columns; c++) {
            assertThat(tight.lowpass().spectrum().at(0, c)).as("column %d", c).isCloseTo(1, within(1e-9));
        }
        assertThat(tight.lowpass().spectrum().at(rows / 2, 0)).isLessThan(0.1);
    }

    /** Where doubles hold the samples, their logarithms say the same; 1e-12 because samples are summed over fewer periods. */
    @ParameterizedTest
    @MethodSource("shapes")
    void logarithmsAreThoseOfTheSamples(LogSamples samples, Band band) {
        LogSamples matched = LogSamples.matched(samples, band);
        double[] dense = band.dense();
        double peak = Stream.of(dense)
                .flatMapToDouble(java.util.Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        int compared = 0;
        for (int k = 0; k < dense.length; k++) {
            if (Math.abs(dense[k]) > 1e-12 * peak) {
                double value = matched.sign(k) * Math.exp(matched.log(k));
                assertThat(value).as("sample %d", k).isCloseTo(dense[k], within(1e-12 * peak));
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    static Stream<Object[]> shapes() {
        List<Object[]> shapes = new ArrayList<>();
        for (FilterBank bank : List.of(
                FilterBanks.morlet1D(256, 5, 1, 32, Profile.KYMATIO),
                FilterBanks.morlet1D(255, 4, 8, 7, Profile.KYMATIO),
                FilterBanks.morlet1D(512, 2, 9, 512, Profile.KYMATIO))) {
            int n = bank.lowpass().spectrum().columns();
            bank.wavelets()
                    .forEach(w -> shapes.add(new Object[] {
                        LogSamples.Wavelet.of(
                                PeriodicGaussian.linear(n, w.frequency(), w.bandwidth()),
                                PeriodicGaussian.linear(n, 0, w.bandwidth())),
                        w.spectrum()
                    }));
            shapes.add(new Object[] {
                new LogSamples.LowPass(
                        PeriodicGaussian.linear(n, 0, bank.lowpass().bandwidth())),
                bank.lowpass().spectrum()
            });
        }
        for (int angles : new int[] {1, 2, 3, 4}) {
            FilterBank bank = FilterBanks.morlet2D(30, 24, 2, angles, Profile.NATIVE);
            IntStream.range(0, bank.wavelets().size()).forEach(i -> {
                Filter w = bank.wavelets().get(i);
                var wave = new PeriodicGaussian.Wave(
                        0.8 * (1 << w.scale()), w.angle(), 0.75 * Math.PI / (1 << w.scale()), 4.0 / angles);
                shapes.add(new Object[] {
                    LogSamples.Wavelet.of(
                            PeriodicGaussian.planar(30, 24, wave), PeriodicGaussian.planar(30, 24, wave.still())),
                    w.spectrum()
                });
            });
        }
        return shapes.stream();
    }

    /** Wavelets without a constant-Q part reach ½ when they are tight, so that nothing may be thrown away after them. */
    @ParameterizedTest
    @CsvSource({"2, 8", "3, 16", "5, 256"})
    void waveletsThatReachTheTopAreNotSubSampled(int scale, int quality) {
        assertThat(FilterBanks.scales(scale, quality, Profile.KYMATIO)).containsOnly(scale - 1);
        assertThat(FilterBanks.scales(scale, quality, Profile.TIGHT)).containsOnly(0);
        assertThat(FilterBanks.morlet1D(1024, scale, quality, 1 << scale, Profile.TIGHT)
                        .wavelets())
                .allMatch(w -> w.scale() == 0);
        assertThat(FilterBanks.scales(6, 8, Profile.TIGHT))
                .isEqualTo(FilterBanks.scales(6, 8, Profile.KYMATIO))
                .contains(3);
    }

    private static double square(double x) {
        return x * x;
    }
}
