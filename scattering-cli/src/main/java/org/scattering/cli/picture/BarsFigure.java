package org.scattering.cli.picture;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/**
 * Wholes and their parts, one lying bar a whole.
 *
 * @param heading what stands above them
 * @param label what is counted
 * @param parts names of the parts
 * @param bars the wholes, from top to bottom
 */
public record BarsFigure(Heading heading, String label, List<String> parts, List<Bar> bars) implements Figure {
    private static final int[] COLOURS = {0x332288, 0x4477AA, 0x33AACC, 0x228833, 0xCCA000, 0xBBBBBB, 0xDDDDDD};
    private static final int LEFT = 110;
    private static final int PLOT = 1030;
    private static final int TOP = 130;
    private static final int STEP = 46;
    private static final int THICK = 32;
    private static final int NARROWEST_NAMED = 60;

    /** Copies the lists. */
    public BarsFigure {
        parts = List.copyOf(parts);
        bars = List.copyOf(bars);
    }

    /**
     * A whole.
     *
     * @param name what it is
     * @param shares of its parts, adding up to 1
     */
    public record Bar(String name, List<Double> shares) {
        /** Copies the list. */
        public Bar {
            shares = List.copyOf(shares);
        }
    }

    @Override
    public int height() {
        return TOP + bars.size() * STEP + 70;
    }

    @Override
    public void draw(Pen pen) {
        heading.draw(pen, LEFT);
        Rectangle box = new Rectangle(LEFT, TOP, PLOT, bars.size() * STEP);
        Panel panel = new Panel(box, Scale.linear(0, 100), Scale.linear(bars.size(), 0));
        panel.grid(pen);
        for (int i = 0; i < bars.size(); i++) {
            draw(pen, panel, bars.get(i), TOP + i * STEP + (STEP - THICK) / 2);
        }
        panel.frame(pen);
        panel.axisBelow(pen, label);
        double x = LEFT;
        for (int p = 0; p < parts.size(); p++) {
            pen.fill(new Rectangle2D.Double(x, TOP - 24, 12, 12), colour(p));
            pen.text(parts.get(p), x + 18, TOP - 13, Pen.Anchor.LEFT, Style.SMALL, Style.INK);
            x += 42 + Pen.width(parts.get(p), Style.SMALL);
        }
    }

    private static Color colour(int part) {
        return new Color(COLOURS[part % COLOURS.length]);
    }

    private static void draw(Pen pen, Panel panel, Bar bar, int top) {
        pen.text(bar.name(), LEFT - 12, top + 21, Pen.Anchor.RIGHT, Style.LABEL, Style.INK);
        double from = 0;
        for (int p = 0; p < bar.shares().size(); p++) {
            double share = 100 * bar.shares().get(p);
            double left = panel.x(from);
            double right = panel.x(from + share);
            if (right > left) {
                pen.fill(new Rectangle2D.Double(left, top, right - left, THICK), colour(p));
            }
            if (right - left > NARROWEST_NAMED) {
                Color ink = p < 4 ? Style.PAPER : Style.INK;
                String text = String.format(Locale.ROOT, "%.1f %%", share);
                pen.text(text, (left + right) / 2, top + 21, Pen.Anchor.CENTRE, Style.SMALL, ink);
            }
            from += share;
        }
    }
}
