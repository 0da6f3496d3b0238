package org.scattering.cli.verify;

import java.util.List;

/** A signal on a grid of another size, at whose first corner it begins. */
final class Corner {
    private Corner() {}

    /** What fits, with zeros where the signal ends before the grid does. */
    static double[] of(double[] x, List<Integer> from, List<Integer> to) {
        int rows = from.size() == 1 ? 1 : Math.min(from.getFirst(), to.getFirst());
        int columns = Math.min(from.getLast(), to.getLast());
        double[] y = new double[to.stream().reduce(1, (a, b) -> a * b)];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(x, r * from.getLast(), y, r * to.getLast(), columns);
        }
        return y;
    }
}
