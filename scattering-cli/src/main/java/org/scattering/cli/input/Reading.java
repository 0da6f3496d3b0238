package org.scattering.cli.input;

import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a file become signals.
 *
 * @param scaling what happens to the integers of sounds, images and IDX files
 * @param colour what happens to colour images
 * @param notFinite what happens to NaN and infinity
 * @param length samples every 1D signal is brought to, null to leave it
 * @param samplingRate samples per second for files that do not tell, null where unknown
 */
public record Reading(
        Scaling scaling,
        Colour colour,
        NotFinite notFinite,
        @Nullable Integer length,
        @Nullable Double samplingRate) {

    /** What happens to stored integers. */
    public enum Scaling {
        /** Sounds to [-1, 1), images and IDX bytes to [0, 1]. */
        UNIT,
        /** Integers as they are stored. */
        RAW
    }

    /** What happens to colour images. */
    public enum Colour {
        /** Three channels. */
        KEEP,
        /** Luminance after Rec. 601. */
        GRAY
    }

    /** What happens to NaN and infinity. */
    public enum NotFinite {
        /** The file is refused. */
        REFUSE,
        /** Each becomes 0. */
        ZERO
    }
}
