package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.deform.Warp;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.frame.BandPass;
import org.scattering.frame.Frame;
import org.scattering.frame.MeyerBank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.search.Norms;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;

/** The certificate holds wherever it is tried, and shrinks with the deformation. */
class DeformationCertificateTest {
    private static final int TRIALS = 10_000;

    /** Every term is needed: without any one of them some trial would break the bound. */
    @Test
    void itHoldsInEveryTrial() {
        double[] worst = IntStream.range(0, TRIALS)
                .parallel()
                .mapToObj(DeformationCertificateTest::margins)
                .reduce(new double[4], (a, b) -> {
                    double[] larger = new double[4];
                    Arrays.setAll(larger, i -> Math.max(a[i], b[i]));
                    return larger;
                });
        assertThat(worst[0]).as("largest measured/certificate").isBetween(0.9, 1 + 1e-9);
        assertThat(worst[1]).as("without the commutators").isGreaterThan(1.5);
        assertThat(worst[2]).as("without the averaging term").isGreaterThan(1.5);
        assertThat(worst[3]).as("without the residuals of the modulus").isGreaterThan(1.5);
    }

    /** At sizes that are used: 512 samples, and images of 32 by 32. */
    @Test
    void itHoldsAtRealisticSizes() {
        double worst = IntStream.range(0, 300)
                .parallel()
                .mapToDouble(trial -> margins(trial, Trials.realistic(trial))[0])
                .max()
                .orElseThrow();
        assertThat(worst).isBetween(0.7, 1 + 1e-9);
    }

    private static double[] margins(int trial) {
        return margins(trial, Trials.draw(trial));
    }

    private static double[] margins(int trial, Trials.Trial drawn) {
        DeformationCertificate c = drawn.certify();
        assertThat(c.holds()).as("trial %d: %s", trial, c).isTrue();
        if (c.measured() < 1e-9 * c.norm()) {
            return new double[4];
        }
        double commutators = sum(c.commutators());
        return new double[] {
            c.measured() / c.certificate(),
            c.measured() / (c.certificate() - commutators),
            c.measured() / (c.certificate() - c.averaging()),
            c.measured() / (c.certificate() - sum(c.residuals()))
        };
    }

    private static double sum(List<Double> terms) {
        return terms.stream().mapToDouble(t -> t).sum();
    }

    record Terms(Paths paths, List<Frame> layers) {
        FullCascade cascade() {
            return FullCascade.of(layers, paths);
        }

        int[] followed(int layer, int scale) {
            List<BandPass> bandpass = layers.get(layer).bandpass();
            return IntStream.range(0, bandpass.size())
                    .filter(g -> paths == Paths.ALL || bandpass.get(g).scale() > scale)
                    .toArray();
        }
    }

    static Stream<Terms> terms() {
        Frame morlet = Cascades.line(Profile.TIGHT).frame(Cascades.LINE);
        Frame finer = new MorletBank1D(4, 2, 16, Profile.TIGHT).frame(Cascades.LINE);
        Frame meyer = new MeyerBank(3).frame(Cascades.LINE);
        return Stream.of(Paths.values())
                .flatMap(paths -> Stream.of(
                        new Terms(paths, List.of(morlet)),
                        new Terms(paths, List.of(morlet, morlet)),
                        new Terms(paths, List.of(finer, morlet, meyer)),
                        new Terms(paths, List.of(meyer, finer, morlet))));
    }

