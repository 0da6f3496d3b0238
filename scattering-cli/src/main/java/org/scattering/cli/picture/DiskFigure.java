package org.scattering.cli.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.stream.IntStream;
import org.scattering.cli.picture.Pen.Anchor;

/** An image beside its scattering disks of order 1 and 2. */
public final class DiskFigure implements Figure {
    static final int SIDE = 320;
    static final int TOP = 124;
    private static final int IMAGE_LEFT = 76;
    static final int DISK_LEFT = 466;
    static final int DISK_STEP = 366;
    private static final Color EMPTY = new Color(0xEDEDED);
    /** Hides the seams that smoothing leaves between neighbours. */
    private static final BasicStroke SEAM = new BasicStroke(0.5f);

    private final Heading heading;
    private final double[][] image;
    private final ScatteringDisk disk;

    /**
     * Prepares the picture.
     *
     * @param heading what is drawn, and with which settings
     * @param image by row and column
     * @param disk its coefficients
     */
    public DiskFigure(Heading heading, double[][] image, ScatteringDisk disk) {
        this.heading = heading;
        this.image = image.clone();
        this.disk = disk;
    }

    @Override
    public int height() {
        return TOP + SIDE + 164;
    }

    @Override
    public void draw(Pen pen) {
        pen.text(heading.title(), IMAGE_LEFT, 40, Anchor.LEFT, Style.HEADING, Style.INK);
        pen.text(heading.recipe(), IMAGE_LEFT, 64, Anchor.LEFT, Style.SMALL, Style.MUTED);
        drawImage(pen);
        drawDisk(pen, 1, "Order 1: by j₁ and θ₁");
        drawDisk(pen, 2, "Order 2: each of them by j₂ and θ₂");
        caption(
                pen,
                "θ is the direction in which the image varies: 0° down the rows, 90° along the columns. "
                        + "A wave and its reverse are one: opposite sectors agree.",
                "Rings hold scales, j = 0 outside. Order 2 divides a sector by j₂ from outside to inside "
                        + "and by θ₂ from 0° to 180° with rising θ; where nothing follows it is grey.");
    }

    private static void caption(Pen pen, String... lines) {
        for (int i = 0; i < lines.length; i++) {
            pen.text(lines[i], IMAGE_LEFT, TOP + SIDE + 122 + 20 * i, Anchor.LEFT, Style.SMALL, Style.MUTED);
        }
    }

    private void drawImage(Pen pen) {
        int rows = image.length;
        int columns = image[0].length;
        double unit = SIDE / (double) Math.max(rows, columns);
        int width = Math.max(1, (int) Math.round(columns * unit));
        int height = Math.max(1, (int) Math.round(rows * unit));
        Panel panel = new Panel(
                new Rectangle(IMAGE_LEFT, TOP, width, height), Scale.linear(0, columns), Scale.linear(rows, 0));
        GreyImage.draw(pen, panel, image);
        panel.frame(pen);
        pen.text("Image", IMAGE_LEFT, TOP - 21, Anchor.LEFT, Style.TITLE, Style.INK);
        panel.axisBelow(pen, "column (pixels)");
        panel.axisLeft(pen, "row (pixels)");
    }

    private void drawDisk(Pen pen, int order, String title) {
        Rectangle box = new Rectangle(DISK_LEFT + (order - 1) * DISK_STEP, TOP, SIDE, SIDE);
        List<ScatteringDisk.Sector> sectors = disk.sectors(order);
        double peak =
                sectors.stream().mapToDouble(ScatteringDisk.Sector::value).max().orElse(0);
        pen.text(title, box.getCenterX(), box.y - 21, Anchor.CENTRE, Style.TITLE, Style.INK);
        Ellipse2D whole = new Ellipse2D.Double(box.x, box.y, box.width, box.height);
        pen.fill(whole, EMPTY);
        for (ScatteringDisk.Sector sector : sectors) {
            Color colour = ColourMap.MAGMA.colour(peak > 0 ? sector.value() / peak : 0);
            for (int turn : new int[] {0, 180}) {
                Path2D shape = shape(box, sector, turn);
                pen.fill(shape, colour);
                pen.draw(shape, colour, SEAM);
            }
        }
        pen.draw(whole, Style.INK, Style.HAIRLINE);
        angles(pen, box);
        new ColourBar(ColourMap.MAGMA, Scale.linear(0, peak > 0 ? peak : 1), "mean S over the image, order " + order)
                .drawBelow(pen, new Rectangle(box.x + 30, box.y + SIDE + 36, SIDE - 60, 12));
    }

    /** An angle against the first axis, which points down; the second one points right. */
    private static Path2D shape(Rectangle box, ScatteringDisk.Sector sector, int turn) {
        double start = Math.toDegrees(sector.from()) - 90 + turn;
        double extent = Math.toDegrees(sector.to() - sector.from());
        Path2D path = new Path2D.Double();
        path.append(arc(box, sector.outer(), start, extent), false);
        path.append(arc(box, sector.inner(), start + extent, -extent), true);
        path.closePath();
        return path;
    }

    private static Arc2D arc(Rectangle box, double radius, double start, double extent) {
        double r = radius * SIDE / 2;
        return new Arc2D.Double(box.getCenterX() - r, box.getCenterY() - r, 2 * r, 2 * r, start, extent, Arc2D.OPEN);
    }

    private static void angles(Pen pen, Rectangle box) {
        IntStream.iterate(0, degrees -> degrees < 180, degrees -> degrees + 45).forEach(degrees -> {
            double right = Math.sin(Math.toRadians(degrees));
            double down = Math.cos(Math.toRadians(degrees));
            double r = SIDE / 2.0;
            double x = box.getCenterX();
            double y = box.getCenterY();
            pen.draw(
                    new Line2D.Double(x + r * right, y + r * down, x + (r + 5) * right, y + (r + 5) * down),
                    Style.INK,
                    Style.HAIRLINE);
            pen.text(
                    (degrees == 0 ? "θ = " : "") + degrees + "°",
                    x + (r + 9) * right,
                    y + (r + 9) * down + 4.5 + 5 * down,
                    degrees == 0 ? Anchor.CENTRE : Anchor.LEFT,
                    Style.SMALL,
                    Style.INK);
        });
    }
}
