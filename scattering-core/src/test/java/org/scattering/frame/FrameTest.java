package org.scattering.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.NaiveDft;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.filter.FilterBanks;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;

/** Frames of every bank: the Littlewood–Paley sum is what the operator does to energy, and tight is tight. */
class FrameTest {
    private static final List<Integer> LINE = List.of(96);
    private static final List<Integer> ODD_LINE = List.of(45);
    private static final List<Integer> IMAGE = List.of(12, 15);

    record Case(Bank bank, List<Integer> shape) {
        Frame frame() {
            return bank.frame(shape);
        }
    }

    static Stream<Case> frames() {
        return Stream.of(
                new Case(new MorletBank1D(4, 2, 16, Profile.KYMATIO), LINE),
                new Case(new MorletBank1D(3, 1, 6, Profile.NATIVE), ODD_LINE),
                new Case(new MorletBank1D(4, 8, 16, Profile.TIGHT), LINE),
                new Case(new MorletBank2D(2, 4, Profile.KYMATIO), IMAGE),
                new Case(new GaborBank1D(4, 2, 16), LINE),
                new Case(new GaborBank2D(2, 6), IMAGE),
                new Case(new MeyerBank(3), LINE),
                new Case(new MeyerBank(2), ODD_LINE),
                new Case(new MeyerBank(2), IMAGE),
                new Case(new HaarBank(3), LINE),
                new Case(new HaarBank(4), ODD_LINE),
                new Case(new HaarBank(2), IMAGE),
                new Case(new RandomBank(5, 6, 3), LINE),
                new Case(new RandomBank(7, 3, 4), IMAGE),
                new Case(given(), ODD_LINE));
    }

    /** Complex filters of no symmetry, and a low-pass filter that is real in time. */
    private static GivenBank given() {
        int n = ODD_LINE.getFirst();
        List<double[]> responses = new ArrayList<>();
        double[] lowpass = Noise.gaussian(1, 2 * n);
        for (int i = 1; i < 2 * n; i += 2) {
            lowpass[i] = 0;
        }
        responses.add(lowpass);
        responses.add(Noise.gaussian(2, 2 * n));
        responses.add(Noise.gaussian(3, 2 * n));
        return GivenBank.ofImpulseResponses(ODD_LINE, responses);
    }

    /** ‖Wx‖² = 1/N Σ A |x̂|², both sides from their definitions: circular sums in time, and a naive transform. */
    @ParameterizedTest
    @MethodSource("frames")
    void theSumSaysWhatHappensToEnergy(Case c) {
        Frame frame = c.frame();
        int n = frame.size();
        double[] x = Noise.gaussian(11, n);
        double[] spectrum = spectrum(frame, x);
        double[] a = frame.littlewoodPaley();
        double predicted = 0;
        for (int k = 0; k < n; k++) {
            predicted += a[k] * (square(spectrum[2 * k]) + square(spectrum[2 * k + 1])) / n;
        }
        double measured = energyInTime(frame, frame.lowpass(), x);
        for (BandPass g : frame.bandpass()) {
            measured += energyInTime(frame, g.transfer(), x);
        }
        assertThat(measured).isCloseTo(predicted, within(1e-12 * predicted));
        assertThat(a[1 % n]).isEqualTo(a[n - 1 - (frame.rows() > 1 ? n - frame.columns() : 0)]);
    }

    private static double[] spectrum(Frame frame, double[] x) {
        double[] z = new double[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            z[2 * i] = x[i];
        }
        return NaiveDft.forward(z, frame.rows(), frame.columns());
    }

