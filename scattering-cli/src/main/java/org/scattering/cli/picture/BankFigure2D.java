package org.scattering.cli.picture;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.scattering.cli.picture.Pen.Anchor;
import org.scattering.filter.Filter;
import org.scattering.filter.FilterBank;
import org.scattering.filter.LittlewoodPaley;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering2D;

/** Wavelets in space, their ellipses in the Fourier plane, and the Littlewood–Paley sum over it. */
public final class BankFigure2D implements Figure {
    private static final int LEFT = 90;
    private static final int GRID_WIDTH = 1080;
    private static final int TOP = 140;
    private static final int GAP = 6;
    private static final int LARGEST_TILE = 150;
    private static final int PLANE = 440;
    private static final int PLANE_RIGHT = 640;
    private static final int MOST_NAMED_SCALES = 4;

    private final Scattering2D settings;
    private final FilterBank bank;
    private final LittlewoodPaley cover;
    private final double reach;
    private final int tile;
    private final int planeTop;

    /**
     * Prepares the picture.
     *
     * @param settings of the transform
     * @param plan its plan, of order 1 at least
     */
    public BankFigure2D(Scattering2D settings, ScatteringPlan plan) {
        this.settings = settings;
        bank = plan.bank(1);
        cover = bank.littlewoodPaley();
        // Three times the width of the longest envelope, but not beyond the period of the grid.
        double longest = bank.wavelets().stream()
                .mapToDouble(w -> 1 / (2 * Math.PI * w.bandwidth()) * Math.max(1, 4.0 / settings.angles()))
                .max()
                .orElse(1);
        double slant = Math.max(1, settings.angles() / 4.0);
        double half =
                Math.min(plan.axes().getFirst().padded(), plan.axes().getLast().padded()) / 2.0;
        reach = Math.min(half, 3.2 * longest * slant);
        tile = Math.min(LARGEST_TILE, (GRID_WIDTH + GAP) / settings.angles() - GAP);
        planeTop = TOP + settings.scale() * (tile + GAP) + 80;
    }

    @Override
    public int height() {
        return planeTop + PLANE + 70;
    }

    @Override
    public void draw(Pen pen) {
        Heading heading = Heading.of("Filter bank", settings);
        pen.text(heading.title(), LEFT, 40, Anchor.LEFT, Style.HEADING, Style.INK);
        pen.text(
                heading.recipe()
                        + "; θ is the direction of the wave: 0° down the rows, 90° along the columns; pale: ψ at −ω",
                LEFT,
                64,
                Anchor.LEFT,
                Style.SMALL,
                Style.MUTED);
        drawSpace(pen);
        drawEllipses(pen);
        drawSum(pen);
    }

    private void drawSpace(Pen pen) {
        pen.text("Wavelets in space, real part", LEFT, TOP - 36, Anchor.LEFT, Style.TITLE, Style.INK);
        int size = pen.pixels(tile);
        List<double[][]> views = bank.wavelets().parallelStream()
                .map(w -> new SpatialView(w.spectrum()).sample(reach, size))
                .toList();
        List<Integer> order = byAngle();
        for (int i = 0; i < settings.angles(); i++) {
            Filter first = bank.wavelets().get(order.get(i));
            int x = LEFT + i * (tile + GAP);
            if (tile >= 40 || i % Math.ceilDiv(40, tile + GAP) == 0) {
                pen.text(degrees(first.angle()), x + tile / 2.0, TOP - 10, Anchor.CENTRE, Style.SMALL, Style.INK);
            }
            for (int j = 0; j < settings.scale(); j++) {
                drawTile(pen, views.get(j * settings.angles() + order.get(i)), x, TOP + j * (tile + GAP));
            }
        }
        for (int j = 0; j < settings.scale(); j++) {
            double y = TOP + j * (tile + GAP) + tile / 2.0 + 5;
            pen.text("j = " + j, LEFT - 14, y, Anchor.RIGHT, Style.SMALL, Style.INK);
        }
        drawRuler(pen);
    }

    /** The angles of a scale as they are asked for on paper, from 0° on. */
    private List<Integer> byAngle() {
        return IntStream.range(0, settings.angles())
                .boxed()
                .sorted((a, b) -> Double.compare(
                        folded(bank.wavelets().get(a).angle()),
                        folded(bank.wavelets().get(b).angle())))
                .toList();
    }

    /** An angle in [0, π): a wave and its reverse are one. */
    static double folded(double angle) {
        double turned = angle % Math.PI;
        double positive = turned < 0 ? turned + Math.PI : turned;
        return positive > Math.PI - 1e-9 ? 0 : positive;
    }

    static String degrees(double angle) {
        return Units.digits(Math.toDegrees(folded(angle))) + "°";
    }

