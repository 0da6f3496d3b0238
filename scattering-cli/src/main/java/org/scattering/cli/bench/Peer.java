package org.scattering.cli.bench;

import java.util.Locale;

/** Others that are measured beside us, by the programs in {@code bench/peers}. */
enum Peer {
    /** The time FFTW needs for the Fourier transforms of the textbook cascade alone: what a good implementation aims at. */
    FFTW,
    /** Kymatio's own time for the whole transform. */
    KYMATIO;

    /** Its name in files, where ours stand under the name of their engine. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