    /** ‖x ⋆ g‖² by the convolution sum. */
    private static double energyInTime(Frame frame, TransferFunction filter, double[] x) {
        int n = x.length;
        int columns = frame.columns();
        double[] g = NaiveDft.inverse(filter.interleaved(), frame.rows(), columns);
        double energy = 0;
        for (int u = 0; u < n; u++) {
            double re = 0;
            double im = 0;
            for (int v = 0; v < n; v++) {
                int row = Math.floorMod(u / columns - v / columns, frame.rows());
                int i = 2 * (row * columns + Math.floorMod(u % columns - v % columns, columns));
                re += x[v] * g[i] / n;
                im += x[v] * g[i + 1] / n;
            }
            energy += re * re + im * im;
        }
        return energy;
    }

    @ParameterizedTest
    @MethodSource("frames")
    void boundsAreAttainedAtTheFrequenciesNamed(Case c) {
        Frame frame = c.frame();
        FrameBounds bounds = frame.bounds();
        double[] a = frame.littlewoodPaley();
        assertThat(bounds.lower()).isEqualTo(Arrays.stream(a).min().orElseThrow());
        assertThat(bounds.upper()).isEqualTo(Arrays.stream(a).max().orElseThrow());
        assertThat(a[index(frame, bounds.lowerFrequency())]).isEqualTo(bounds.lower());
        assertThat(a[index(frame, bounds.upperFrequency())]).isEqualTo(bounds.upper());
    }

    private static int index(Frame frame, List<Double> frequency) {
        int column = Math.floorMod(Math.round(frequency.getLast() * frame.columns()), frame.columns());
        int row = frequency.size() == 1
                ? 0
                : Math.floorMod(Math.round(frequency.getFirst() * frame.rows()), frame.rows());
        return row * frame.columns() + column;
    }

