package org.scattering.cli.picture;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;

/**
 * Functions of two frequencies as heat maps in the same colours.
 *
 * @param heading what stands above them
 * @param planes at most three
 * @param label what the colours are
 */
public record PlanesFigure(Heading heading, List<Plane> planes, String label) implements Figure {
    private static final int LEFT = 90;
    private static final int SIDE = 420;
    private static final int TOP = 120;
    private static final int GAP = 110;

    /** Copies the list. */
    public PlanesFigure {
        planes = List.copyOf(planes);
    }

    /**
     * One function.
     *
     * @param title what it is
     * @param remark what is said of it
     * @param values by row and column frequency, each from -½ on
     */
    public record Plane(String title, String remark, double[][] values) {}

    @Override
    public int height() {
        return TOP + SIDE + 80;
    }

    @Override
    public void draw(Pen pen) {
        heading.draw(pen, LEFT);
        double high = planes.stream()
                .flatMap(p -> Arrays.stream(p.values()))
                .flatMapToDouble(Arrays::stream)
                .max()
                .orElse(1);
        for (int i = 0; i < planes.size(); i++) {
            draw(pen, planes.get(i), i, high);
        }
        Rectangle last = box(planes.size() - 1);
        new ColourBar(ColourMap.MAGMA, Scale.linear(0, high), label).drawBeside(pen, last);
    }

    private static Rectangle box(int i) {
        return new Rectangle(LEFT + i * (SIDE + GAP), TOP, SIDE, SIDE);
    }

    private static void draw(Pen pen, Plane plane, int i, double high) {
        Panel panel = new Panel(box(i), Scale.linear(-0.5, 0.5), Scale.linear(0.5, -0.5));
        double[][] shades = Arrays.stream(plane.values())
                .map(row -> Arrays.stream(row).map(v -> v / high).toArray())
                .toArray(double[][]::new);
        new HeatMap(shades, edges(shades.length), edges(shades[0].length)).draw(pen, panel, ColourMap.MAGMA);
        panel.frame(pen);
        panel.axisBelow(pen, "column frequency (cycles per sample)");
        panel.axisLeft(pen, "row frequency (cycles per sample)");
        panel.title(pen, plane.title());
        panel.remark(pen, plane.remark());
    }

    /** The frequencies k/n from -⌊n/2⌋ on lie in the middle of their cells; the last half cell lies beyond ½. */
    private static double[] edges(int n) {
        double[] edges = new double[n + 1];
        Arrays.setAll(edges, i -> (i - n / 2 - 0.5) / n);
        edges[n] = Math.max(edges[n], 0.5);
        edges[0] = Math.min(edges[0], -0.5);
        return edges;
    }
}
