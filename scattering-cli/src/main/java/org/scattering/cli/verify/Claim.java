package org.scattering.cli.verify;

import org.jspecify.annotations.Nullable;

/**
 * A guarantee, and what was found.
 *
 * @param name what is guaranteed
 * @param formula the inequality
 * @param source where it is proved
 * @param bound the number that must not be exceeded (for a lower frame bound: fallen below)
 * @param measured the worst that was found
 * @param holds whether the guarantee is kept
 * @param input on which input the worst was found
 * @param seed with which it is found again
 */
public record Claim(
        String name,
        String formula,
        String source,
        double bound,
        double measured,
        boolean holds,
        String input,
        long seed) {

    /** The one that says more against its theorem: a violation, else what comes nearer to its bound. */
    static Claim worse(@Nullable Claim known, Claim found) {
        if (known == null || known.holds() != found.holds()) {
            return known == null || known.holds() ? found : known;
        }
        return found.measured() * known.bound() > known.measured() * found.bound() ? found : known;
    }
}
