package org.scattering.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.frame.BandPass;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.HaarBank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.frame.RandomBank;
import org.scattering.frame.TransferFunction;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

class NetworkTest {
    private static final double ROUNDING = 1e-12;
    private static final List<Integer> LINE = List.of(32);
    private static final List<Integer> IMAGE = List.of(8, 12);

    private static Network two(List<Integer> shape, Bank bank, NonLinearity m, Pooling pooling) {
        Layer layer = new Layer(bank, m, pooling);
        return Network.of(shape, List.of(layer, layer), bank, Paths.ALL);
    }

    static Stream<Arguments> kinds() {
        List<Arguments> all = new ArrayList<>();
        for (NonLinearity m : NonLinearity.values()) {
            for (Scaling scaling : Scaling.values()) {
                for (Pooling pooling : List.of(
                        new Pooling.SubSampling(2, scaling),
                        new Pooling.BlockAverage(2, scaling),
                        new Pooling.BlockMaximum(2, scaling))) {
                    all.add(Arguments.of(LINE, new MorletBank1D(2, 1, 4, Profile.TIGHT), m, pooling));
                    all.add(Arguments.of(LINE, new RandomBank(3, 4, 1), m, pooling));
                    all.add(Arguments.of(LINE, new HaarBank(2), m, pooling));
                    all.add(Arguments.of(IMAGE, new MorletBank2D(1, 2, Profile.NATIVE), m, pooling));
                    all.add(Arguments.of(IMAGE, new RandomBank(3, 2, 2), m, pooling));
                }
            }
        }
        return all.stream();
    }

    /** Every kind of layer, normalised where it has to be: no pair is drawn apart, and no energy is made. */
    @ParameterizedTest
    @MethodSource("kinds")
    void admissibleNetworksNeverExpand(List<Integer> shape, Bank bank, NonLinearity m, Pooling pooling) {
        Network network = two(shape, bank, m, pooling).normalised();
        assertThat(network.admissible()).isTrue();
        assertThat(NetworkExpansion.search(network, 4, 1).largest()).isLessThanOrEqualTo(1 + ROUNDING);
        for (int seed = 0; seed < 4; seed++) {
            double[] x = Noise.gaussian(seed, shape.stream().reduce(1, (a, b) -> a * b));
            assertThat(energy(network.vector(x))).isLessThanOrEqualTo(energy(x) * (1 + ROUNDING));
        }
    }