    /** Every term from the definition, with nothing but the operators themselves, layer by layer. */
    @ParameterizedTest
    @MethodSource("terms")
    void theTermsAreWhatTheySay(Terms terms) {
        FullCascade cascade = terms.cascade();
        Displacement tau = Trials.tau(new SplittableRandom(3), Cascades.LINE, Boundary.PERIODIC);
        Warp warp = Warp.of(tau, Interpolation.LINEAR, Boundary.PERIODIC);
        double[] x = Noise.gaussian(1, 60);
        DeformationCertificate c = DeformationCertificate.of(cascade, x, tau, Interpolation.LINEAR, Boundary.PERIODIC);
        int orders = cascade.maxOrder() + 1;
        double[] commutators = new double[orders];
        double[] residuals = new double[orders];
        double[] averaging = new double[1];
        List<Propagated> now = List.of(new Propagated(x, -1));
        for (int m = 0; m < orders; m++) {
            FrameOperator w = new FrameOperator(terms.layers().get(m));
            List<Propagated> next = new ArrayList<>();
            for (Propagated u : now) {
                double[] z = w.apply(u.samples());
                double[] commutator = CommutatorNorm.commute(w, warp, u.samples());
                commutators[m] += Norms.energy(Arrays.copyOf(commutator, 60));
                double[] au = Arrays.copyOf(z, 60);
                averaging[0] += Norms.energyOfDifference(warp.apply(au), au);
                for (int g : m < orders - 1 ? terms.followed(m, u.scale()) : new int[0]) {
                    int row = 1 + 2 * g;
                    commutators[m] += Norms.energy(Arrays.copyOfRange(commutator, 60 * row, 60 * (row + 2)));
                    double[] modulus = modulus(z, row);
                    residuals[m] += Norms.energyOfDifference(modulus(warp.apply(z), row), warp.apply(modulus));
                    next.add(new Propagated(modulus, w.frame().bandpass().get(g).scale()));
                }
            }
            now = next;
        }
        assertRoots(c.commutators(), commutators);
        assertRoots(c.residuals(), Arrays.copyOf(residuals, orders - 1));
        assertRoots(List.of(c.averaging()), averaging);
        assertThat(c.certificate()).isCloseTo(sum(c.commutators()) + sum(c.residuals()) + c.averaging(), within(1e-12));
        double[] y = warp.apply(x);
        double measured = Expansion.ratio(cascade, x, y) * Math.sqrt(Norms.energyOfDifference(x, y));
        assertThat(c.measured()).isCloseTo(measured, within(1e-12));
    }

    private static void assertRoots(List<Double> actual, double[] squares) {
        assertThat(actual).hasSize(squares.length);
        for (int i = 0; i < squares.length; i++) {
            assertThat(actual.get(i)).isCloseTo(Math.sqrt(squares[i]), within(1e-12));
        }
    }

    private record Propagated(double[] samples, int scale) {}

    private static double[] modulus(double[] rows, int row) {
        double[] u = new double[60];
        for (int i = 0; i < 60; i++) {
            u[i] = Math.hypot(rows[row * 60 + i], rows[(row + 1) * 60 + i]);
        }
        return u;
    }

    /**
     * A packet with noise, N = 512, J = 5, Q = 2, order 2, tight, τ scaled by 1, 0.1, 0.01, 0.001: the size and the fall of the figures
     * of an independent trial implementation, whose signal is not known exactly.
     */
    @Test
    void theExampleShrinksAsItShould() {
        FullCascade cascade =
                FullCascade.of(new MorletBank1D(5, 2, 32, Profile.TIGHT), List.of(512), 2, Paths.FREQUENCY_DECREASING);
        double[] x = packetWithNoise();
        Displacement tau =
                Displacement.sampled(List.of(512), u -> new double[] {7 * Math.sin(2 * Math.PI * u[0] / 512)});
        double[] left = {1.84, 0.64, 0.129, 0.0131};
        double[] right = {3.21, 0.98, 0.173, 0.0176};
        for (int i = 0; i < 4; i++) {
            DeformationCertificate c = DeformationCertificate.of(
                    cascade, x, tau.times(Math.pow(10, -i)), Interpolation.LINEAR, Boundary.PERIODIC);
            assertThat(c.holds()).isTrue();
            assertThat(c.measured()).isBetween(left[i] / 1.25, left[i] * 1.25);
            assertThat(c.certificate()).isBetween(right[i] / 1.25, right[i] * 1.25);
        }
    }

