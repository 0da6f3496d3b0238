package org.scattering.cli.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/** The colours, lines and letters that all pictures share. */
final class Style {
    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x222222);
    static final Color MUTED = new Color(0x666666);
    static final Color GRID = new Color(0xE4E4E4);
    static final Color WAVELET = new Color(0x4477AA);
    static final Color LOWPASS = new Color(0xCC3311);

    static final BasicStroke HAIRLINE = new BasicStroke(0.8f);
    static final BasicStroke LINE = round(1.1f);
    static final BasicStroke STRONG = round(2f);
    static final BasicStroke DASHED =
            new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);

    static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 18);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private Style() {}

    private static BasicStroke round(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
