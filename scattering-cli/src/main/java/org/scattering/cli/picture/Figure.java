package org.scattering.cli.picture;

/** Something drawn on a page of {@link #WIDTH} units width; the page is scaled to the size that is asked for. */
public interface Figure {
    /** The width of every page; at a width of so many pixels a unit is a pixel. */
    int WIDTH = 1200;

    /**
     * The height of the page.
     *
     * @return units
     */
    int height();

    /**
     * Draws the page.
     *
     * @param pen what to draw with
     */
    void draw(Pen pen);
}
