package org.scattering.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.GoldenCase;
import org.scattering.settings.Profile;
import tools.jackson.databind.JsonNode;

/** What each filter is by itself: its place, its mean, its norm, its mirror. */
class FilterBankTest {
    static Stream<JsonNode> golden() {
        return StreamSupport.stream(GoldenCase.json("filterbanks_1d.json").spliterator(), false);
    }

    static Stream<FilterBank> banks() {
        return Arrays.stream(Profile.values())
                .flatMap(p -> Stream.of(
                        FilterBanks.morlet1D(256, 4, 1, 16, p),
                        FilterBanks.morlet1D(300, 5, 8, 20, p),
                        FilterBanks.morlet1D(127, 3, 3, 8, p),
                        FilterBanks.morlet1D(256, 4, 2, 16, p).withMirrors(),
                        FilterBanks.morlet2D(24, 24, 3, 8, p),
                        FilterBanks.morlet2D(15, 22, 2, 3, p),
                        FilterBanks.morlet2D(12, 9, 2, 5, p)));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void centresAreKymatios(JsonNode bank) {
        int scale = bank.get("J").asInt();
        int quality = bank.get("Q").asInt();
        List<Filter> wavelets = FilterBanks.morlet1D(1 << scale, scale, quality, 1 << scale, Profile.KYMATIO)
                .wavelets();
        JsonNode expected = bank.get("filters");
        assertThat(wavelets).hasSize(expected.size());
        for (int n = 0; n < wavelets.size(); n++) {
            JsonNode e = expected.get(n);
            Filter w = wavelets.get(n);
            assertThat(w.frequency()).as("ξ%d", n).isCloseTo(e.get("xi").asDouble(), within(1e-12));
            assertThat(w.bandwidth()).as("σ%d", n).isCloseTo(e.get("sigma").asDouble(), within(1e-12));
            assertThat(w.scale()).as("j%d", n).isEqualTo(e.get("j").asInt());
        }
        assertThat(FilterBanks.scales(scale, quality, Profile.KYMATIO))
                .containsExactly(wavelets.stream().mapToInt(Filter::scale).toArray());
    }

    @ParameterizedTest
    @MethodSource("banks")
    void waveletsHaveZeroMean(FilterBank bank) {
        for (Filter w : bank.wavelets()) {
            // The sum of a 2D wavelet over its grid is some hundred additions of numbers whose moduli add up to about
            // 1.
            assertThat(Math.abs(w.spectrum().at(0, 0)))
                    .as("ξ = %s", w.frequency())
                    .isLessThanOrEqualTo(1e-15);
            assertThat(peak(w.spectrum())).isGreaterThan(0.1);
        }
    }

    @ParameterizedTest
    @MethodSource("banks")
    void theLowpassPeaksAtZero(FilterBank bank) {
        Band phi = bank.lowpass().spectrum();
        assertThat(bank.lowpass().frequency()).isZero();
        // A profile that scales the bank makes it smaller; 1e-4 is Kymatio's 3.1415.
        assertThat(phi.at(0, 0)).isEqualTo(peak(phi)).isBetween(0.5, 1 + 1e-4);
    }

    @ParameterizedTest
    @CsvSource({"256, 4, 1, 16", "256, 5, 8, 32", "243, 5, 3, 20", "97, 3, 12, 8"})
    void oneDimensionalFiltersHaveNormOneInTime(int length, int scale, int quality, int support) {
        FilterBank bank = FilterBanks.morlet1D(length, scale, quality, support, Profile.KYMATIO);
        Stream.concat(bank.wavelets().stream(), Stream.of(bank.lowpass()))
                .forEach(f -> assertThat(l1InTime(f.spectrum().dense()))
                        .as("ξ = %s", f.frequency())
                        .isCloseTo(1, within(1e-12)));
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "2, 8", "4, 6", "3, 5"})
    void waveletsOfABankGoByScaleThenAngle(int scale, int angles) {
        FilterBank bank = FilterBanks.morlet2D(32, 24, scale, angles, Profile.NATIVE);
        assertThat(bank.wavelets()).hasSize(scale * angles);
        for (int i = 0; i < scale * angles; i++) {
            Filter w = bank.wavelets().get(i);
            assertThat(w.scale()).isEqualTo(i / angles);
            assertThat(w.frequency()).isCloseTo(0.375 / (1 << w.scale()), within(1e-15));
            int first = (int) Math.floor(Math.max(0, angles - angles / 2.0 - 1));
            assertThat(w.angle()).isCloseTo((first - i % angles) * Math.PI / angles, within(1e-14));
            // Those of j = 0 reach beyond Nyquist, and so lie in the opposite direction too.
            if (w.scale() > 0) {
                assertThat(centreOfMass(w.spectrum(), w.angle()))
                        .as("the spectrum of ψ%d lies in the direction it states", i)
                        .isGreaterThan(0.99);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("banks")
    void mirrorsLieAtTheNegativeFrequencies(FilterBank bank) {
        FilterBank both = bank.withMirrors();
        int count = bank.wavelets().size();
        assertThat(both.wavelets()).hasSize(2 * count);
        assertThat(both.wavelets().subList(0, count)).isEqualTo(bank.wavelets());
        for (int n = 0; n < count; n++) {
            Filter w = both.wavelets().get(n);
            Filter m = both.wavelets().get(count + n);
            assertThat(m.frequency()).isEqualTo(-w.frequency());
            assertThat(m.scale()).isEqualTo(w.scale());
            assertThat(m.spectrum().dense()).containsExactly(mirrored(w.spectrum()));
        }
    }

    @ParameterizedTest
    @CsvSource({"KYMATIO", "NATIVE", "TIGHT"})
    void theSameSettingsGiveTheSameBits(Profile profile) {
        assertThat(FilterBanks.morlet1D(512, 6, 8, 64, profile).fingerprint())
                .isEqualTo(FilterBanks.morlet1D(512, 6, 8, 64, profile).fingerprint())
                .isNotEqualTo(FilterBanks.morlet1D(512, 6, 8, 63, profile).fingerprint());
        assertThat(FilterBanks.morlet2D(20, 24, 2, 6, profile).fingerprint())
                .isEqualTo(FilterBanks.morlet2D(20, 24, 2, 6, profile).fingerprint())
                .isNotEqualTo(FilterBanks.morlet2D(24, 20, 2, 6, profile).fingerprint());
    }

    private static double peak(Band band) {
        return Arrays.stream(band.dense()).map(Math::abs).max().orElseThrow();
    }

    private static double[] mirrored(Band band) {
        int rows = band.rows();
        int columns = band.columns();
        return IntStream.range(0, rows * columns)
                .mapToDouble(i -> band.at((rows - i / columns) % rows, (columns - i % columns) % columns))
                .toArray();
    }

    /** Σ|ψ(n)| with ψ by the sum that defines the inverse DFT. */
    private static double l1InTime(double[] spectrum) {
        int length = spectrum.length;
        double l1 = 0;
        for (int n = 0; n < length; n++) {
            double re = 0;
            double im = 0;
            for (int k = 0; k < length; k++) {
                double angle = 2 * Math.PI * (k * n % length) / length;
                re += spectrum[k] * Math.cos(angle) / length;
                im += spectrum[k] * Math.sin(angle) / length;
            }
            l1 += Math.hypot(re, im);
        }
        return l1;
    }

    /** The cosine between a direction and the energy-weighted mean frequency of a spectrum. */
    private static double centreOfMass(Band band, double angle) {
        double x = 0;
        double y = 0;
        for (int r = 0; r < band.rows(); r++) {
            for (int c = 0; c < band.columns(); c++) {
                double energy = band.at(r, c) * band.at(r, c);
                x += energy * (2 * r < band.rows() ? r : r - band.rows()) / band.rows();
                y += energy * (2 * c < band.columns() ? c : c - band.columns()) / band.columns();
            }
        }
        return (x * Math.cos(angle) + y * Math.sin(angle)) / Math.hypot(x, y);
    }

    /**
     * What is periodic in space is sampled in frequency: filters on a small grid are every so many samples of those on a large one,
     * also where 2^J is the side of an image. Kymatio's sum over 5×5 periods leaves a part of that out.
     */
    @Test
    void filtersOnSmallImagesAreThoseOfLargeOnes() {
        assertThat(largestDifference(FilterBanks.gabor2D(8, 12, 3, 8), FilterBanks.gabor2D(96, 96, 3, 8)))
                .isLessThan(1e-14);
        FilterBank kymatio = FilterBanks.morlet2D(8, 12, 3, 8, Profile.KYMATIO);
        assertThat(largestDifference(kymatio, FilterBanks.morlet2D(96, 96, 3, 8, Profile.KYMATIO)))
                .isGreaterThan(1e-3);
    }

    private static double largestDifference(FilterBank small, FilterBank large) {
        double largest = 0;
        for (int i = 0; i < small.wavelets().size(); i++) {
            Band s = small.wavelets().get(i).spectrum();
            Band l = large.wavelets().get(i).spectrum();
            for (int r = 0; r < s.rows(); r++) {
                for (int c = 0; c < s.columns(); c++) {
                    double there = l.at(r * l.rows() / s.rows(), c * l.columns() / s.columns());
                    largest = Math.max(largest, Math.abs(s.at(r, c) - there));
                }
            }
        }
        return largest;
    }
}