    private static double[] packetWithNoise() {
        double[] x = StabilityContrast.packet(List.of(512), 0.1, 40);
        double[] noise = Noise.gaussian(5, 512);
        Arrays.setAll(x, i -> x[i] + 0.09 * noise[i]);
        return x;
    }

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void bothSidesAreLinearInTau(Interpolation interpolation) {
        FullCascade line =
                FullCascade.of(new MorletBank1D(4, 2, 16, Profile.TIGHT), List.of(128), 2, Paths.FREQUENCY_DECREASING);
        FullCascade image =
                FullCascade.of(new MorletBank2D(2, 4, Profile.TIGHT), List.of(16, 16), 2, Paths.FREQUENCY_DECREASING);
        for (FullCascade cascade : List.of(line, image)) {
            double[] x = Noise.gaussian(2, cascade.size());
            Displacement tau = Trials.tau(new SplittableRandom(8), cascade.shape(), Boundary.PERIODIC);
            Displacement unit = tau.times(1 / tau.largest());
            double[] scales = {0.01, 0.003, 0.001, 0.0003, 0.0001, 0.00003, 0.00001};
            List<DeformationCertificate> certificates = DoubleStream.of(scales)
                    .mapToObj(
                            s -> DeformationCertificate.of(cascade, x, unit.times(s), interpolation, Boundary.PERIODIC))
                    .toList();
            double[] left = certificates.stream()
                    .mapToDouble(DeformationCertificate::measured)
                    .toArray();
            double[] right = certificates.stream()
                    .mapToDouble(DeformationCertificate::certificate)
                    .toArray();
            assertThat(slope(scales, left)).isCloseTo(1, within(0.05));
            assertThat(slope(scales, right)).isCloseTo(1, within(0.05));
        }
    }

