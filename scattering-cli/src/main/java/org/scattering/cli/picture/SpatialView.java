package org.scattering.cli.picture;

import org.scattering.filter.Band;

/** The real part of a filter in space, around its centre: its Fourier series evaluated wherever a pixel is. */
final class SpatialView {
    private final Band band;

    SpatialView(Band band) {
        this.band = band;
    }

    /**
     * Samples a square.
     *
     * @param reach from the centre to the edge, in pixels of the image
     * @param size samples along a side
     * @return by row and column
     */
    double[][] sample(double reach, int size) {
        double[][] rowCos = new double[size][band.height()];
        double[][] rowSin = new double[size][band.height()];
        phases(rowCos, rowSin, reach, band.firstRow(), band.rows());
        double[][] columnCos = new double[size][band.width()];
        double[][] columnSin = new double[size][band.width()];
        phases(columnCos, columnSin, reach, band.firstColumn(), band.columns());
        double[][] view = new double[size][size];
        for (int x = 0; x < size; x++) {
            for (int r = 0; r < band.height(); r++) {
                double re = 0;
                double im = 0;
                for (int c = 0; c < band.width(); c++) {
                    re += band.value(r, c) * columnCos[x][c];
                    im += band.value(r, c) * columnSin[x][c];
                }
                for (int y = 0; y < size; y++) {
                    view[y][x] += re * rowCos[y][r] - im * rowSin[y][r];
                }
            }
        }
        double count = (double) band.rows() * band.columns();
        for (double[] row : view) {
            for (int x = 0; x < size; x++) {
                row[x] /= count;
            }
        }
        return view;
    }

    private static void phases(double[][] cos, double[][] sin, double reach, int first, int period) {
        for (int i = 0; i < cos.length; i++) {
            double position = ((i + 0.5) / cos.length * 2 - 1) * reach;
            for (int k = 0; k < cos[i].length; k++) {
                int frequency = (first + k) % period;
                int signed = 2 * frequency < period ? frequency : frequency - period;
                double angle = 2 * Math.PI * signed * position / period;
                cos[i][k] = Math.cos(angle);
                sin[i][k] = Math.sin(angle);
            }
        }
    }
}
