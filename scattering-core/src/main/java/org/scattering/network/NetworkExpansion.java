package org.scattering.network;

import java.util.SplittableRandom;
import org.scattering.settings.InvalidSettingException;

/**
 * The largest ‖Φ(x) - Φ(y)‖ / ‖x - y‖ that a search found; an admissible network never exceeds 1.
 *
 * <p>Each trial starts from a random pair, far apart or close together, and climbs: the better of y and y plus a random change is
 * kept, and changes shrink while they fail.
 *
 * @param largest the largest ratio
 * @param trial the trial that found it, from 0; trial i of a seed is always the same
 * @param trials how many were made
 * @param seed of the search
 */
public record NetworkExpansion(double largest, int trial, int trials, long seed) {
    private static final int STEPS = 20;

    /**
     * Searches.
     *
     * @param network any network
     * @param trials how many pairs to start from, at least 1
     * @param seed of the search
     * @return the largest ratio
     * @throws InvalidSettingException where trials &lt; 1
     */
    public static NetworkExpansion search(Network network, int trials, long seed) {
        if (trials < 1) {
            throw new InvalidSettingException("trials = " + trials + ": at least 1 is needed");
        }
        double largest = 0;
        int best = 0;
        for (int trial = 0; trial < trials; trial++) {
            // Every trial has a generator of its own, so that one can be repeated alone.
            double ratio = climb(network, new SplittableRandom(seed + trial), trial);
            if (ratio > largest) {
                largest = ratio;
                best = trial;
            }
        }
        return new NetworkExpansion(largest, best, trials, seed);
    }

    private static double climb(Network network, SplittableRandom random, int trial) {
        int size = network.shape().stream().reduce(1, (a, b) -> a * b);
        double[] x = noise(random, size, 1);
        double[] fx = network.vector(x);
        double apart = Math.pow(10, -(trial % 4));
        double[] difference = noise(random, size, apart);
        double ratio = ratio(network, x, fx, difference);
        double step = 1;
        for (int i = 0; i < STEPS; i++) {
            double[] changed = noise(random, size, apart * step);
            for (int k = 0; k < size; k++) {
                changed[k] += difference[k];
            }
            double next = ratio(network, x, fx, changed);
            if (next > ratio) {
                ratio = next;
                difference = changed;
            } else {
                step *= 0.8;
            }
        }
        return ratio;
    }

    private static double[] noise(SplittableRandom random, int size, double deviation) {
        double[] noise = new double[size];
        for (int i = 0; i < size; i++) {
            noise[i] = deviation * random.nextGaussian();
        }
        return noise;
    }

    private static double ratio(Network network, double[] x, double[] fx, double[] difference) {
        double[] y = x.clone();
        double distance = 0;
        for (int i = 0; i < y.length; i++) {
            y[i] += difference[i];
            distance += (y[i] - x[i]) * (y[i] - x[i]);
        }
        double[] fy = network.vector(y);
        double moved = 0;
        for (int i = 0; i < fy.length; i++) {
            moved += (fy[i] - fx[i]) * (fy[i] - fx[i]);
        }
        return distance > 0 ? Math.sqrt(moved / distance) : 0;
    }
}
