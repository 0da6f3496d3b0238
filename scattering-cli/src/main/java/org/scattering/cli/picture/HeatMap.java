package org.scattering.cli.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Numbers in [0, 1] over a grid of rectangles.
 *
 * @param values by row and column
 * @param rowEdges the ends of the rows along the vertical axis, ascending, one more than rows
 * @param columnEdges the ends of the columns along the horizontal axis, ascending, one more than columns
 */
record HeatMap(double[][] values, double[] rowEdges, double[] columnEdges) {

    /** Draws the cells over the whole of a panel; what no cell covers stays as it is. */
    void draw(Pen pen, Panel panel, ColourMap colours) {
        int width = pen.pixels(panel.box().width);
        int height = pen.pixels(panel.box().height);
        int[] columns = cells(panel.horizontal(), width, columnEdges);
        int[] rows = cells(panel.vertical(), height, rowEdges);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            // Pictures run downwards, axes upwards.
            int row = rows[height - 1 - y];
            for (int x = 0; x < width; x++) {
                if (row >= 0 && columns[x] >= 0) {
                    image.setRGB(x, y, 0xFF000000 | colours.rgb(values[row][columns[x]]));
                }
            }
        }
        pen.image(image, panel.box());
    }

    /** The cell under each pixel of an axis, -1 for none. */
    private static int[] cells(Scale scale, int pixels, double[] edges) {
        int[] cells = new int[pixels];
        for (int p = 0; p < pixels; p++) {
            int found = Arrays.binarySearch(edges, scale.value((p + 0.5) / pixels));
            int cell = found >= 0 ? found : -found - 2;
            cells[p] = cell < edges.length - 1 ? cell : -1;
        }
        return cells;
    }
}
