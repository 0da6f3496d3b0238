package org.scattering.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.frame.BandPass;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.HaarBank;
import org.scattering.frame.MeyerBank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.frame.RandomBank;
import org.scattering.frame.TransferFunction;
import org.scattering.search.Norms;
import org.scattering.search.Probes;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

/** The search reaches what can be reached, and no network goes beyond its constants. */
class NetworkExpansionTest {
    private static final List<Integer> LINE = List.of(64);
    private static final List<Integer> IMAGE = List.of(16, 12);

    private static TransferFunction constant(List<Integer> grid, double value) {
        double[] spectrum = new double[grid.stream().reduce(1, (a, b) -> a * b)];
        Arrays.fill(spectrum, value);
        return TransferFunction.real(spectrum);
    }

    /** Features that are what the last layer leaves. */
    private static final Bank PASS = grid -> Frame.of(grid, constant(grid, 1), List.of());

    static Stream<Arguments> frames() {
        Bank tight = new MorletBank1D(3, 2, 8, Profile.TIGHT);
        Bank images = new MorletBank2D(2, 8, Profile.KYMATIO);
        return Stream.of(
                Arguments.of(LINE, tight, NonLinearity.TANH, 1),
                Arguments.of(LINE, tight, NonLinearity.MODULUS, 1),
                Arguments.of(LINE, new MeyerBank(2), NonLinearity.TANH, 1),
                Arguments.of(LINE, new RandomBank(3, 4, 1), NonLinearity.TANH, 1),
                Arguments.of(IMAGE, images, NonLinearity.TANH, 1),
                Arguments.of(IMAGE, new RandomBank(3, 3, 1), NonLinearity.TANH, 1),
                // ¼ of wavelets of four times the size.
                Arguments.of(LINE, tight, NonLinearity.SHIFTED_LOGISTIC, 4));
    }

    /**
     * One layer with a linear region, or with the modulus, which keeps norms: √B is reached, and of it no random pair comes near
     * unless all of them do, where the frame is tight.
     */
    @ParameterizedTest
    @MethodSource("frames")
    void oneLayerReachesTheRootOfB(List<Integer> shape, Bank bank, NonLinearity m, double gain) {
        Bank louder = grid -> {
            Frame frame = bank.frame(grid);
            return Frame.of(
                    grid,
                    frame.lowpass(),
                    frame.bandpass().stream()
                            .map(g -> new BandPass(g.scale(), times(g.transfer(), gain)))
                            .toList());
        };
        Network network = Network.of(shape, List.of(new Layer(louder, m, Pooling.NONE)), PASS, Paths.ALL);
        NetworkExpansion found = NetworkExpansion.search(network, 8, 1);
        double reachable = Math.sqrt(bank.frame(shape).bounds().upper());
        assertThat(found.largest()).isCloseTo(reachable, within(1e-6 * reachable));
        assertThat(found.holds()).as("%s", found).isTrue();
        if (gain == 1) {
            assertThat(found.bound()).isCloseTo(reachable, within(1e-12));
        }
    }

    private static TransferFunction times(TransferFunction g, double gain) {
        double[] factor = new double[g.size()];
        Arrays.fill(factor, gain);
        return g.times(factor);
    }

    /** The constants of pooling, through two layers whose only filter passes everything: attained, and found. */
    @ParameterizedTest
    @MethodSource("org.scattering.network.NetworkTest#poolings")
    void theConstantsOfPoolingAreFound(Pooling pooling) {
        Bank copy = grid -> Frame.of(grid, constant(grid, 0), List.of(new BandPass(1, constant(grid, 1))));
        Layer layer = new Layer(copy, NonLinearity.MODULUS, pooling);
        Network network = Network.of(LINE, List.of(layer, layer), PASS, Paths.ALL);
        double reachable =
                network.bounds().stream().mapToDouble(LayerBounds::pooling).reduce(1, (a, b) -> a * b);
        NetworkExpansion found = NetworkExpansion.search(network, 4, 1);
        assertThat(found.largest()).isCloseTo(reachable, within(1e-6));
        assertThat(found.bound()).isCloseTo(Math.max(1, reachable), within(1e-12));
        assertThat(found.holds()).isTrue();
    }

    static Stream<Arguments> networks() {
        Bank random = new RandomBank(4, 4, 1);
        Pooling maximum = new Pooling.BlockMaximum(2, Scaling.NONE);
        return Stream.of(
                Arguments.of(new HaarBank(2), NonLinearity.RELU, maximum, 0.99, 1.2),
                Arguments.of(
                        new MeyerBank(2),
                        NonLinearity.TANH,
                        new Pooling.BlockAverage(2, Scaling.ISOMETRIC),
                        0.999,
                        1.2),
                Arguments.of(random, NonLinearity.RELU, maximum, 0.4, 1.8),
                Arguments.of(random, NonLinearity.MODULUS, Pooling.NONE, 0.5, 1.3),
                Arguments.of(
                        random,
                        NonLinearity.SHIFTED_LOGISTIC,
                        new Pooling.SubSampling(2, Scaling.ISOMETRIC),
                        0.35,
                        1.2),
                Arguments.of(
                        new MorletBank1D(3, 1, 8, Profile.KYMATIO),
                        NonLinearity.RELU,
                        new Pooling.SubSampling(2, Scaling.NONE),
                        0.7,
                        1.2));
    }

