package org.scattering.cli.verify;

import org.scattering.settings.Profile;

/** What a bank is held to. */
public enum Promise {
    /** A = 1 at every frequency. */
    TIGHT,
    /** A ≤ 1 at every frequency. */
    NON_EXPANSIVE,
    /** A > 0 at every frequency. */
    FRAME;

    /**
     * What a profile promises.
     *
     * @param profile the profile
     * @return the promise
     */
    public static Promise of(Profile profile) {
        return switch (profile) {
            case TIGHT -> TIGHT;
            case NATIVE -> NON_EXPANSIVE;
            case KYMATIO -> FRAME;
        };
    }
}
