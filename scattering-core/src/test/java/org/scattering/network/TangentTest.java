package org.scattering.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.frame.Bank;
import org.scattering.frame.HaarBank;
import org.scattering.frame.MeyerBank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.frame.RandomBank;
import org.scattering.search.Norms;
import org.scattering.search.Probes;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

/** The derivative of a network, against differences of it, and its adjoint, exactly. */
class TangentTest {
    private static final List<Integer> LINE = List.of(24);
    private static final List<Integer> IMAGE = List.of(8, 12);

    /** Real and complex signals before every non-linearity and every pooling: analytic filters stay complex after a ReLU. */
    static Stream<Arguments> networks() {
        List<Arguments> all = new ArrayList<>();
        for (NonLinearity m : NonLinearity.values()) {
            for (Pooling pooling : List.of(
                    Pooling.NONE,
                    new Pooling.SubSampling(2, Scaling.ISOMETRIC),
                    new Pooling.SubSamplingByScale(1, Scaling.NONE),
                    new Pooling.BlockAverage(2, Scaling.NONE),
                    new Pooling.BlockMaximum(2, Scaling.ISOMETRIC))) {
                all.add(Arguments.of(LINE, new MorletBank1D(2, 1, 4, Profile.TIGHT), m, pooling, Paths.ALL));
                all.add(Arguments.of(LINE, new HaarBank(1), m, pooling, Paths.ALL));
                all.add(Arguments.of(LINE, new MeyerBank(2), m, pooling, Paths.FREQUENCY_DECREASING));
                all.add(Arguments.of(IMAGE, new MorletBank2D(1, 2, Profile.NATIVE), m, pooling, Paths.ALL));
                all.add(Arguments.of(IMAGE, new RandomBank(2, 2, 2), m, pooling, Paths.ALL));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theAdjointIsExactAndTheDerivativeThatOfTheNetwork(
            List<Integer> shape, Bank bank, NonLinearity m, Pooling pooling, Paths paths) {
        Layer layer = new Layer(bank, m, pooling);
        Network network = Network.of(shape, List.of(layer, layer), bank, paths);
        double[] x = Noise.gaussian(1, network.size());
        Tangent tangent = Tangent.at(network, x);
        assertThat(tangent.value()).containsExactly(network.vector(x), within(1e-13));
        double[] d = Noise.gaussian(2, network.size());
        double[] jd = tangent.along(d);
        double[] w = Noise.gaussian(3, jd.length);
        double there = Norms.dot(jd, w);
        double back = Norms.dot(d, tangent.adjoint(w));
        double size = Math.sqrt(Norms.energy(jd) * Norms.energy(w));
        assertThat(back).isCloseTo(there, within(1e-12 * size));
        assertThat(Math.abs(there)).isGreaterThan(1e-4 * size);
        assertDifferences(network, x, d, jd);
    }

    /** Differences to both sides are right to second order, but for the few samples that a kink lies between. */
    private static void assertDifferences(Network network, double[] x, double[] d, double[] jd) {
        double step = 1e-6;
        double[] ahead = network.vector(Probes.moved(x, step, d));
        double[] behind = network.vector(Probes.moved(x, -step, d));
        double[] expected = new double[jd.length];
        Arrays.setAll(expected, i -> (ahead[i] - behind[i]) / (2 * step));
        assertThat(Math.sqrt(Norms.energyOfDifference(jd, expected))).isLessThan(1e-5 * Math.sqrt(Norms.energy(jd)));
    }

    /** At kinks a subgradient is taken: nothing is infinite, and the adjoint is still exact. */
    @Test
    void kinksHaveASubgradient() {
        for (NonLinearity m : NonLinearity.values()) {
            Layer layer =
                    new Layer(new MorletBank1D(2, 1, 4, Profile.TIGHT), m, new Pooling.BlockMaximum(2, Scaling.NONE));
            Network network = Network.of(LINE, List.of(layer, layer), layer.bank(), Paths.ALL);
            Tangent tangent = Tangent.at(network, new double[network.size()]);
            double[] d = Noise.gaussian(2, network.size());
            double[] jd = tangent.along(d);
            double[] w = Noise.gaussian(3, jd.length);
            double size = Math.sqrt(Norms.energy(jd) * Norms.energy(w));
            assertThat(Norms.dot(d, tangent.adjoint(w))).isCloseTo(Norms.dot(jd, w), within(1e-12 * size));
            assertThat(size).isPositive().isFinite();
        }
    }
}