    /** Two layers as they are, not normalised: within their constants, and far beyond what a thousand random pairs show. */
    @ParameterizedTest
    @MethodSource("networks")
    void theSearchFindsWhatRandomPairsDoNot(
            Bank bank, NonLinearity m, Pooling pooling, double ofTheBound, double ofRandomPairs) {
        Network network = Network.of(LINE, Collections.nCopies(2, new Layer(bank, m, pooling)), bank, Paths.ALL);
        NetworkExpansion found = NetworkExpansion.search(network, 8, 1);
        assertThat(found.holds()).as("%s", found).isTrue();
        double random = 0;
        for (int trial = 0; trial < 1000; trial++) {
            double[] x = Noise.gaussian(2 * trial, 64);
            double apart = Math.pow(10, -(trial % 4));
            random = Math.max(random, ratio(network, x, Probes.moved(x, apart, Noise.gaussian(2 * trial + 1, 64))));
        }
        assertThat(found.largest()).isGreaterThan(ofTheBound * found.bound()).isGreaterThan(ofRandomPairs * random);
    }

    /** The gradient in both ends, against differences of ρ²: a step s moves x and y by s·‖d‖²/2ρ² times it. */
    @ParameterizedTest
    @MethodSource("networks")
    void stepsFollowTheGradient(Bank bank, NonLinearity m, Pooling pooling) {
        Network network = Network.of(LINE, Collections.nCopies(2, new Layer(bank, m, pooling)), bank, Paths.ALL);
        Climb.Pair pair = Climb.Pair.of(network, Noise.gaussian(1, 64), Noise.gaussian(2, 64));
        double square = pair.ratio() * pair.ratio();
        double scale = Norms.energyOfDifference(pair.x(), pair.y()) / (2 * square);
        Climb.Pair next = Climb.next(network, pair, 1);
        double[] moveX = Probes.moved(next.x(), -1, pair.x());
        double[] moveY = Probes.moved(next.y(), -1, pair.y());
        double small = 1e-6;
        double[] nothing = new double[64];
        for (List<double[]> moves :
                List.of(List.of(moveX, nothing), List.of(nothing, moveY), List.of(Noise.gaussian(3, 64), nothing))) {
            double ahead = square(network, pair, moves, small);
            double behind = square(network, pair, moves, -small);
            double along = Norms.dot(moves.getFirst(), moveX) + Norms.dot(moves.getLast(), moveY);
            assertThat(scale * (ahead - behind) / (2 * small)).isCloseTo(along, within(1e-4 * Math.abs(along) + 1e-6));
        }
        assertThat(Climb.climbed(network, pair).ratio()).isGreaterThan(1.2 * pair.ratio());
    }

    /** ρ² of a pair that is moved a little. */
    private static double square(Network network, Climb.Pair pair, List<double[]> moves, double step) {
        double ratio = ratio(
                network, Probes.moved(pair.x(), step, moves.getFirst()), Probes.moved(pair.y(), step, moves.getLast()));
        return ratio * ratio;
    }

    private static double ratio(Network network, double[] x, double[] y) {
        return Math.sqrt(
                Norms.energyOfDifference(network.vector(x), network.vector(y)) / Norms.energyOfDifference(x, y));
    }

    @Test
    void aTrialRepeatsInAnyNumberOfThreads() throws Exception {
        Bank bank = new RandomBank(3, 4, 1);
        Layer layer = new Layer(bank, NonLinearity.RELU, new Pooling.BlockMaximum(2, Scaling.NONE));
        Network network = Network.of(LINE, List.of(layer), bank, Paths.ALL);
        NetworkExpansion here = NetworkExpansion.search(network, 9, 5);
        for (int threads : new int[] {1, 3}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                assertThat(pool.submit(() -> NetworkExpansion.search(network, 9, 5))
                                .get())
                        .isEqualTo(here);
            }
        }
        NetworkExpansion upToIt = NetworkExpansion.search(network, here.trial() + 1, 5);
        assertThat(upToIt.largest()).isEqualTo(here.largest());
        assertThat(upToIt.trial()).isEqualTo(here.trial());
    }

    /** What exceeds the bound is seen: the comparison allows for rounding and no more. */
    @Test
    void aRatioAboveTheBoundDoesNotHold() {
        assertThat(new NetworkExpansion(1 + 1e-11, 1, 0, 1, 1).holds()).isFalse();
        assertThat(new NetworkExpansion(1 + 1e-13, 1, 0, 1, 1).holds()).isTrue();
    }
}
