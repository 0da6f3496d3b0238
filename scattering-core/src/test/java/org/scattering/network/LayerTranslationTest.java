package org.scattering.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.frame.Bank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.frame.RandomBank;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

/** Vertical translation invariance: ‖Φ_n(T_t x) - Φ_n(x)‖ = O(‖t‖/(S_1···S_n)), as {@link LayerTranslation} cites it. */
class LayerTranslationTest {
    private static Network deep(List<Integer> shape, int layers, Bank bank, NonLinearity m, Pooling pooling) {
        Layer layer = new Layer(bank, m, pooling);
        return Network.of(shape, java.util.Collections.nCopies(layers, layer), bank, Paths.ALL);
    }

    static Stream<Network> networks() {
        List<Integer> line = List.of(256);
        List<Integer> image = List.of(32, 32);
        return Stream.of(
                deep(
                        line,
                        3,
                        new RandomBank(3, 4, 1),
                        NonLinearity.RELU,
                        new Pooling.SubSampling(2, Scaling.ISOMETRIC)),
                deep(line, 3, new RandomBank(3, 4, 1), NonLinearity.TANH, new Pooling.BlockMaximum(2, Scaling.NONE)),
                deep(
                        line,
                        3,
                        new MorletBank1D(3, 1, 8, Profile.TIGHT),
                        NonLinearity.MODULUS,
                        new Pooling.BlockAverage(2, Scaling.ISOMETRIC)),
                deep(
                        line,
                        2,
                        new MorletBank1D(3, 1, 8, Profile.TIGHT),
                        NonLinearity.SHIFTED_LOGISTIC,
                        new Pooling.SubSampling(4, Scaling.NONE)),
                deep(
                        image,
                        2,
                        new MorletBank2D(2, 2, Profile.NATIVE),
                        NonLinearity.MODULUS,
                        new Pooling.SubSampling(2, Scaling.NONE)),
                deep(
                        image,
                        2,
                        new RandomBank(3, 3, 7),
                        NonLinearity.RELU,
                        new Pooling.BlockMaximum(2, Scaling.ISOMETRIC)));
    }

    /** Measured ≤ bound ≤ linear form, for every order, wherever the translation is one of whole samples on every grid. */
    @ParameterizedTest
    @MethodSource("networks")
    void theBoundHolds(Network network) {
        boolean planar = network.shape().size() == 2;
        double[] x = Noise.gaussian(1, planar ? 1024 : 256);
        for (int step : new int[] {16, 32, 96}) {
            List<LayerTranslation> orders = planar
                    ? LayerTranslation.measure(network, x, step, -2 * step)
                    : LayerTranslation.measure(network, x, step);
            assertThat(orders).hasSize(network.depth() + 1);
            for (LayerTranslation order : orders) {
                assertThat(order.guarantee()).isEqualTo(LayerTranslation.Guarantee.PROVED);
                assertThat(order.distance()).isLessThanOrEqualTo(order.bound() * (1 + 1e-10) + 1e-12);
                assertThat(order.bound()).isLessThanOrEqualTo(order.rate() * (1 + 1e-10));
            }
        }
    }

    /**
     * With the same filters in every layer the bound, in parts of what the layer received, is divided by S in each; and so is, or by more,
     * the distance itself against that of the same network without pooling, which grows with depth.
     */
    @Test
    void distancesFallWithTheProductOfTheFactors() {
        double[] x = Noise.gaussian(2, 1024);
        List<LayerTranslation> unpooled = LayerTranslation.measure(morlet(3, 1), x, 16);
        for (int n = 1; n <= 3; n++) {
            assertThat(unpooled.get(n).relative())
                    .isGreaterThan(unpooled.get(n - 1).relative());
        }
        for (int s : new int[] {2, 4}) {
            List<LayerTranslation> pooled = LayerTranslation.measure(morlet(3, s), x, 16);
            for (int n = 1; n <= (s == 2 ? 3 : 2); n++) {
                LayerTranslation order = pooled.get(n);
                assertThat(order.mostSampling())
                        .isEqualTo(order.leastSampling())
                        .isEqualTo((int) Math.pow(s, n));
                double rate = order.rate() / order.propagated();
                double before = pooled.get(n - 1).rate() / pooled.get(n - 1).propagated();
                // The maximum of |χ̂(ω)||ω| is taken over the grid, which pooling makes coarser.
                assertThat(s * rate / before).isBetween(0.9, 1.1);
                assertThat(order.relative()).isLessThan(unpooled.get(n).relative() / Math.pow(s, n));
            }
        }
    }

    /** O(‖t‖): the slope of the logarithms is 1. */
    @Test
    void distancesGrowLinearlyWithTheTranslation() {
        double[] x = Noise.gaussian(2, 1024);
        List<LayerTranslation> near = LayerTranslation.measure(morlet(2, 1), x, 1);
        List<LayerTranslation> far = LayerTranslation.measure(morlet(2, 1), x, 4);
        for (int n = 0; n <= 2; n++) {
            double slope = Math.log(far.get(n).distance() / near.get(n).distance()) / Math.log(4);
            assertThat(slope).isCloseTo(1, within(0.02));
        }
    }

    /** A step of 16 is none of the grid that keeps every 64th sample: what aliases may move further than the bound. */
    @Test
    void stepsBetweenSamplesAreNotGuaranteed() {
        LayerTranslation last = LayerTranslation.measure(morlet(3, 4), Noise.gaussian(2, 1024), 16)
                .getLast();
        assertThat(last.guarantee()).isEqualTo(LayerTranslation.Guarantee.WITHOUT_ALIASING);
        assertThat(last.distance()).isGreaterThan(last.bound());
    }

    private static Network morlet(int layers, int pooled) {
        return deep(
                List.of(1024),
                layers,
                new MorletBank1D(3, 1, 8, Profile.NATIVE),
                NonLinearity.MODULUS,
                new Pooling.SubSampling(pooled, Scaling.ISOMETRIC));
    }
}
