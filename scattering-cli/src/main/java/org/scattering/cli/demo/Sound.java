package org.scattering.cli.demo;

import java.util.function.DoubleUnaryOperator;

/**
 * A sound and how it was made.
 *
 * @param name a file name without extension
 * @param made how it was made, in words
 * @param wave the amplitude at a time in seconds
 */
record Sound(String name, String made, DoubleUnaryOperator wave) {
    static final int RATE = 8000;
    static final int LENGTH = 8192;

    /** The samples of a 16-bit file, in [-1, 1). */
    float[] samples() {
        return samples(wave);
    }

    static float[] samples(DoubleUnaryOperator wave) {
        float[] samples = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            double value = wave.applyAsDouble(i / (double) RATE);
            samples[i] = Math.clamp(Math.round(value * 32768), -32768, 32767) / 32768f;
        }
        return samples;
    }
}
