package org.scattering.figures;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scattering.Noise;
import org.scattering.frame.Bank;
import org.scattering.frame.HaarBank;
import org.scattering.frame.MeyerBank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.RandomBank;
import org.scattering.network.Layer;
import org.scattering.network.Network;
import org.scattering.network.NetworkExpansion;
import org.scattering.network.NonLinearity;
import org.scattering.network.Pooling;
import org.scattering.network.Scaling;
import org.scattering.search.Norms;
import org.scattering.search.Probes;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

/** docs/theory.md, 9: what searches find of the constants of networks. */
class NetworkFigures {
    private static final int LENGTH = 512;
    private static final int PAIRS = 1000;

    private final Chapter chapter = new Chapter();

    @Test
    void expansion() throws IOException {
        Bank random = new RandomBank(4, 4, 1);
        Pooling maximum = new Pooling.BlockMaximum(2, Scaling.NONE);
        row(
                "Morlet, modulus, sub-sampling by 2",
                new MorletBank1D(3, 1, 8, Profile.NATIVE),
                NonLinearity.MODULUS,
                new Pooling.SubSampling(2, Scaling.ISOMETRIC));
        row("Haar, ReLU, maxima of 2", new HaarBank(2), NonLinearity.RELU, maximum);
        row(
                "Meyer, tanh, means of 2",
                new MeyerBank(2),
                NonLinearity.TANH,
                new Pooling.BlockAverage(2, Scaling.ISOMETRIC));
        row("random filters, ReLU, maxima of 2", random, NonLinearity.RELU, maximum);
        row(
                "random filters, shifted logistic, sub-sampling by 2",
                random,
                NonLinearity.SHIFTED_LOGISTIC,
                new Pooling.SubSampling(2, Scaling.ISOMETRIC));
        chapter.isWritten();
    }

    private void row(String name, Bank bank, NonLinearity m, Pooling pooling) {
        Layer layer = new Layer(bank, m, pooling);
        Network network = Network.of(List.of(LENGTH), Collections.nCopies(2, layer), bank, Paths.ALL);
        Network normalised = network.normalised();
        chapter.row(
                name,
                network.lipschitzBound(),
                pairs(network),
                NetworkExpansion.search(network, 8, 1).largest(),
                normalised.lipschitzBound(),
                pairs(normalised),
                NetworkExpansion.search(normalised, 8, 1).largest());
    }

    /** Far apart and close together. */
    private static double pairs(Network network) {
        double largest = 0;
        for (int trial = 0; trial < PAIRS; trial++) {
            double[] x = Noise.gaussian(2 * trial, LENGTH);
            double[] y = Probes.moved(x, Math.pow(10, -(trial % 4)), Noise.gaussian(2 * trial + 1, LENGTH));
            double moved = Norms.energyOfDifference(network.vector(x), network.vector(y));
            largest = Math.max(largest, Math.sqrt(moved / Norms.energyOfDifference(x, y)));
        }
        return largest;
    }
}
