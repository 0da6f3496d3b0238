package org.scattering.cli.picture;

import java.util.Arrays;

/** An image in grey, from its darkest to its brightest pixel. */
final class GreyImage {
    private GreyImage() {}

    /** Draws it over a panel whose axes count pixels; where it has far more of them, blocks are averaged first. */
    static void draw(Pen pen, Panel panel, double[][] image) {
        int block = Math.max(1, image.length / pen.pixels(panel.box().height));
        double[][] blocks = averaged(image, block);
        double low = Arrays.stream(blocks).flatMapToDouble(Arrays::stream).min().orElse(0);
        double high =
                Arrays.stream(blocks).flatMapToDouble(Arrays::stream).max().orElse(1);
        double[][] shades = Arrays.stream(blocks)
                .map(row -> Arrays.stream(row)
                        .map(v -> high > low ? (v - low) / (high - low) : 0.5)
                        .toArray())
                .toArray(double[][]::new);
        new HeatMap(shades, edges(image.length, block), edges(image[0].length, block)).draw(pen, panel, ColourMap.GREY);
    }

    private static double[][] averaged(double[][] image, int block) {
        if (block == 1) {
            return image;
        }
        double[][] means = new double[Math.ceilDiv(image.length, block)][Math.ceilDiv(image[0].length, block)];
        for (int r = 0; r < means.length; r++) {
            for (int c = 0; c < means[r].length; c++) {
                means[r][c] = mean(image, r * block, c * block, block);
            }
        }
        return means;
    }

    private static double mean(double[][] image, int top, int left, int block) {
        int bottom = Math.min(top + block, image.length);
        int right = Math.min(left + block, image[0].length);
        double sum = 0;
        for (int r = top; r < bottom; r++) {
            for (int c = left; c < right; c++) {
                sum += image[r][c];
            }
        }
        return sum / ((double) (bottom - top) * (right - left));
    }

    private static double[] edges(int size, int block) {
        double[] edges = new double[Math.ceilDiv(size, block) + 1];
        Arrays.setAll(edges, i -> Math.min(size, (double) i * block));
        return edges;
    }
}