    private void drawTile(Pen pen, double[][] view, int x, int y) {
        double peak = Arrays.stream(view)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(1);
        double[][] shades = Arrays.stream(view)
                .map(row -> Arrays.stream(row).map(v -> 0.5 + 0.5 * v / peak).toArray())
                .toArray(double[][]::new);
        Panel panel =
                new Panel(new Rectangle(x, y, tile, tile), Scale.linear(0, view.length), Scale.linear(view.length, 0));
        new HeatMap(shades, edges(view.length), edges(view.length)).draw(pen, panel, ColourMap.SIGNED);
        pen.draw(panel.box(), Style.GRID, Style.HAIRLINE);
    }

    private static double[] edges(int count) {
        return IntStream.rangeClosed(0, count).asDoubleStream().toArray();
    }

    /** How long so many pixels are on the tiles. */
    private void drawRuler(Pen pen) {
        int pixels = Integer.highestOneBit(Math.max(1, (int) reach));
        double length = pixels * tile / (2 * reach);
        double right = LEFT + settings.angles() * (tile + GAP) - GAP;
        double y = TOP + settings.scale() * (tile + GAP) + 10;
        pen.draw(new Line2D.Double(right - length, y, right, y), Style.INK, Style.STRONG);
        pen.text(pixels + " pixels", right - length - 10, y + 5, Anchor.RIGHT, Style.SMALL, Style.INK);
    }

    private static Panel plane(int left, int top) {
        return new Panel(new Rectangle(left, top, PLANE, PLANE), Scale.linear(-0.5, 0.5), Scale.linear(0.5, -0.5));
    }

    private void drawEllipses(Pen pen) {
        Panel plane = plane(LEFT, planeTop);
        plane.grid(pen);
        AffineTransform reversed = AffineTransform.getRotateInstance(
                Math.PI, plane.box().getCenterX(), plane.box().getCenterY());
        for (Filter wavelet : bank.wavelets()) {
            Path2D line = new Contours(wavelet.spectrum(), 0.5).pieces(plane);
            Color colour = colour(wavelet.scale());
            Color pale = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 70);
            pen.within(plane.box(), () -> {
                pen.draw(line.createTransformedShape(reversed), pale, Style.LINE);
                pen.draw(line, colour, Style.LINE);
            });
        }
        Path2D lowpass = new Contours(bank.lowpass().spectrum(), 0.5).pieces(plane);
        pen.within(plane.box(), () -> pen.draw(lowpass, Style.WAVELET, Style.STRONG));
        plane.frame(pen);
        plane.title(pen, "Half-maximum contours");
        plane.legend(pen, legend());
        plane.axisBelow(pen, "frequency along the columns (cycles per pixel)");
        plane.axisLeft(pen, "frequency down the rows (cycles per pixel)");
    }

    private Color colour(int j) {
        return ColourMap.MAGMA.colour(0.12 + 0.62 * j / Math.max(1, settings.scale() - 1));
    }

    /** All scales where there is room for their names, else the first and the last one. */
    private List<Panel.Entry> legend() {
        int last = settings.scale() - 1;
        List<Panel.Entry> entries = new ArrayList<>();
        for (int j = 0; j <= last; j += last < MOST_NAMED_SCALES ? 1 : last) {
            entries.add(new Panel.Entry("j = " + j, colour(j)));
        }
        entries.add(new Panel.Entry("φ", Style.WAVELET));
        return entries;
    }

    private void drawSum(Pen pen) {
        Panel plane = plane(PLANE_RIGHT, planeTop);
        int rows = bank.lowpass().spectrum().rows();
        int columns = bank.lowpass().spectrum().columns();
        double[] sum = cover.sum();
        double top = cover.upperBound();
        double[][] values = new double[rows + 1][columns + 1];
        for (int r = 0; r <= rows; r++) {
            for (int c = 0; c <= columns; c++) {
                int row = Math.floorMod(r - rows / 2, rows);
                int column = Math.floorMod(c - columns / 2, columns);
                values[r][c] = sum[row * columns + column] / top;
            }
        }
        new HeatMap(values, frequencyEdges(rows), frequencyEdges(columns)).draw(pen, plane, ColourMap.MAGMA);
        plane.frame(pen);
        plane.title(pen, "Littlewood–Paley sum A(ω)");
        plane.remark(pen, "A = " + Units.digits(cover.lowerBound()) + ", B = " + Units.digits(top));
        plane.axisBelow(pen, "frequency along the columns (cycles per pixel)");
        plane.axisLeft(pen, "frequency down the rows (cycles per pixel)");
        new ColourBar(ColourMap.MAGMA, Scale.linear(0, top), "A(ω)").drawBeside(pen, plane.box());
    }

    /** Edges of cells whose centres are the frequencies of a grid from -½ to ½. */
    private static double[] frequencyEdges(int count) {
        double[] edges = new double[count + 2];
        Arrays.setAll(edges, i -> (i - count / 2 - 0.5) / count);
        return edges;
    }
}
