package org.scattering.cli.picture;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Curves and points over two axes.
 *
 * @param title what is drawn
 * @param horizontal the axis from left to right
 * @param vertical the axis from bottom to top
 * @param series what lies in it, the first one lowest
 */
public record Chart(String title, Axis horizontal, Axis vertical, List<Series> series) {
    private static final int[] COLOURS = {0x4477AA, 0xCC3311, 0x228833, 0xAA3377, 0xCCA000, 0x33AACC, 0x777777};

    /** Room for the numbers of an axis of many decades. */
    private static final int LABEL_GAP = 64;

    /** Copies the list. */
    public Chart {
        series = List.copyOf(series);
    }

    /** How the numbers of an axis lie. */
    public enum Kind {
        /** Equal distances are equal differences. */
        LINEAR,
        /** Equal distances are equal ratios; numbers that are not positive are left out. */
        LOGARITHMIC
    }

    /**
     * An axis, as long as its numbers.
     *
     * @param label what is counted, with its unit
     * @param kind how numbers lie along it
     */
    public record Axis(String label, Kind kind) {}

    /** How a series is drawn. */
    public enum Mark {
        /** A line. */
        LINE,
        /** A thin line, for one of many. */
        THIN,
        /** A dashed line. */
        DASHED,
        /** Dots. */
        DOTS,
        /** Dots joined by a line, with an interval each where there is one. */
        JOINED
    }

    /**
     * Numbers over numbers.
     *
     * @param name in the legend; empty to be left out
     * @param mark how it is drawn
     * @param colour number of a colour; the same number, the same colour
     * @param xs along the horizontal axis
     * @param ys along the vertical axis
     * @param lows lower ends of intervals, or none
     * @param highs upper ends of intervals, or none
     */
    public record Series(String name, Mark mark, int colour, double[] xs, double[] ys, double[] lows, double[] highs) {
        /**
         * Numbers without intervals.
         *
         * @param name in the legend; empty to be left out
         * @param mark how it is drawn
         * @param colour number of a colour
         * @param xs along the horizontal axis
         * @param ys along the vertical axis
         * @return the series
         */
        public static Series of(String name, Mark mark, int colour, double[] xs, double[] ys) {
            return new Series(name, mark, colour, xs, ys, new double[0], new double[0]);
        }

        private Color paint() {
            return new Color(COLOURS[Math.floorMod(colour, COLOURS.length)]);
        }

        private DoubleStream heights() {
            return DoubleStream.concat(
                    Arrays.stream(ys), DoubleStream.concat(Arrays.stream(lows), Arrays.stream(highs)));
        }
    }

    void draw(Pen pen, Rectangle box) {
        Scale across = scale(horizontal, series.stream().flatMapToDouble(s -> Arrays.stream(s.xs())), 0.02);
        Scale upwards = scale(vertical, series.stream().flatMapToDouble(Series::heights), 0.06);
        Panel panel = new Panel(box, across, upwards);
        panel.grid(pen);
        series.forEach(s -> pen.within(box, () -> draw(pen, panel, s)));
        panel.frame(pen);
        panel.axisBelow(pen, horizontal.label());
        panel.axisLeft(pen, "");
        pen.upright(vertical.label(), box.x - LABEL_GAP, box.getCenterY(), Style.LABEL, Style.INK);
        pen.text(title, box.x, box.y - 32, Pen.Anchor.LEFT, Style.TITLE, Style.INK);
        panel.legend(
                pen,
                series.stream()
                        .filter(s -> !s.name().isEmpty())
                        .map(s -> new Panel.Entry(s.name(), s.paint()))
                        .toList());
    }

    private void draw(Pen pen, Panel panel, Series s) {
        Stroke stroke = switch (s.mark()) {
            case THIN -> Style.HAIRLINE;
            case DASHED -> Style.DASHED;
            case LINE, DOTS, JOINED -> Style.STRONG;
        };
        for (int i = 0; i < s.xs().length; i++) {
            if (!drawable(s.xs()[i], s.ys()[i])) {
                continue;
            }
            double x = panel.x(s.xs()[i]);
            double y = panel.y(s.ys()[i]);
            if (s.mark() == Mark.DOTS || s.mark() == Mark.JOINED) {
                double radius = s.mark() == Mark.DOTS ? 2.2 : 3.5;
                pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), s.paint());
            }
            if (i < s.lows().length && drawable(s.xs()[i], s.lows()[i])) {
                pen.draw(new Line2D.Double(x, panel.y(s.lows()[i]), x, panel.y(s.highs()[i])), s.paint(), Style.LINE);
            }
            if (s.mark() != Mark.DOTS && i > 0 && drawable(s.xs()[i - 1], s.ys()[i - 1])) {
                pen.draw(new Line2D.Double(panel.x(s.xs()[i - 1]), panel.y(s.ys()[i - 1]), x, y), s.paint(), stroke);
            }
        }
    }

    private boolean drawable(double x, double y) {
        return Double.isFinite(x)
                && Double.isFinite(y)
                && (horizontal.kind() == Kind.LINEAR || x > 0)
                && (vertical.kind() == Kind.LINEAR || y > 0);
    }

    /** From the smallest number to the largest, with some room beyond where it is wanted. */
    private static Scale scale(Axis axis, DoubleStream numbers, double room) {
        boolean linear = axis.kind() == Kind.LINEAR;
        double[] shown =
                numbers.filter(v -> Double.isFinite(v) && (linear || v > 0)).toArray();
        double low = Arrays.stream(shown).min().orElse(linear ? 0 : 0.1);
        double high = Arrays.stream(shown).max().orElse(1);
        if (linear) {
            double margin = high > low ? room * (high - low) : 0.5;
            return Scale.linear(low == 0 ? 0 : low - margin, high + margin);
        }
        double ratio = high / low > 1.2 ? Math.pow(high / low, room) : 3;
        return new Scale(Scale.Kind.DECADES, low / ratio, high * ratio);
    }
}
