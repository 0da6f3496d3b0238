package org.scattering.cli.verify;

/**
 * What is proved.
 *
 * @param name in a few words
 * @param formula what must hold
 * @param source where the proof is
 */
record Theorem(String name, String formula, String source) {
    Claim claim(double measured, double bound, boolean holds, String input, long seed) {
        return new Claim(name, formula, source, bound, measured, holds, input, seed);
    }

    /** A number that must not exceed another. */
    Claim atMost(double measured, double bound, String input, long seed) {
        return claim(measured, bound, measured <= bound, input, seed);
    }

    /** The same theorem with what limits it. */
    Theorem but(String remark) {
        return remark.isEmpty() ? this : new Theorem(name, formula + "; " + remark, source);
    }

    /** The same theorem for one part of what is checked. */
    Theorem of(String part) {
        return new Theorem(name + ", " + part, formula, source);
    }
}
