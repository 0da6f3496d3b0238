package org.scattering.cli.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * An image and how it was made.
 *
 * @param name a file name without extension
 * @param made how it was made, in words
 * @param angle the direction across its stripes in degrees against the first axis, NaN where it has none
 * @param pixels grey levels of an 8-bit file, in [0, 1], row after row
 */
record Picture(String name, String made, double angle, float[] pixels) {
    static final int SIDE = 64;
    private static final int SEED = 21;

    /** The brightness at a pixel. */
    @FunctionalInterface
    private interface Brush {
        double at(int row, int column);
    }

    static List<Picture> all() {
        double[] noise = new Random(SEED).doubles((long) SIDE * SIDE).toArray();
        return List.of(
                stripes(0),
                stripes(45),
                stripes(90),
                stripes(135),
                draw("disc", "a disc", Double.NaN, (r, c) -> Math.hypot(r - 31.5, c - 31.5) < 18 ? 1 : 0),
                draw(
                        "square",
                        "a square",
                        Double.NaN,
                        (r, c) -> Math.max(Math.abs(r - 31.5), Math.abs(c - 31.5)) < 16 ? 1 : 0),
                draw("checkers", "a chessboard", Double.NaN, (r, c) -> (r / 8 + c / 8) % 2),
                draw("noise", "noise", Double.NaN, (r, c) -> noise[r * SIDE + c]));
    }

    private static Picture stripes(int degrees) {
        double down = Math.cos(Math.toRadians(degrees));
        double right = Math.sin(Math.toRadians(degrees));
        String made = String.format(Locale.ROOT, "stripes, their waves running at %d degrees", degrees);
        return draw(
                "stripes-%03d".formatted(degrees),
                made,
                degrees,
                (r, c) -> 0.5 + 0.5 * Math.cos(2 * Math.PI * (down * r + right * c) / 7));
    }

    private static Picture draw(String name, String made, double angle, Brush brush) {
        float[] pixels = new float[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.round(brush.at(i / SIDE, i % SIDE) * 255) / 255f;
        }
        return new Picture(name, made, angle, pixels);
    }
}
