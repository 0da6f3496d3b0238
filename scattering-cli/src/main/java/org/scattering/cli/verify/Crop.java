package org.scattering.cli.verify;

import java.util.List;

/** The first corner of a signal. */
final class Crop {
    private Crop() {}

    static double[] of(double[] x, List<Integer> from, List<Integer> to) {
        int columns = to.getLast();
        int rows = to.size() == 1 ? 1 : to.getFirst();
        double[] y = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(x, r * from.getLast(), y, r * columns, columns);
        }
        return y;
    }
}
