package org.scattering.learn.classify;

import java.util.function.IntUnaryOperator;
import org.scattering.settings.InvalidSettingException;

/**
 * How parameters are chosen.
 *
 * @param folds k of the k-fold cross-validation on the training set, ≥ 2
 * @param seed of the partition into folds
 */
public record Choice(int folds, long seed) {
    /** Checks k. */
    public Choice {
        if (folds < 2) {
            throw new InvalidSettingException("folds = " + folds + ": 2 or more are needed");
        }
    }

    /** The candidate with the fewest errors; the first of equals. */
    static int best(int candidates, IntUnaryOperator errors) {
        int best = 0;
        for (int i = 1; i < candidates; i++) {
            best = errors.applyAsInt(i) < errors.applyAsInt(best) ? i : best;
        }
        return best;
    }
}