    /** Of the least-squares line through the logarithms. */
    private static double slope(double[] scales, double[] values) {
        double meanX = Arrays.stream(scales).map(Math::log).average().orElseThrow();
        double meanY = Arrays.stream(values).map(Math::log).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < scales.length; i++) {
            xy += (Math.log(scales[i]) - meanX) * (Math.log(values[i]) - meanY);
            xx += (Math.log(scales[i]) - meanX) * (Math.log(scales[i]) - meanX);
        }
        return xy / xx;
    }

    @Test
    void nothingMovesWithoutDeformation() {
        FullCascade cascade = FullCascade.of(Cascades.image(Profile.TIGHT), Cascades.IMAGE, 2, Paths.ALL);
        DeformationCertificate c = DeformationCertificate.of(
                cascade,
                Noise.gaussian(1, cascade.size()),
                Displacement.constant(Cascades.IMAGE, 0, 0),
                Interpolation.LINEAR,
                Boundary.PERIODIC);
        assertThat(c.measured()).isZero();
        assertThat(c.certificate()).isLessThan(1e-12);
    }

    /** A broken modulus, or a bank that is not what the books say, is not what the certificate speaks of. */
    @Test
    void aBrokenModulusBreaksTheBound() {
        FullCascade broken = FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, 2, Paths.ALL)
                .with((z, u) -> Arrays.setAll(u, i -> 10 * Math.hypot(z[2 * i], z[2 * i + 1])));
        double[] x = Noise.gaussian(1, broken.size());
        Displacement tau = Displacement.constant(Cascades.LINE, 0.5);
        boolean holds = DeformationCertificate.of(broken, x, tau, Interpolation.LINEAR, Boundary.PERIODIC)
                .holds();
        assertThat(holds).isFalse();
    }

    /** Of the last layer only φ acts: its wavelets may be as large as they like. */
    @Test
    void theLastLayersWaveletsPlayNoPart() {
        Frame good = Cascades.line(Profile.TIGHT).frame(Cascades.LINE);
        FullCascade cascade = FullCascade.of(List.of(good, good), Paths.ALL);
        FullCascade loud = FullCascade.of(List.of(good, Cascades.scaled(good, 0, 5)), Paths.ALL);
        double[] x = Noise.gaussian(3, 60);
        Displacement tau = Trials.tau(new SplittableRandom(4), Cascades.LINE, Boundary.PERIODIC);
        DeformationCertificate c = DeformationCertificate.of(loud, x, tau, Interpolation.CUBIC, Boundary.PERIODIC);
        assertThat(c).isEqualTo(DeformationCertificate.of(cascade, x, tau, Interpolation.CUBIC, Boundary.PERIODIC));
        assertThat(loud.lipschitzBound()).isCloseTo(1, within(1e-12));
    }

    @Test
    void whatCannotBeCertifiedIsRefused() {
        FullCascade kymatio = FullCascade.of(new MorletBank2D(3, 8, Profile.KYMATIO), List.of(40, 40), 1, Paths.ALL);
        Displacement still = Displacement.constant(List.of(40, 40), 0, 0);
        assertThatThrownBy(() -> DeformationCertificate.of(
                        kymatio, new double[1600], still, Interpolation.LINEAR, Boundary.PERIODIC))
                .hasMessageContaining("max A = 1.018");
        Frame loud = Cascades.line(Profile.TIGHT).frame(Cascades.LINE).normalised(1.21);
        Frame good = Cascades.line(Profile.TIGHT).frame(Cascades.LINE);
        assertThatThrownBy(() -> FullCascade.of(List.of(good, loud), Paths.ALL).requireNonExpansive())
                .hasMessageContaining("layer 2: max |φ̂|² = 1.2");
        assertThatThrownBy(() -> FullCascade.of(List.of(loud, good), Paths.ALL).requireNonExpansive())
                .hasMessageContaining("layer 1: max A = 1.2");
        FullCascade line = FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, 1, Paths.ALL);
        Displacement other = Displacement.constant(List.of(30), 0);
        assertThatThrownBy(() ->
                        DeformationCertificate.of(line, new double[60], other, Interpolation.LINEAR, Boundary.PERIODIC))
                .hasMessageContaining("tau: on the grid [30], the transform is on [60]");
        double[] broken = new double[60];
        broken[7] = Double.NaN;
        assertThatThrownBy(() -> DeformationCertificate.of(
                        line,
                        broken,
                        Displacement.constant(Cascades.LINE, 0.1),
                        Interpolation.LINEAR,
                        Boundary.PERIODIC))
                .hasMessageContaining("x: sample 7 is NaN");
        Displacement fold = Displacement.sampled(Cascades.LINE, u -> new double[] {20 * Math.sin(u[0] * Math.PI / 30)});
        assertThatThrownBy(() ->
                        DeformationCertificate.of(line, new double[60], fold, Interpolation.LINEAR, Boundary.PERIODIC))
                .hasMessageContaining("2.0");
    }

    /** Two axes: a sample at stride 2^k stands for 4^k. */
    @Test
    void thePracticalTransformOfImagesMovesAlike() {
        List<Integer> shape = List.of(64, 64);
        double[] x = StabilityContrast.packet(shape, 0.2, 6);
        Displacement tau = Displacement.sampled(shape, u ->
                new double[] {2 * Math.sin(2 * Math.PI * u[1] / 64), 3 * Math.sin(2 * Math.PI * u[0] / 64)});
        for (int stride : new int[] {1, 2, 8}) {
            var settings = Scattering2D.builder(64, 64)
                    .scales(3)
                    .angles(4)
                    .stride(stride)
                    .profile(Profile.TIGHT)
                    .build();
            FullCascade cascade = FullCascade.of(settings);
            double[] y = Warp.of(tau, Interpolation.CUBIC, Boundary.PERIODIC).apply(x);
            double measured = DeformationCertificate.of(cascade, x, tau, Interpolation.CUBIC, Boundary.PERIODIC)
                    .measured();
            try (Transform transform =
                    Scattering.transform(Scattering.plan(settings), "reference", Precision.DOUBLE, 1)) {
                assertThat(PracticalDistance.of(transform, x, y))
                        .as("stride %d", stride)
                        .isCloseTo(measured, within(0.02 * measured));
            }
        }
    }

    /** The transform as it is used, padded and sub-sampled, is near the one of the theorem where the signal ends in silence. */
    @Test
    void thePracticalTransformMovesAlike() {
        var settings = Scattering1D.builder(512)
                .scale(5)
                .quality(2)
                .profile(Profile.TIGHT)
                .build();
        FullCascade cascade = FullCascade.of(settings);
        double[] x = StabilityContrast.packet(List.of(512), 0.2, 30);
        Displacement tau =
                Displacement.sampled(List.of(512), u -> new double[] {6 * Math.sin(2 * Math.PI * u[0] / 512)});
        double[] y = Warp.of(tau, Interpolation.CUBIC, Boundary.PERIODIC).apply(x);
        double measured = DeformationCertificate.of(cascade, x, tau, Interpolation.CUBIC, Boundary.PERIODIC)
                .measured();
        try (Transform transform = Scattering.transform(Scattering.plan(settings), "reference", Precision.DOUBLE, 1)) {
            assertThat(PracticalDistance.of(transform, x, y)).isCloseTo(measured, within(0.02 * measured));
        }
        var global = Scattering1D.builder(512)
                .averaging(Averaging.GLOBAL_MEAN)
                .padding(Padding.PERIODIC)
                .build();
        try (Transform transform = Scattering.transform(Scattering.plan(global), "reference", Precision.DOUBLE, 1)) {
            assertThatThrownBy(() -> PracticalDistance.of(transform, x, y)).hasMessageContaining("local averaging");
        }
    }
}
