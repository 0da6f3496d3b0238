package org.scattering.network;

/** Pools the signals of one grid by one factor. Immutable, thread-safe. */
record Pooler(Pooling pooling, int axes, int rows, int columns, int factor) {

    /** From (re, im) pairs on the grid to those on the smaller one. */
    double[] apply(double[] z, boolean real) {
        double scale = pooling.scaling().factor(factor, axes);
        if (factor == 1 && !(pooling instanceof Pooling.BlockMaximum)) {
            return z;
        }
        int down = axes == 1 ? 1 : factor;
        double[] block = new double[2 * down * factor];
        double[] one = new double[2];
        double[] pooled = new double[z.length / (down * factor)];
        int target = 0;
        for (int r = 0; r < rows; r += down) {
            for (int c = 0; c < columns; c += factor) {
                for (int i = 0; i < down; i++) {
                    System.arraycopy(z, 2 * ((r + i) * columns + c), block, 2 * i * factor, 2 * factor);
                }
                pooling.reduce(block, real, one);
                pooled[target++] = scale * one[0];
                pooled[target++] = scale * one[1];
            }
        }
        return pooled;
    }
}
