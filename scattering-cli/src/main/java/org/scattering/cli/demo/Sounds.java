package org.scattering.cli.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** The sounds of the demo, the same in every run. */
final class Sounds {
    private static final double SECONDS = Sound.LENGTH / (double) Sound.RATE;
    private static final int SEED = 20;

    private Sounds() {}

    /** Sorted by name, as the files of a folder are. */
    static List<Sound> all() {
        return List.of(
                bursts("bursts-fast", 90),
                bursts("bursts-slow", 45),
                chirp("chirp-down", 3000, 500),
                chirp("chirp-up", 300, 2400),
                pluck("string-high", 440),
                pluck("string-low", 220),
                tremolo("tremolo-fast", 1500, 90),
                tremolo("tremolo-slow", 1000, 45),
                vibrato("vibrato-high", 1200, 90),
                vibrato("vibrato-low", 600, 45));
    }

    /** The tone that is shifted and stretched to show what that does to its features. */
    static DoubleUnaryOperator organ() {
        return t -> partials(t, 440, 6) * fade(t);
    }

    private static double partials(double t, double frequency, int count) {
        double sum = 0;
        for (int k = 1; k <= count; k++) {
            sum += Math.sin(2 * Math.PI * k * frequency * t) / (k * k);
        }
        return 0.5 * sum;
    }

    /** Soft ends, so that no click outweighs the sound. */
    private static double fade(double t) {
        double edge = Math.clamp(Math.min(t, SECONDS - t) / 0.05, 0, 1);
        return edge * edge * (3 - 2 * edge);
    }

    private static Sound chirp(String name, double from, double to) {
        double growth = Math.log(to / from) / SECONDS;
        String made = text("a tone gliding from %.0f to %.0f Hz", from, to);
        return new Sound(
                name, made, t -> 0.7 * fade(t) * Math.sin(2 * Math.PI * from * Math.expm1(growth * t) / growth));
    }

    private static Sound tremolo(String name, double carrier, double rate) {
        String made = text("a tone of %.0f Hz, swelling %.0f times a second", carrier, rate);
        return new Sound(
                name,
                made,
                t -> 0.4 * fade(t) * (1 + Math.cos(2 * Math.PI * rate * t)) * Math.sin(2 * Math.PI * carrier * t));
    }

    private static Sound vibrato(String name, double carrier, double rate) {
        double depth = 0.05 * carrier / rate;
        String made = text("a tone of %.0f Hz, trembling %.0f times a second", carrier, rate);
        return new Sound(
                name,
                made,
                t -> 0.7 * fade(t) * Math.sin(2 * Math.PI * carrier * t + depth * Math.sin(2 * Math.PI * rate * t)));
    }

    private static Sound bursts(String name, double rate) {
        double[] noise = new Random(SEED).doubles(Sound.LENGTH, -1, 1).toArray();
        String made = text("%.0f bursts of noise a second", rate);
        return new Sound(name, made, t -> {
            double phase = rate * t - Math.floor(rate * t);
            return 0.9 * fade(t) * Math.exp(-12 * phase) * noise[(int) Math.round(t * Sound.RATE) % Sound.LENGTH];
        });
    }

    /** K. Karplus and A. Strong, Digital Synthesis of Plucked-String and Drum Timbres, 1983. */
    private static Sound pluck(String name, double frequency) {
        // Averaging two neighbours delays by half a sample.
        int period = (int) Math.round(Sound.RATE / frequency - 0.5);
        double[] string =
                Arrays.copyOf(new Random(SEED).doubles(period + 1, -0.7, 0.7).toArray(), Sound.LENGTH);
        // What does not swing would be the last to fade.
        double rest = Arrays.stream(string).sum() / (period + 1);
        for (int i = 0; i <= period; i++) {
            string[i] -= rest;
        }
        for (int i = period + 1; i < Sound.LENGTH; i++) {
            string[i] = 0.499 * (string[i - period] + string[i - period - 1]);
        }
        String made = text("a plucked string of %.0f Hz with its harmonics", Sound.RATE / (period + 0.5));
        return new Sound(name, made, t -> string[(int) Math.round(t * Sound.RATE) % Sound.LENGTH]);
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
