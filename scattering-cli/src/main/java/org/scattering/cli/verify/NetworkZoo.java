package org.scattering.cli.verify;

import java.util.Collections;
import java.util.List;
import org.scattering.frame.Bank;
import org.scattering.frame.HaarBank;
import org.scattering.frame.MeyerBank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.frame.RandomBank;
import org.scattering.network.Layer;
import org.scattering.network.Network;
import org.scattering.network.NonLinearity;
import org.scattering.network.Pooling;
import org.scattering.network.Scaling;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

/** Networks that are no scattering transforms, small enough to be measured in seconds. */
final class NetworkZoo {
    private static final int SIDE = 32;
    private static final int LONGEST = 512;
    private static final int WIDEST = 64;
    private static final int DEPTH = 2;
    private static final int FILTERS = 4;
    private static final int TAPS = 4;

    private NetworkZoo() {}

    /** A network, by what it is made of. */
    record Named(String name, Network network) {}

    /** The nearest grid that poolings by 4 in two layers divide, of a size that can be computed often. */
    static List<Integer> grid(List<Integer> shape) {
        int most = shape.size() == 1 ? LONGEST : WIDEST;
        return shape.stream().map(n -> Math.clamp(n - n % SIDE, SIDE, most)).toList();
    }

    /** The first corner of a signal on that grid, with zeros where it ends before. */
    static double[] fitted(double[] x, List<Integer> shape) {
        return Corner.of(x, shape, grid(shape));
    }

    static List<Named> of(List<Integer> shape, long seed) {
        List<Integer> grid = grid(shape);
        Bank random = new RandomBank(FILTERS, TAPS, seed);
        return List.of(
                new Named("Morlet, modulus, sub-sampling by 2", morlet(shape, 2)),
                new Named(
                        "Haar, ReLU, maxima of 2",
                        deep(
                                grid,
                                new HaarBank(2),
                                new Layer(
                                        new HaarBank(2),
                                        NonLinearity.RELU,
                                        new Pooling.BlockMaximum(2, Scaling.NONE)))),
                new Named(
                        "Meyer, tanh, means of 2",
                        deep(
                                grid,
                                new MeyerBank(2),
                                new Layer(
                                        new MeyerBank(2),
                                        NonLinearity.TANH,
                                        new Pooling.BlockAverage(2, Scaling.ISOMETRIC)))),
                new Named(
                        "random filters, ReLU, maxima of 2",
                        deep(
                                grid,
                                random,
                                new Layer(random, NonLinearity.RELU, new Pooling.BlockMaximum(2, Scaling.NONE)))),
                new Named(
                        "random filters, shifted logistic, sub-sampling by 2",
                        deep(
                                grid,
                                random,
                                new Layer(
                                        random,
                                        NonLinearity.SHIFTED_LOGISTIC,
                                        new Pooling.SubSampling(2, Scaling.ISOMETRIC)))));
    }

    static Network morlet(List<Integer> shape, int factor) {
        Bank bank = shape.size() == 1
                ? new MorletBank1D(3, 1, 8, Profile.NATIVE)
                : new MorletBank2D(2, FILTERS, Profile.NATIVE);
        Pooling pooling = new Pooling.SubSampling(factor, Scaling.ISOMETRIC);
        return deep(grid(shape), bank, new Layer(bank, NonLinearity.MODULUS, pooling));
    }

    private static Network deep(List<Integer> grid, Bank output, Layer layer) {
        return Network.of(grid, Collections.nCopies(DEPTH, layer), output, Paths.ALL);
    }
}
