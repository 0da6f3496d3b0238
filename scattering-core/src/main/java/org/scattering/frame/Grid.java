package org.scattering.frame;

import java.util.List;
import org.scattering.settings.Axes;

/** A periodic grid of one or two axes, its points and its frequencies counted row-major. One row in 1D. */
record Grid(int axes, int rows, int columns) {
    static Grid of(List<Integer> shape) {
        Axes.size(shape);
        return shape.size() == 1 ? new Grid(1, 1, shape.getFirst()) : new Grid(2, shape.getFirst(), shape.getLast());
    }

    int size() {
        return rows * columns;
    }

    /** The index of the frequency -ω. */
    int mirrored(int k) {
        return (rows - k / columns) % rows * columns + (columns - k % columns) % columns;
    }

    /** Cycles per sample along each axis, in [-½, ½). */
    List<Double> frequency(int k) {
        double column = centred(k % columns, columns) / (double) columns;
        return axes == 1 ? List.of(column) : List.of(centred(k / columns, rows) / (double) rows, column);
    }

    /** How far around its axis the row of a point is, in [0, 1). */
    double rowTurn(int k) {
        int row = k / columns;
        return row / (double) rows;
    }

    /** How far around its axis the column of a point is, in [0, 1). */
    double columnTurn(int k) {
        return k % columns / (double) columns;
    }

    /** The representative of an index that is nearest to 0. */
    static int centred(int k, int n) {
        return 2 * k < n ? k : k - n;
    }
}
