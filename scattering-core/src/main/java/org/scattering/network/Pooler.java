package org.scattering.network;

import java.util.Arrays;

/** Pools the signals of one grid by one factor. Immutable, thread-safe. */
record Pooler(Pooling pooling, int axes, int rows, int columns, int factor) {

    /** From (re, im) pairs on the grid to those on the smaller one. */
    double[] apply(double[] z, boolean real) {
        double scale = pooling.scaling().factor(factor, axes);
        if (factor == 1 && !(pooling instanceof Pooling.BlockMaximum)) {
            return z;
        }
        int down = down();
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

    int pooledSize() {
        return rows * columns / (down() * factor);
    }

    private int down() {
        return axes == 1 ? 1 : factor;
    }

    /** By what a sample is multiplied that goes into a pooled one. */
    double weight() {
        double scale = pooling.scaling().factor(factor, axes);
        return pooling instanceof Pooling.BlockAverage ? scale / (down() * factor) : scale;
    }

    /**
     * For each sample the pooled one that it goes into, -1 for none: all of a block into its mean, one into the others.
     *
     * @param z (re, im) pairs, of which a maximum takes the largest real part
     */
    int[] into(double[] z) {
        int[] into = new int[rows * columns];
        int[] from = new int[pooledSize()];
        Arrays.fill(into, -1);
        Arrays.fill(from, -1);
        for (int i = 0; i < into.length; i++) {
            int block = i / columns / down() * (columns / factor) + i % columns / factor;
            boolean larger =
                    from[block] < 0 || (pooling instanceof Pooling.BlockMaximum && z[2 * i] > z[2 * from[block]]);
            if (pooling instanceof Pooling.BlockAverage) {
                into[i] = block;
            } else if (larger) {
                from[block] = i;
            }
        }
        for (int block = 0; block < from.length; block++) {
            if (from[block] >= 0) {
                into[from[block]] = block;
            }
        }
        return into;
    }
}
