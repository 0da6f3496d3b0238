package org.scattering.cli.picture;

import java.awt.Rectangle;
import java.util.List;

/**
 * Images side by side, each with words below it, all in the same shades.
 *
 * @param heading what stands above them
 * @param columns images in a row
 * @param images from left to right, row after row
 */
public record GalleryFigure(Heading heading, int columns, List<Image> images) implements Figure {
    private static final int LEFT = 60;
    private static final int GAP = 24;
    private static final int TOP = 100;
    private static final int WORDS = 62;

    /** Copies the list. */
    public GalleryFigure {
        images = List.copyOf(images);
    }

    /**
     * One of them.
     *
     * @param title what it is
     * @param words what is said of it
     * @param pixels rows from top to bottom
     */
    public record Image(String title, String words, double[][] pixels) {}

    private int side() {
        return (WIDTH - 2 * LEFT - (columns - 1) * GAP) / columns;
    }

    private int imageHeight() {
        double[][] first = images.getFirst().pixels();
        return Math.min(2 * side(), side() * first.length / first[0].length);
    }

    @Override
    public int height() {
        return TOP + Math.ceilDiv(images.size(), columns) * (imageHeight() + WORDS) + 10;
    }

    @Override
    public void draw(Pen pen) {
        heading.draw(pen, LEFT);
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            int left = LEFT + i % columns * (side() + GAP);
            int top = TOP + i / columns * (imageHeight() + WORDS);
            Rectangle box = new Rectangle(left, top, side(), imageHeight());
            Panel panel =
                    new Panel(box, Scale.linear(0, image.pixels()[0].length), Scale.linear(image.pixels().length, 0));
            GreyImage.draw(pen, panel, image.pixels());
            panel.frame(pen);
            pen.text(image.title(), left, box.getMaxY() + 20, Pen.Anchor.LEFT, Style.TITLE, Style.INK);
            pen.text(image.words(), left, box.getMaxY() + 39, Pen.Anchor.LEFT, Style.SMALL, Style.MUTED);
        }
    }
}
