package org.scattering.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.scattering.search.Lanczos;
import org.scattering.search.Norms;
import org.scattering.search.Probes;
import org.scattering.search.TrialRandom;
import org.scattering.settings.InvalidSettingException;

/**
 * How much a cascade expands distances: the largest ‖Sx - Sy‖/‖x - y‖ found, against the bound of the frames.
 *
 * <p>Source: Mallat, Group Invariant Scattering (CPAM 2012): S is non-expansive where max A ≤ 1, because ||a| - |b|| ≤ |a - b|.
 *
 * @param ratio the largest ratio found
 * @param bound √max A, carried through the layers as {@link FullCascade#lipschitzBound()} says
 * @param trial the first trial that found it, from 0; a trial of a seed and a search is always the same
 * @param trials pairs measured
 * @param seed of the generator
 * @param search how they were found
 */
public record Expansion(double ratio, double bound, int trial, int trials, long seed, Search search) {
    private static final double ROUNDING = 1e-10;
    private static final int POWER_STEPS = 16;
    private static final int ROUNDS = 2;

    /** How pairs are found. */
    public enum Search {
        /** Pairs of noise: far apart, close together, and differing by a wave or a constant. */
        RANDOM_PAIRS,
        /**
         * Base points, half of them waves near the frequency of max A; at each a Lanczos iteration (a power iteration that keeps its
         * vectors) with JᵀJ, J the derivative of S, for the direction that is stretched most; then the true ratio along it, and along
         * the constant, at several distances, and a second round from a base that lies along the former.
         */
        ADVERSARIAL
    }

    /**
     * Whether the guarantee is kept.
     *
     * @return true unless the ratio exceeds the bound by more than rounding, 1e-10
     */
    public boolean holds() {
        return ratio <= allowed();
    }

    /**
     * The bound with what rounding may add.
     *
     * @return slightly more than the bound
     */
    public double allowed() {
        return bound * (1 + ROUNDING);
    }

    /**
     * Measures random pairs or searches for the worst.
     *
     * @param cascade the transform
     * @param search how
     * @param trials pairs, or base points, at least 1
     * @param seed of the generator; the result does not depend on the number of threads
     * @return the largest ratio
     * @throws InvalidSettingException for no trial
     */
    public static Expansion of(FullCascade cascade, Search search, int trials, long seed) {
        if (trials < 1) {
            throw new InvalidSettingException("trials = " + trials + ": at least 1 is needed");
        }
        double[] ratios = IntStream.range(0, trials)
                .parallel()
                .mapToDouble(trial -> {
                    SplittableRandom random = TrialRandom.of(seed, trial);
                    return search == Search.RANDOM_PAIRS
                            ? randomPair(cascade, random, trial % 4)
                            : adversary(cascade, random, trial % 2);
                })
                .toArray();
        int worst = 0;
        for (int trial = 1; trial < trials; trial++) {
            worst = ratios[trial] > ratios[worst] ? trial : worst;
        }
        return new Expansion(ratios[worst], cascade.lipschitzBound(), worst, trials, seed, search);
    }

    /**
     * The ratio of one pair.
     *
     * @param cascade the transform
     * @param x N samples
     * @param y N samples
     * @return ‖Sx - Sy‖/‖x - y‖, 0 for x = y
     */
    public static double ratio(FullCascade cascade, double[] x, double[] y) {
        double[] sum = new double[1];
        cascade.walk(node -> sum[0] += Norms.energyOfDifference(node.averaged(0), node.averaged(1)), x, y);
        double distance = Norms.energyOfDifference(x, y);
        return distance == 0 ? 0 : Math.sqrt(sum[0] / distance);
    }

    private static double randomPair(FullCascade cascade, SplittableRandom random, int kind) {
        double[] x = Probes.noise(random, cascade.size());
        double[] other = Probes.noise(random, cascade.size());
        double[] wave = Probes.wave(cascade.shape(), anyFrequency(cascade.shape(), random));
        double[] y = x.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] = switch (kind) {
                case 0 -> other[i];
                case 1 -> x[i] + 1e-3 * other[i];
                case 2 -> x[i] + wave[i];
                default -> x[i] + 1;
            };
        }
        return ratio(cascade, x, y);
    }

    private static double adversary(FullCascade cascade, SplittableRandom random, int kind) {
        double[] base = Probes.noise(random, cascade.size());
        if (kind == 0) {
            double[] wave = Probes.wave(
                    cascade.shape(), cascade.frames().getFirst().bounds().upperFrequency());
            base = Probes.moved(wave, 1e-2, base);
        }
        Tangent tangent = new Tangent(cascade);
        double[] constant = new double[base.length];
        Arrays.fill(constant, 1 / Math.sqrt(base.length));
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] x = base;
            double[] direction = Lanczos.of(d -> tangent.gram(x, d), Probes.noise(random, x.length), POWER_STEPS)
                    .direction();
            double size = Math.sqrt(Norms.energy(x));
            for (double distance : List.of(1e-4, 1e-2, 1e-1, 1.0)) {
                best = Math.max(best, ratio(cascade, x, Probes.moved(x, distance * size, direction)));
                best = Math.max(best, ratio(cascade, x, Probes.moved(x, distance * size, constant)));
            }
            // What was stretched there is stretched nearby: the next base lies along it.
            base = Probes.moved(x, 0.1 * size, direction);
        }
        return best;
    }

    private static List<Double> anyFrequency(List<Integer> shape, SplittableRandom random) {
        return shape.stream().map(n -> random.nextInt(n) / (double) n).toList();
    }
}
