package org.scattering.cli.picture;

import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import org.scattering.cli.picture.Pen.Anchor;

/**
 * Tells which colour stands for which number.
 *
 * @param colours the colours
 * @param scale the numbers, from the first colour to the last
 * @param label what they are, with the unit
 */
record ColourBar(ColourMap colours, Scale scale, String label) {
    private static final int GAP = 14;
    private static final int WIDTH = 14;

    /** Draws it to the right of a rectangle. */
    void drawBeside(Pen pen, Rectangle panel) {
        Rectangle box = new Rectangle(panel.x + panel.width + GAP, panel.y, WIDTH, panel.height);
        int rows = pen.pixels(box.height);
        BufferedImage image = new BufferedImage(1, rows, BufferedImage.TYPE_INT_RGB);
        for (int r = 0; r < rows; r++) {
            image.setRGB(0, r, colours.rgb(1 - (r + 0.5) / rows));
        }
        pen.image(image, box);
        pen.draw(box, Style.INK, Style.HAIRLINE);
        for (Scale.Tick tick : scale.ticks(Math.max(2, box.height / 50))) {
            double y = box.y + box.height * (1 - scale.position(tick.value()));
            pen.draw(new Line2D.Double(box.getMaxX(), y, box.getMaxX() + 4, y), Style.INK, Style.HAIRLINE);
            pen.text(tick.label(), box.getMaxX() + 8, y + 4.5, Anchor.LEFT, Style.SMALL, Style.INK);
        }
        pen.upright(label, box.getMaxX() + 68, box.getCenterY(), Style.LABEL, Style.INK);
    }

    /** Draws it lying in a rectangle. */
    void drawBelow(Pen pen, Rectangle box) {
        int columns = pen.pixels(box.width);
        BufferedImage image = new BufferedImage(columns, 1, BufferedImage.TYPE_INT_RGB);
        for (int c = 0; c < columns; c++) {
            image.setRGB(c, 0, colours.rgb((c + 0.5) / columns));
        }
        pen.image(image, box);
        pen.draw(box, Style.INK, Style.HAIRLINE);
        for (Scale.Tick tick : scale.ticks(Math.max(2, box.width / 60))) {
            double x = box.x + box.width * scale.position(tick.value());
            pen.draw(new Line2D.Double(x, box.getMaxY(), x, box.getMaxY() + 4), Style.INK, Style.HAIRLINE);
            pen.text(tick.label(), x, box.getMaxY() + 18, Anchor.CENTRE, Style.SMALL, Style.INK);
        }
        pen.text(label, box.getCenterX(), box.getMaxY() + 40, Anchor.CENTRE, Style.LABEL, Style.INK);
    }
}
