package org.scattering.network;

import java.util.stream.IntStream;
import org.scattering.search.TrialRandom;
import org.scattering.settings.InvalidSettingException;

/**
 * The largest ‖Φ(x) - Φ(y)‖ / ‖x - y‖ that a search found, against the bound of the network's constants.
 *
 * <p>Each trial starts from a signal of another kind: noise, large or so small that the non-linearities are linear, a wave where the
 * first frame has its largest A, a constant. There a Lanczos iteration (a power iteration that keeps its vectors) with J*J, J the
 * derivative of Φ, finds the direction that is stretched most; of the pairs along it the best climbs by the gradient of the ratio in
 * both its ends. Then all is done once more from the middle of that pair.
 *
 * @param largest the largest ratio; pairs nearer than a thousandth of their norm are not taken, for their differences are rounding
 * @param bound {@link Network#lipschitzBound()}
 * @param trial the trial that found it, from 0; trial i of a seed is always the same
 * @param trials how many were made
 * @param seed of the search
 */
public record NetworkExpansion(double largest, double bound, int trial, int trials, long seed) {
    private static final double ROUNDING = 1e-12;

    /**
     * Searches.
     *
     * @param network any network
     * @param trials how many signals to start from, at least 1
     * @param seed of the search; the result does not depend on the number of threads
     * @return the largest ratio
     * @throws InvalidSettingException where trials &lt; 1
     */
    public static NetworkExpansion search(Network network, int trials, long seed) {
        if (trials < 1) {
            throw new InvalidSettingException("trials = " + trials + ": at least 1 is needed");
        }
        double[] ratios = IntStream.range(0, trials)
                .parallel()
                .mapToDouble(trial -> Climb.best(network, TrialRandom.of(seed, trial), trial))
                .toArray();
        int best = 0;
        for (int trial = 1; trial < trials; trial++) {
            best = ratios[trial] > ratios[best] ? trial : best;
        }
        return new NetworkExpansion(ratios[best], network.lipschitzBound(), best, trials, seed);
    }

    /**
     * Whether the guarantee is kept.
     *
     * @return true unless the ratio exceeds the bound by more than rounding, 1e-12
     */
    public boolean holds() {
        return largest <= allowed();
    }

    /**
     * The bound with what rounding may add.
     *
     * @return slightly more than the bound
     */
    public double allowed() {
        return bound * (1 + ROUNDING);
    }
}
