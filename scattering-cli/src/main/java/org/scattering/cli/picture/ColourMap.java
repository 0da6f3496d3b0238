package org.scattering.cli.picture;

import java.awt.Color;
import java.util.HexFormat;

/** Colours for numbers in [0, 1]: a few of them, the others in between. */
enum ColourMap {
    /** Perceptually uniform, black to light yellow: magma by S. van der Walt and N. Smith (CC0), every 16th colour. */
    MAGMA("000004 0a0822 1d1147 36106b 51127c 6a1c81 832681 9c2e7f b73779 d0416f e75263 f56b5c fc8961 fea772 fec488 "
            + "fde2a3 fcfdbf"),
    /** For signed numbers, 0.5 is zero: blue, white, red, after C. Brewer's RdBu. */
    SIGNED("2166ac 4393c3 92c5de d1e5f0 f7f7f7 fddbc7 f4a582 d6604d b2182b"),
    /** Black to white. */
    GREY("000000 ffffff");

    @SuppressWarnings("ImmutableEnumChecker") // nobody else has the array
    private final int[] colours;

    ColourMap(String hexadecimal) {
        String[] words = hexadecimal.split(" ", -1);
        colours = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            colours[i] = HexFormat.fromHexDigits(words[i]);
        }
    }

    /** The colour as red, green and blue in the lower 24 bits; what lies outside [0, 1] has the colour of the end. */
    int rgb(double value) {
        double position = Math.clamp(value, 0, 1) * (colours.length - 1);
        int i = Math.min((int) position, colours.length - 2);
        double rest = position - i;
        return mixed(i, rest, 16) << 16 | mixed(i, rest, 8) << 8 | mixed(i, rest, 0);
    }

    private int mixed(int i, double rest, int shift) {
        int from = colours[i] >> shift & 0xFF;
        int to = colours[i + 1] >> shift & 0xFF;
        return (int) Math.round(from + rest * (to - from));
    }

    Color colour(double value) {
        return new Color(rgb(value));
    }
}