    @ParameterizedTest
    @MethodSource("frames")
    void tightIsOneAtEveryFrequency(Case c) {
        Frame tight = c.frame().tight();
        assertThat(tight.littlewoodPaley()).satisfies(a -> {
            for (double v : a) {
                assertThat(v).isCloseTo(1, within(1e-12));
            }
        });
        for (int g = 0; g < tight.bandpass().size(); g++) {
            double before = Math.sqrt(c.frame().bandpass().get(g).transfer().squaredModulus(0));
            double after = Math.sqrt(tight.bandpass().get(g).transfer().squaredModulus(0));
            double a = c.frame().littlewoodPaley()[0];
            assertThat(after).isCloseTo(before / Math.sqrt(a), within(1e-15));
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void normalisedHasTheBoundAskedFor(Case c) {
        Frame frame = c.frame();
        assertThat(frame.normalised(0.7).bounds().upper()).isCloseTo(0.7, within(1e-14));
        double ratio = frame.bounds().lower() / frame.bounds().upper();
        FrameBounds scaled = frame.normalised(0.7).bounds();
        assertThat(scaled.lower() / scaled.upper()).isCloseTo(ratio, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("orthogonal")
    void meyerAndHaarAreTightByThemselves(Case c) {
        for (double a : c.frame().littlewoodPaley()) {
            assertThat(a).isCloseTo(1, within(1e-14));
        }
    }

    static Stream<Case> orthogonal() {
        return frames().filter(c -> c.bank() instanceof MeyerBank || c.bank() instanceof HaarBank);
    }

    @Test
    void haarIsMeansAndDifferences() {
        Frame frame = new HaarBank(2).frame(List.of(8));
        double[] phi = NaiveDft.inverse(frame.lowpass().interleaved(), 1, 8);
        double[] psi = NaiveDft.inverse(frame.bandpass().get(1).transfer().interleaved(), 1, 8);
        double[] mean = {2, 2, 2, 2, 0, 0, 0, 0};
        double[] difference = {2, 2, -2, -2, 0, 0, 0, 0};
        for (int u = 0; u < 8; u++) {
            assertThat(phi[2 * u]).isCloseTo(mean[u], within(1e-14));
            assertThat(psi[2 * u]).isCloseTo(difference[u], within(1e-14));
        }
    }

    /** φ̂_1 is 1 up to 1/6 and 0 from 1/3 on; between, ν and with it the angle is that of Daubechies' polynomial. */
    @Test
    void meyerIsMeyer() {
        Frame frame = new MeyerBank(1).frame(List.of(48));
        double[] expected = {1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        for (int k = 9; k < 16; k++) {
            double t = 6.0 * k / 48 - 1;
            double nu = 35 * Math.pow(t, 4) - 84 * Math.pow(t, 5) + 70 * Math.pow(t, 6) - 20 * Math.pow(t, 7);
            expected[k] = Math.cos(Math.PI / 2 * nu);
        }
        for (int k = 0; k < expected.length; k++) {
            assertThat(frame.lowpass().re(k)).as("%d/48", k).isCloseTo(expected[k], within(1e-14));
            assertThat(frame.bandpass().getFirst().transfer().re(k))
                    .isCloseTo(Math.sqrt(1 - expected[k] * expected[k]), within(1e-7));
        }
    }

    /** Kymatio's rule leaves nothing to speak of beyond the band, so that arrays of its filters get the same j or the next. */
    @Test
    void givenFiltersGetTheRateTheirBandAllows() {
        Frame morlet = new MorletBank1D(5, 1, 32, Profile.KYMATIO).frame(List.of(256));
        List<double[]> spectra = new ArrayList<>();
        spectra.add(morlet.lowpass().interleaved());
        morlet.bandpass().forEach(g -> spectra.add(g.transfer().interleaved()));
        Frame given = GivenBank.ofSpectra(List.of(256), spectra).frame(List.of(256));
        for (int g = 0; g < morlet.bandpass().size(); g++) {
            int j = morlet.bandpass().get(g).scale();
            assertThat(given.bandpass().get(g).scale()).isBetween(j, j + 1);
        }
    }

    @Test
    void gaborKeepsAMeanThatMorletTakesOut() {
        Frame gabor = new GaborBank1D(3, 1, 8).frame(List.of(64));
        Frame morlet = new MorletBank1D(3, 1, 8, Profile.TIGHT).frame(List.of(64));
        assertThat(gabor.bandpass())
                .allSatisfy(g -> assertThat(g.transfer().re(0)).isGreaterThan(1e-6));
        assertThat(morlet.bandpass())
                .allSatisfy(g -> assertThat(g.transfer().re(0)).isZero());
        Frame plane = new GaborBank2D(1, 4).frame(List.of(16, 16));
        assertThat(plane.bandpass())
                .allSatisfy(g -> assertThat(g.transfer().re(0)).isGreaterThan(1e-6));
    }

    /** The banks of a transform, and Kymatio's excess in two dimensions. */
    @Test
    void morletIsThePlansBank() {
        var plan = Scattering.plan(Scattering1D.builder(100)
                .scale(4)
                .quality(4, 2)
                .profile(Profile.NATIVE)
                .build());
        for (int layer = 1; layer <= 3; layer++) {
            Frame frame = Bank.of(plan.settings(), layer).frame(List.of(plan.columns(0)));
            assertThat(frame.littlewoodPaley())
                    .containsExactly(plan.bank(layer).littlewoodPaley().sum(), within(1e-15));
            for (int n = 0; n < frame.bandpass().size(); n++) {
                assertThat(frame.bandpass().get(n).scale())
                        .isEqualTo(plan.bank(layer).wavelets().get(n).scale());
            }
        }
        Bank image = Bank.of(Scattering2D.builder(28, 28).scales(3).build(), 1);
        assertThat(image.frame(List.of(40, 40)).bounds().upper()).isCloseTo(1.0187, within(5e-5));
    }

    /** A Gaussian of width σ in frequency has spread σ/√2 there and 1/(2π√2 σ) in time; tightening keeps wavelets local. */
    @Test
    void localisationIsThatOfAGaussian() {
        Frame gabor = new GaborBank1D(5, 4, 32).frame(List.of(1024));
        double sigma = FilterBanks.gabor1D(1024, 5, 4, 32).wavelets().get(6).bandwidth();
        double centre = FilterBanks.gabor1D(1024, 5, 4, 32).wavelets().get(6).frequency();
        Localisation wavelet = gabor.localisation().get(7);
        assertThat(wavelet.frequency()).isCloseTo(sigma / Math.sqrt(2), within(1e-3 * sigma));
        assertThat(wavelet.time() * wavelet.frequency()).isCloseTo(1 / (4 * Math.PI), within(1e-4));
        assertThat(wavelet.centre().getFirst()).isCloseTo(centre, within(1e-3));
        List<Localisation> tight = gabor.tight().localisation();
        for (int i = 0; i < tight.size(); i++) {
            assertThat(tight.get(i).time())
                    .isLessThan(2 * gabor.localisation().get(i).time());
        }
    }

    @Test
    void whatIsNoFrameIsNamedByItsFrequency() {
        Frame onlyLow = Frame.of(
                List.of(8),
                TransferFunction.real(new double[] {1, 1, 0, 0, 0, 0, 0, 1}),
                List.of(new BandPass(0, TransferFunction.real(new double[] {0, 0, 1, 0, 1, 0, 0, 0}))));
        assertThatThrownBy(onlyLow::tight)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("no frame")
                .hasMessageContaining("[0.375]");
    }

    /** Small samples are divided as long as they are more than rounding: at 1e-9 of the peak, but not at 1e-11. */
    @Test
    void littleCoverIsEnoughAndRoundingIsNone() {
        assertThat(twoFilters(1e-9).tight().bounds().lower()).isCloseTo(1, within(1e-12));
        assertThatThrownBy(() -> twoFilters(1e-11).tight())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("[-0.5]");
    }

    /**
     * Filters that a program in single precision computed: where they leave out frequencies there is its rounding, 1e-14 of the energy,
     * which doubles could say and floats cannot. A low-pass filter of such a program is real in time to that rounding.
     */
    @Test
    void samplesOfSinglePrecisionAreRoundingSooner() {
        Frame exact = new MorletBank1D(1, 8, 2, Profile.KYMATIO).frame(List.of(1024));
        Random random = new Random(1);
        List<double[]> rounded = new ArrayList<>();
        rounded.add(inSinglePrecision(exact.lowpass(), random));
        exact.bandpass().forEach(g -> rounded.add(inSinglePrecision(g.transfer(), random)));
        Frame single = GivenBank.ofSpectra(List.of(1024), rounded, SamplePrecision.SINGLE)
                .frame(List.of(1024));
        assertThat(single.bounds().lower() / single.bounds().upper()).isBetween(1e-18, 1e-12);
        assertThatThrownBy(single::tight)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("no frame")
                .hasMessageContaining("single precision");
        refused(() -> GivenBank.ofSpectra(List.of(1024), rounded), "not real in time");
    }

    private static double[] inSinglePrecision(TransferFunction g, Random random) {
        double[] z = g.interleaved();
        double peak = Arrays.stream(z).map(Math::abs).max().orElseThrow();
        Arrays.setAll(z, i -> (float) (z[i] + 1e-7 * peak * random.nextGaussian()));
        return z;
    }

    /** What floats do cover is divided: kymatio's banks, of which the least is 3e-4 of the largest. */
    @ParameterizedTest
    @EnumSource(SamplePrecision.class)
    void eachPrecisionHasItsCover(SamplePrecision precision) {
        double least = Math.sqrt(precision.smallestCover());
        assertThat(twoFilters(2 * least, precision).tight().bounds().lower()).isCloseTo(1, within(1e-12));
        assertThat(twoFilters(2 * least, precision).tight().precision()).isEqualTo(precision);
        assertThatThrownBy(() -> twoFilters(least / 2, precision).tight()).hasMessageContaining("[-0.5]");
    }

    private static Frame twoFilters(double atNyquist) {
        return twoFilters(atNyquist, SamplePrecision.DOUBLE);
    }

    private static Frame twoFilters(double atNyquist, SamplePrecision precision) {
        return Frame.of(
                List.of(4),
                TransferFunction.real(new double[] {1, 0.5, 0, 0.5}),
                List.of(new BandPass(0, TransferFunction.real(new double[] {0, 1, atNyquist, 0}))),
                precision);
    }

    /** Random filters do not see constants, and each has as much energy as a single tap. */
    @Test
    void randomFiltersHaveZeroMeanAndNormOne() {
        for (List<Integer> shape : List.of(LINE, IMAGE)) {
            for (BandPass g : new RandomBank(5, 4, 3).frame(shape).bandpass()) {
                double energy = 0;
                for (int k = 0; k < g.transfer().size(); k++) {
                    energy += g.transfer().squaredModulus(k) / g.transfer().size();
                }
                assertThat(energy).isCloseTo(1, within(1e-12));
                assertThat(Math.sqrt(g.transfer().squaredModulus(0))).isLessThan(1e-14);
            }
        }
    }

    @Test
    void badFiltersAreRefused() {
        List<Integer> shape = List.of(4, 4);
        double[] good = new double[32];
        good[0] = 1;
        double[] nan = good.clone();
        nan[9] = Double.NaN;
        refused(() -> GivenBank.ofSpectra(shape, List.of(good, new double[30])), "filter 1: 30 numbers");
        refused(() -> GivenBank.ofSpectra(shape, List.of(good, nan)), "filter 1: sample 4 is NaN");
        refused(() -> GivenBank.ofSpectra(shape, List.of(good)), "filters: 1 given");
        refused(() -> TransferFunction.complex(new double[7]), "filter: 7 numbers");
        double[] crooked = good.clone();
        crooked[2] = 1;
        refused(() -> GivenBank.ofSpectra(shape, List.of(crooked, good)), "low-pass filter: not real in time");
        refused(() -> GivenBank.ofSpectra(shape, List.of(good, good)).frame(List.of(16)), "given on [4, 4]");
        refused(() -> new MorletBank1D(2, 1, 4, Profile.NATIVE).frame(shape), "one axis");
        refused(() -> new GaborBank2D(2, 4).frame(List.of(16)), "two axes");
        refused(() -> new GaborBank2D(2, 4).frame(List.of(16, 1)), "sides of at least 2 samples");
        refused(() -> new MorletBank2D(1, 4, Profile.TIGHT).frame(List.of(1, 16)), "shape = [1, 16]");
        refused(() -> new MorletBank2D(3, 4, Profile.NATIVE).frame(List.of(16, 3)), "and of 2^J/2");
        assertThat(new MorletBank2D(3, 4, Profile.NATIVE).frame(List.of(16, 4)).size())
                .isEqualTo(64);
        refused(() -> new MeyerBank(0), "J = 0");
        refused(() -> new HaarBank(2).frame(List.of(2, 2, 2)), "one or two axes");
        refused(() -> new RandomBank(2, 5, 1).frame(List.of(4)), "taps = 5");
        refused(() -> new HaarBank(2).frame(List.of(8)).normalised(0), "bound = 0.0");
        refused(() -> new HaarBank(2).frame(List.of(8)).normalised(Double.NaN), "bound = NaN");
        refused(() -> new HaarBank(2).frame(List.of(8)).normalised(1e-300), "bound = 1.0E-300");
        double[] loud = good.clone();
        loud[6] = 1e160;
        refused(() -> GivenBank.ofSpectra(shape, List.of(good, loud)), "beyond the largest double");
        var complex = FilterBanks.morlet1D(64, 3, 1, 8, Profile.NATIVE).withMirrors();
        refused(() -> Frame.of(List.of(64), complex), "mirrored wavelets");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidSettingException.class).hasMessageContaining(message);
    }

    private static double square(double v) {
        return v * v;
    }
}
