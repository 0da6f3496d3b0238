package org.scattering.network;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.scattering.search.Lanczos;
import org.scattering.search.Norms;
import org.scattering.search.Probes;

/**
 * The search of one trial: the largest eigenvalue of J*J at a signal, then the gradient of the ratio
 * {@code ρ² = ‖Δ‖²/‖y - x‖², Δ = Φ(y) - Φ(x)}, which in y is along {@code J(y)*Δ/ρ² - (y - x)} and in x along
 * {@code (y - x) - J(x)*Δ/ρ²}. Half a step of each is a step of the power iteration where J is the same in both.
 */
final class Climb {
    private static final int ROUNDS = 2;
    private static final int LANCZOS_STEPS = 24;
    private static final int GRADIENTS = 8;
    private static final double SMALLEST_STEP = 1.0 / 16;
    /** Differences of features of norm ‖x‖ carry rounding of 1e-16‖x‖; at this distance, relative to ‖x‖, 1e-13 of the ratio. */
    private static final double NEAREST = 1e-3;

    private static final List<Double> DISTANCES = List.of(1e-2, -1e-2, 1e-1, -1e-1, 1.0, -1.0);

    private Climb() {}

    /** Two signals and how far apart the network draws them. */
    record Pair(double[] x, double[] y, double ratio) {
        static Pair of(Network network, double[] x, double[] y) {
            double distance = Math.sqrt(Norms.energyOfDifference(x, y));
            boolean apart = distance >= NEAREST * Math.sqrt(Math.max(Norms.energy(x), Norms.energy(y)));
            double moved = apart ? Math.sqrt(Norms.energyOfDifference(network.vector(x), network.vector(y))) : 0;
            return new Pair(x, y, moved == 0 ? 0 : moved / distance);
        }

        Pair better(Pair other) {
            return other.ratio > ratio ? other : this;
        }
    }

    static double best(Network network, SplittableRandom random, int trial) {
        double[] base = start(network, random, trial);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Pair pair = climbed(network, stretched(network, base, random));
            best = Math.max(best, pair.ratio);
            base = Probes.moved(pair.x, 0.5, difference(pair.y, pair.x));
        }
        return best;
    }

    private static double[] start(Network network, SplittableRandom random, int trial) {
        double[] noise = Probes.noise(random, network.size());
        double[] other = new double[noise.length];
        switch (trial % 4) {
            case 0 -> {
                return noise;
            }
            case 1 -> {
                return Probes.moved(other, NEAREST, noise);
            }
            case 2 ->
                other = Probes.wave(
                        network.shape(), network.outputFrame(0, 1).bounds().upperFrequency());
            default -> Arrays.fill(other, trial % 8 < 4 ? 1 : -1);
        }
        return Probes.moved(other, 1e-2, noise);
    }

    /** The best pair along the direction that is stretched most at x, itself one end. */
    private static Pair stretched(Network network, double[] x, SplittableRandom random) {
        Tangent tangent = Tangent.at(network, x);
        double[] direction = Lanczos.of(
                        d -> tangent.adjoint(tangent.along(d)), Probes.noise(random, x.length), LANCZOS_STEPS)
                .direction();
        double size = Math.sqrt(Norms.energy(x));
        Pair best = new Pair(x, x, 0);
        for (double distance : DISTANCES) {
            best = best.better(Pair.of(network, x, Probes.moved(x, distance * size, direction)));
        }
        return best;
    }

    /** Steps along the gradient, longer after a better pair, shorter after a worse one. */
    static Pair climbed(Network network, Pair start) {
        Pair best = start;
        double step = 0.5;
        for (int i = 0; i < GRADIENTS && best.ratio > 0 && step >= SMALLEST_STEP; i++) {
            Pair next = next(network, best, step);
            step = next.ratio > best.ratio ? 2 * step : step / 4;
            best = best.better(next);
        }
        return best;
    }

    /** One step along the gradient. */
    static Pair next(Network network, Pair pair, double step) {
        Tangent there = Tangent.at(network, pair.y);
        Tangent here = Tangent.at(network, pair.x);
        double[] moved = difference(there.value(), here.value());
        double[] distance = difference(pair.y, pair.x);
        double share = 1 / (pair.ratio * pair.ratio);
        double[] forth = Probes.moved(scaled(there.adjoint(moved), share), -1, distance);
        double[] back = Probes.moved(scaled(here.adjoint(moved), share), -1, distance);
        return Pair.of(network, Probes.moved(pair.x, -step, back), Probes.moved(pair.y, step, forth));
    }

    private static double[] difference(double[] a, double[] b) {
        return Probes.moved(a, -1, b);
    }

    private static double[] scaled(double[] a, double factor) {
        return Arrays.stream(a).map(v -> factor * v).toArray();
    }
}
