package org.scattering.cli.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.scattering.cli.picture.Pen.Anchor;

/**
 * A rectangle with two axes.
 *
 * @param box where it lies on the page
 * @param horizontal the axis from left to right
 * @param vertical the axis from bottom to top
 */
record Panel(Rectangle box, Scale horizontal, Scale vertical) {
    private static final int UNITS_PER_TICK = 70;
    private static final int UNITS_PER_UPRIGHT_TICK = 45;
    private static final int MARK = 5;
    private static final int TEXT_HEIGHT = 18;

    double x(double value) {
        return box.x + box.width * horizontal.position(value);
    }

    double y(double value) {
        return box.y + box.height * (1 - vertical.position(value));
    }

    private List<Scale.Tick> horizontalTicks() {
        return horizontal.ticks(Math.max(2, box.width / UNITS_PER_TICK));
    }

    private List<Scale.Tick> verticalTicks() {
        return vertical.ticks(Math.max(4, box.height / UNITS_PER_UPRIGHT_TICK));
    }

    void title(Pen pen, String text) {
        pen.text(text, box.x, box.y - 9, Anchor.LEFT, Style.TITLE, Style.INK);
    }

    /** What is said at the right above the panel. */
    void remark(Pen pen, String text) {
        pen.text(text, box.getMaxX(), box.y - 9, Anchor.RIGHT, Style.SMALL, Style.MUTED);
    }

    void grid(Pen pen) {
        for (Scale.Tick tick : horizontalTicks()) {
            pen.draw(
                    new Line2D.Double(x(tick.value()), box.y, x(tick.value()), box.getMaxY()),
                    Style.GRID,
                    Style.HAIRLINE);
        }
        for (Scale.Tick tick : verticalTicks()) {
            pen.draw(
                    new Line2D.Double(box.x, y(tick.value()), box.getMaxX(), y(tick.value())),
                    Style.GRID,
                    Style.HAIRLINE);
        }
    }

    /** A line through points, clipped to the panel. */
    void curve(Pen pen, double[] xs, double[] ys, Color colour, Stroke stroke) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < xs.length; i++) {
            if (i == 0) {
                path.moveTo(x(xs[i]), y(ys[i]));
            } else {
                path.lineTo(x(xs[i]), y(ys[i]));
            }
        }
        pen.within(box, () -> pen.draw(path, colour, stroke));
    }

    /** Level lines at two numbers, with what they are at their right ends. */
    void levels(Pen pen, double low, String lowText, double high, String highText) {
        double apart = Math.max(0, TEXT_HEIGHT - (y(low) - y(high))) / 2;
        level(pen, y(low), lowText, apart);
        level(pen, y(high), highText, -apart);
    }

    private void level(Pen pen, double y, String text, double shift) {
        pen.draw(new Line2D.Double(box.x, y, box.getMaxX(), y), Style.MUTED, Style.DASHED);
        pen.text(text, box.getMaxX() + 8, y + 4.5 + shift, Anchor.LEFT, Style.SMALL, Style.MUTED);
    }

    /** A colour and what it stands for. */
    record Entry(String text, Color colour) {}

    /** Words in their colours at the right above the panel. */
    void legend(Pen pen, List<Entry> entries) {
        double right = box.getMaxX();
        for (Entry entry : entries.reversed()) {
            pen.text(entry.text(), right, box.y - 9, Anchor.RIGHT, Style.TITLE, entry.colour());
            right -= Pen.width(entry.text(), Style.TITLE) + 16;
        }
    }

    void frame(Pen pen) {
        pen.draw(box, Style.INK, Style.HAIRLINE);
    }

    /** The marks of the horizontal axis. */
    void marksBelow(Pen pen) {
        for (Scale.Tick tick : horizontalTicks()) {
            double x = x(tick.value());
            pen.draw(new Line2D.Double(x, box.getMaxY(), x, box.getMaxY() + MARK), Style.INK, Style.HAIRLINE);
        }
    }

    /** The marks of the horizontal axis with their numbers, and its label. */
    void axisBelow(Pen pen, String label) {
        marksBelow(pen);
        for (Scale.Tick tick : horizontalTicks()) {
            pen.text(tick.label(), x(tick.value()), box.getMaxY() + 20, Anchor.CENTRE, Style.SMALL, Style.INK);
        }
        pen.text(label, box.getCenterX(), box.getMaxY() + 42, Anchor.CENTRE, Style.LABEL, Style.INK);
    }

    /** The marks of the vertical axis with their numbers, and its label. */
    void axisLeft(Pen pen, String label) {
        for (Scale.Tick tick : verticalTicks()) {
            double y = y(tick.value());
            pen.draw(new Line2D.Double(box.x - MARK, y, box.x, y), Style.INK, Style.HAIRLINE);
            pen.text(tick.label(), box.x - MARK - 4, y + 4.5, Anchor.RIGHT, Style.SMALL, Style.INK);
        }
        Font font = Style.LABEL;
        double room = box.height + 30;
        List<String> lines = Pen.width(label, font) <= room ? List.of(label) : List.of(label.split(" (?=\\()", 2));
        for (int i = 0; i < lines.size(); i++) {
            pen.upright(lines.get(i), box.x - 48 - 17 * (lines.size() - 1 - i), box.getCenterY(), font, Style.INK);
        }
    }
}
