package org.scattering.cli.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws shapes, images and text on a page, whatever the page is made of. */
public final class Pen {
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private final Graphics2D graphics;
    private final double resolution;

    /** Where a text lies against its point. */
    enum Anchor {
        LEFT(0),
        CENTRE(0.5),
        RIGHT(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }
    }

    /**
     * Takes a pen.
     *
     * @param graphics the page
     * @param resolution pixels a unit, for what is drawn as an image
     */
    Pen(Graphics2D graphics, double resolution) {
        this.graphics = graphics;
        this.resolution = resolution;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** How many pixels an image needs to be sharp over so many units. */
    int pixels(double units) {
        return Math.max(1, (int) Math.round(units * resolution));
    }

    void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    void draw(Shape shape, Color colour, Stroke stroke) {
        graphics.setColor(colour);
        graphics.setStroke(stroke);
        graphics.draw(shape);
    }

    /** Draws something of which only what lies within a rectangle is seen. */
    void within(Rectangle2D box, Runnable drawing) {
        graphics.setClip(box);
        try {
            drawing.run();
        } finally {
            graphics.setClip(null);
        }
    }

    /** Draws an image over a rectangle of whole units. */
    void image(BufferedImage image, Rectangle2D box) {
        graphics.drawImage(
                image, (int) box.getX(), (int) box.getY(), (int) box.getWidth(), (int) box.getHeight(), null);
    }

    /** Writes a line whose base is at y. */
    void text(String text, double x, double y, Anchor anchor, Font font, Color colour) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, (float) (x - anchor.share * width(text, font)), (float) y);
    }

    /** Writes a line upwards, its middle at (x, y), its base to the right. */
    void upright(String text, double x, double y, Font font, Color colour) {
        AffineTransform page = graphics.getTransform();
        graphics.rotate(-Math.PI / 2, x, y);
        text(text, x, y, Anchor.CENTRE, font, colour);
        graphics.setTransform(page);
    }

    static double width(String text, Font font) {
        return font.getStringBounds(text, METRICS).getWidth();
    }
}
