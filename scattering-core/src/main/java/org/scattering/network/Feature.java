package org.scattering.network;

import java.util.List;

/**
 * One feature map, U[q]x ⋆ χ.
 *
 * @param path q, the indices of its filters, one a layer; empty for order 0
 * @param sampling the product of its pooling factors, on each axis
 * @param shape (time) or (row, column) of its grid
 * @param propagated ‖U[q]x‖²
 * @param real whether the values are real
 * @param values samples, or (re, im) pairs where they are complex
 */
public record Feature(
        List<Integer> path, int sampling, List<Integer> shape, double propagated, boolean real, double[] values) {
    /** Copies the lists. */
    public Feature {
        path = List.copyOf(path);
        shape = List.copyOf(shape);
    }

    /**
     * The layer.
     *
     * @return n, the length of the path
     */
    public int layer() {
        return path.size();
    }

    double squaredDistance(Feature other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - other.values[i]) * (values[i] - other.values[i]);
        }
        return sum;
    }

    double energy() {
        double sum = 0;
        for (double v : values) {
            sum += v * v;
        }
        return sum;
    }
}
