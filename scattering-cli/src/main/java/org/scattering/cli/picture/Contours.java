package org.scattering.cli.picture;

import java.awt.geom.Path2D;
import org.scattering.filter.Band;

/**
 * The lines on which a filter reaches a share of its largest magnitude in the Fourier plane, as short straight pieces:
 * marching squares, with the crossing of each edge found by linear interpolation.
 */
final class Contours {
    /** Cells a grid cell is divided into, with cubic interpolation in between, so that small ellipses are round. */
    private static final int FINER = 4;

    private final Band band;
    private final int rows;
    private final int columns;
    private final double level;

    Contours(Band band, double share) {
        this.band = band;
        rows = band.rows() * FINER;
        columns = band.columns() * FINER;
        double peak = 0;
        for (double v : band.dense()) {
            peak = Math.max(peak, Math.abs(v));
        }
        level = share * peak;
    }

    /** The pieces in the plane of a panel whose axes are cycles per pixel: columns to the right, rows along the other. */
    Path2D pieces(Panel plane) {
        double[] above = line(-rows / 2);
        Path2D path = new Path2D.Double();
        for (int r = -rows / 2; r < rows / 2; r++) {
            double[] below = line(r + 1);
            for (int c = 0; c < columns; c++) {
                cell(path, plane, r, c, above, below);
            }
            above = below;
        }
        return path;
    }

    /** Magnitudes above the level on one line of the finer grid, from column -columns/2 to columns/2. */
    private double[] line(int row) {
        double[] values = new double[columns + 1];
        for (int c = 0; c <= columns; c++) {
            values[c] = interpolated(row, c - columns / 2) - level;
        }
        return values;
    }

    private double interpolated(int row, int column) {
        int r = Math.floorDiv(row, FINER);
        double down = Math.floorMod(row, FINER) / (double) FINER;
        return Cubic.between(
                across(r - 1, column), across(r, column), across(r + 1, column), across(r + 2, column), down);
    }

    private double across(int r, int column) {
        int c = Math.floorDiv(column, FINER);
        double rest = Math.floorMod(column, FINER) / (double) FINER;
        return Cubic.between(magnitude(r, c - 1), magnitude(r, c), magnitude(r, c + 1), magnitude(r, c + 2), rest);
    }

    private double magnitude(int row, int column) {
        return Math.abs(band.at(Math.floorMod(row, band.rows()), Math.floorMod(column, band.columns())));
    }

    private void cell(Path2D path, Panel plane, int r, int c, double[] above, double[] below) {
        double[] corner = {above[c], above[c + 1], below[c + 1], below[c]};
        boolean started = false;
        for (int edge = 0; edge < 4; edge++) {
            double from = corner[edge];
            double to = corner[(edge + 1) % 4];
            if (from < 0 == to < 0) {
                continue;
            }
            double t = from / (from - to);
            double row = r + (edge == 1 ? t : edge == 2 ? 1 : edge == 3 ? 1 - t : 0);
            double column = c - columns / 2.0 + (edge == 0 ? t : edge == 1 ? 1 : edge == 2 ? 1 - t : 0);
            double x = plane.x(column / columns);
            double y = plane.y(row / rows);
            if (started) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
            }
            started = !started;
        }
    }
}