    private static double energy(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v;
        }
        return sum;
    }

    /** The constants are needed: without them the same networks do expand, by no more than they say. */
    @Test
    void inadmissibleNetworksExpandWithinTheirConstants() {
        Bank loud = new RandomBank(6, 4, 3);
        Network network = two(LINE, loud, NonLinearity.RELU, new Pooling.BlockMaximum(2, Scaling.NONE));
        assertThat(network.admissible()).isFalse();
        double worst = network.bounds().stream()
                .mapToDouble(LayerBounds::expansion)
                .map(e -> Math.max(1, e))
                .reduce(1, (a, b) -> a * b);
        assertThat(NetworkExpansion.search(network, 10, 1).largest()).isBetween(1.1, worst);
        Network mended = network.normalised();
        for (LayerBounds b : mended.bounds()) {
            assertThat(b.frame()).isLessThanOrEqualTo(b.limit() * (1 + ROUNDING));
        }
        assertThat(mended.bounds().getFirst().frame()).isCloseTo(1, within(ROUNDING));
    }

    /** What is admissible stays as it is. */
    @Test
    void admissibleBanksAreNotChanged() {
        Network network = two(LINE, new HaarBank(2), NonLinearity.MODULUS, new Pooling.SubSampling(2, Scaling.NONE));
        assertThat(network.admissible()).isTrue();
        double[] x = Noise.gaussian(5, 32);
        assertThat(network.normalised().vector(x)).containsExactly(network.vector(x));
    }

    /**
     * On the grid S^(d/2) is not free: signals that sampling aliases gain by it. All energy of |x ⋆ ψ| on the samples that are kept
     * makes the ratio √2; the condition without aliasing, the paper's, does not see it.
     */
    @Test
    void isometricSamplingExpandsWhatItAliases() {
        Network network = copies(16, 1, new Pooling.SubSampling(2, Scaling.ISOMETRIC));
        double[] comb = new double[16];
        for (int i = 0; i < 16; i += 2) {
            comb[i] = 1;
        }
        assertThat(energy(network.vector(comb))).isCloseTo(2 * energy(comb), within(1e-12));
        LayerBounds bounds = network.bounds().getFirst();
        assertThat(bounds.admissible()).isFalse();
        assertThat(bounds.admissibleWithoutAliasing()).isTrue();
        assertThat(bounds.expansion()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(energy(network.normalised().vector(comb))).isCloseTo(energy(comb), within(1e-12));
    }

    /** Layers whose only filter passes everything, followed by the modulus; the features are what the last one leaves. */
    private static Network copies(int length, int layers, Pooling pooling) {
        Bank copy = grid -> Frame.of(grid, constant(grid, 0), List.of(new BandPass(1, constant(grid, 1))));
        Bank pass = grid -> Frame.of(grid, constant(grid, 1), List.of());
        Layer layer = new Layer(copy, NonLinearity.MODULUS, pooling);
        return Network.of(List.of(length), Collections.nCopies(layers, layer), pass, Paths.ALL);
    }

    private static TransferFunction constant(List<Integer> grid, double value) {
        double[] spectrum = new double[grid.getFirst()];
        Arrays.fill(spectrum, value);
        return TransferFunction.real(spectrum);
    }

    /**
     * Sampling by 2 does not alias 1 + cos at 1/8 cycle per sample, but its maxima are larger than its samples: the norm grows, and
     * a condition with R = 1 must not admit it.
     */
    @Test
    void isometricMaximaExpandWhatSamplingDoesNotAlias() {
        Network network = copies(16, 1, new Pooling.BlockMaximum(2, Scaling.ISOMETRIC));
        double[] wave = new double[16];
        Arrays.setAll(wave, i -> 1 + Math.cos(2 * Math.PI * i / 8));
        assertThat(energy(network.vector(wave)) / energy(wave)).isCloseTo(4.0 / 3, within(1e-12));
        LayerBounds bounds = network.bounds().getFirst();
        assertThat(bounds.admissible()).isFalse();
        assertThat(bounds.admissibleWithoutAliasing()).isFalse();
        LayerBounds unscaled = copies(16, 1, new Pooling.BlockMaximum(2, Scaling.NONE))
                .bounds()
                .getFirst();
        assertThat(unscaled.admissibleWithoutAliasing()).isTrue();
        for (Scaling scaling : Scaling.values()) {
            Network sampled = copies(16, 1, new Pooling.SubSampling(2, scaling));
            assertThat(energy(sampled.vector(wave))).isLessThanOrEqualTo(energy(wave) * (1 + ROUNDING));
            assertThat(sampled.bounds().getFirst().admissibleWithoutAliasing()).isTrue();
        }
    }

    static Stream<Pooling> poolings() {
        return Stream.of(Scaling.values())
                .flatMap(s -> Stream.of(
                        new Pooling.SubSampling(2, s),
                        new Pooling.SubSamplingByScale(2, s),
                        new Pooling.BlockAverage(2, s),
                        new Pooling.BlockMaximum(2, s)));
    }

    /**
     * The input that two layers stretch most: all energy on the first sample of every block of blocks, for the average a constant.
     * The constants R are reached, and with them, no larger and no smaller, the normalised network just does not expand.
     */
    @ParameterizedTest
    @MethodSource("poolings")
    void theConstantsOfPoolingAreReached(Pooling pooling) {
        Network network = copies(16, 2, pooling);
        double[] x = new double[16];
        Arrays.setAll(x, i -> i % 4 == 0 || pooling instanceof Pooling.BlockAverage ? 1 : 0);
        double grown = 1;
        double allowed = 1;
        for (LayerBounds b : network.bounds()) {
            grown *= b.pooling() * b.pooling();
            allowed *= Math.min(1, b.pooling() * b.pooling());
        }
        assertThat(energy(network.vector(x))).isCloseTo(grown * energy(x), within(1e-12));
        assertThat(energy(network.normalised().vector(x))).isCloseTo(allowed * energy(x), within(1e-12));
    }

    /** Of the frame bounds only B enters: filters that leave out frequencies, or are zero, make no frame and expand nothing. */
    @Test
    void noLowerBoundIsNeeded() {
        Bank zero = grid -> Frame.of(grid, constant(grid, 0), List.of(new BandPass(0, constant(grid, 0))));
        Network network = two(LINE, zero, NonLinearity.RELU, new Pooling.BlockMaximum(2, Scaling.NONE));
        assertThat(network.bounds()).allMatch(b -> b.frame() == 0);
        assertThat(network.admissible()).isTrue();
        assertThat(network.normalised().vector(Noise.gaussian(1, 32))).containsOnly(0);
        assertThatThrownBy(() -> zero.frame(LINE).tight()).hasMessageContaining("leave out the frequency");
    }

    /** B for complex signals counts no mirrors: analytic wavelets that are tight for real signals reach 2 for complex ones. */
    @Test
    void complexSignalsHaveTheirOwnBound() {
        Bank morlet = new MorletBank1D(3, 1, 8, Profile.TIGHT);
        Network modulus = two(List.of(64), morlet, NonLinearity.MODULUS, Pooling.NONE);
        Network relu = two(List.of(64), morlet, NonLinearity.RELU, Pooling.NONE);
        assertThat(modulus.bounds().get(1).frame()).isCloseTo(1, within(1e-12));
        assertThat(relu.bounds().get(0).frame()).isCloseTo(1, within(1e-12));
        assertThat(relu.bounds().get(1).frame()).isBetween(1.9, 2.0 + 1e-9);
        assertThat(relu.admissible()).isFalse();
        List<Feature> features = relu.apply(Noise.gaussian(1, 64));
        assertThat(features.getFirst().real()).isTrue();
        assertThat(features.getLast().real()).isFalse();
        assertThat(features.getLast().values()).hasSize(128);
        Network real = two(LINE, new RandomBank(2, 4, 1), NonLinearity.RELU, Pooling.NONE);
        assertThat(real.apply(Noise.gaussian(1, 32))).allMatch(Feature::real);
    }

    @ParameterizedTest
    @EnumSource(NonLinearity.class)
    void constantsComeFromTheParts(NonLinearity m) {
        Network network = two(IMAGE, new RandomBank(2, 2, 4), m, new Pooling.BlockAverage(2, Scaling.NONE));
        LayerBounds first = network.bounds().getFirst();
        assertThat(first.nonLinearity()).isEqualTo(m.lipschitz());
        assertThat(first.pooling()).isEqualTo(0.5);
        assertThat(first.limit()).isEqualTo(1);
        assertThat(new LayerBounds(1, 0.3, 2, 1, 1).limit()).isEqualTo(0.25);
        assertThat(new LayerBounds(1, 0.3, 2, 1, 1).admissible()).isFalse();
        assertThat(first.frame())
                .isCloseTo(new RandomBank(2, 2, 4).frame(IMAGE).bounds().upper(), within(1e-12));
        assertThat(network.bounds()).hasSize(3);
    }

    /** Paths and shapes of a network that shrinks, and order 0 by hand. */
    @Test
    void featuresLieWhereTheySay() {
        Network network =
                two(IMAGE, new RandomBank(3, 2, 4), NonLinearity.TANH, new Pooling.SubSampling(2, Scaling.NONE));
        double[] x = Noise.gaussian(2, 96);
        List<Feature> features = network.apply(x);
        assertThat(features).hasSize(1 + 3 + 9);
        assertThat(features.stream().map(Feature::path).distinct()).hasSize(13);
        Feature deep = features.get(2);
        assertThat(deep.path()).containsExactly(0, 0);
        assertThat(deep.shape()).containsExactly(2, 3);
        assertThat(deep.sampling()).isEqualTo(4);
        // The low-pass filter of a random bank is the mean of its taps, here of 2 × 2 samples before.
        double mean = (x[0] + x[11] + x[84] + x[95]) / 4;
        assertThat(features.getFirst().values()[0]).isCloseTo(mean, within(1e-14));
        assertThat(features.getFirst().propagated()).isCloseTo(energy(x), within(1e-10));
        assertThat(network.depth()).isEqualTo(2);
    }

    @Test
    void decreasingPathsAreAPart() {
        Bank bank = new MorletBank1D(3, 1, 8, Profile.NATIVE);
        Layer layer = new Layer(bank, NonLinearity.MODULUS, Pooling.NONE);
        double[] x = Noise.gaussian(6, 64);
        List<Feature> all =
                Network.of(List.of(64), List.of(layer, layer), bank, Paths.ALL).apply(x);
        List<Feature> some = Network.of(List.of(64), List.of(layer, layer), bank, Paths.FREQUENCY_DECREASING)
                .apply(x);
        assertThat(some.size()).isLessThan(all.size());
        for (Feature f : some) {
            Feature same = all.stream()
                    .filter(g -> g.path().equals(f.path()))
                    .findFirst()
                    .orElseThrow();
            assertThat(same.values()).containsExactly(f.values());
        }
    }

    @Test
    void theRandomNetworkIsAdmissibleAndRepeats() {
        Network network = RandomNetworks.convolutional(List.of(28, 28), 2, 4, 5, 9);
        assertThat(network.admissible()).isTrue();
        double[] x = Noise.gaussian(1, 784);
        assertThat(RandomNetworks.convolutional(List.of(28, 28), 2, 4, 5, 9).vector(x))
                .containsExactly(network.vector(x));
        assertThat(network.vector(x)).hasSize(784 + 4 * 196 + 16 * 49);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        Bank bank = new RandomBank(2, 2, 1);
        Layer layer = new Layer(bank, NonLinearity.RELU, new Pooling.SubSampling(5, Scaling.NONE));
        assertThatThrownBy(() -> Network.of(LINE, List.of(layer), bank, Paths.ALL))
                .hasMessageContaining("does not divide the 32");
        assertThatThrownBy(() -> Network.of(LINE, List.of(), bank, Paths.ALL)).hasMessageContaining("layers = []");
        Network network = two(LINE, bank, NonLinearity.RELU, Pooling.NONE);
        assertThatThrownBy(() -> network.apply(new double[5])).hasMessageContaining("5 samples");
        double[] broken = new double[32];
        broken[7] = Double.NaN;
        assertThatThrownBy(() -> network.apply(broken)).hasMessageContaining("x[7] = NaN");
        broken[3] = Double.NEGATIVE_INFINITY;
        assertThatThrownBy(() -> network.vector(broken)).hasMessageContaining("x[3] = -Infinity");
        double[] loud = new double[32];
        loud[0] = 1e130;
        assertThatThrownBy(() -> network.apply(loud)).hasMessageContaining("x: ‖x‖² = 1.0E260");
        // 2^16 twice is 0 in 32 bits.
        Layer steep = new Layer(bank, NonLinearity.RELU, new Pooling.SubSampling(1 << 16, Scaling.NONE));
        assertThatThrownBy(() -> Network.of(List.of(1 << 17), List.of(steep, steep), bank, Paths.ALL))
                .hasMessageContaining("multiply up to 4294967296");
        assertThatThrownBy(() -> Network.of(List.of(4, 0), List.of(layer), bank, Paths.ALL))
                .hasMessageContaining("shape = [4, 0]");
        assertThatThrownBy(() -> NetworkExpansion.search(network, 0, 1)).hasMessageContaining("trials = 0");
        assertThatThrownBy(() -> LayerTranslation.measure(network, new double[32], 1, 2))
                .hasMessageContaining("2 numbers");
        assertThatThrownBy(() -> RandomNetworks.convolutional(LINE, 0, 2, 2, 1)).hasMessageContaining("layers = 0");
    }
}
