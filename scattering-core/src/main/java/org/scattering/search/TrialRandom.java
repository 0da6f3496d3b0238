package org.scattering.search;

import java.util.SplittableRandom;

/**
 * The generator of one trial of many, so that each can be repeated by itself.
 *
 * <p>A generator counts in steps of its increment and mixes the count. Seeds that differ by that increment would therefore give one
 * stream, shifted by one draw a trial; seeds that differ by 1 give streams that do not meet.
 */
public final class TrialRandom {
    private TrialRandom() {}

    public static SplittableRandom of(long seed, int trial) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + trial);
    }
}
