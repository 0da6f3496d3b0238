package org.scattering.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The most that sub-sampling the outputs of some filters can add to the energy of a real signal u or take from it, relative to it.
 *
 * <p>The energies differ by {@code Σ_k D(k)|û(k)|² + Σ_(k ≠ l) û(k)* M(k,l) û(l)} with |M(k,l)| ≤ Σ_g |ĝ(k)||ĝ(l)| over the filters g
 * whose rate lays k and l on one another. For any weights v &gt; 0, {@code 2|û(k)û(l)| ≤ |û(k)|² v(l)/v(k) + |û(l)|² v(k)/v(l)}, so that
 * the difference is at most {@code Σ_k c(k)|û(k)|²} with c(k) = |D(k)| + Σ_l |M(k,l)| v(l)/v(k); and as |û| is even, D and c may be averaged
 * over ±k (v is even). So max c is a bound whatever the weights. v = 1 gives row sums; a few steps of a power iteration bring it
 * down to the spectral radius of |D| + |M| (Collatz–Wielandt). Frequencies that no filter lays on one another are bounded apart.
 */
final class Aliasing {
    private static final int STEPS = 16;
    /** Keeps weights positive. */
    private static final double FLOOR = 1e-6;

    private final int[] mirrored;
    private final double[] difference;
    private final List<double[]> gains = new ArrayList<>();
    private final List<int[]> targets = new ArrayList<>();

    /** For signals whose frequency -k has the index mirrored[k]. */
    Aliasing(int[] mirrored) {
        this.mirrored = mirrored;
        difference = new double[mirrored.length];
    }

    /** A filter: ĝ, its squared gains at full rate, and where sub-sampling puts each frequency. */
    void add(double[] filter, double[] ideal, int[] target) {
        double[] modulus = new double[filter.length];
        for (int k = 0; k < filter.length; k++) {
            modulus[k] = Math.abs(filter[k]);
            difference[k] += filter[k] * filter[k] - ideal[k];
        }
        gains.add(modulus);
        targets.add(target);
    }

    /** The bound; groups of frequencies, closed under aliasing, by their smallest members at the coarsest rate. */
    double bound(int[] coarsest) {
        int[] group = new int[coarsest.length];
        Arrays.setAll(group, k -> Math.min(coarsest[k], coarsest[mirrored[k]]));
        double[] weights = new double[group.length];
        Arrays.fill(weights, 1);
        double[] bounds = new double[group.length];
        Arrays.fill(bounds, Double.MAX_VALUE);
        double[] largest = new double[group.length];
        double[] ratios = new double[group.length];
        for (int step = 0; step < STEPS; step++) {
            double[] next = applied(weights);
            Arrays.fill(largest, 0);
            Arrays.fill(ratios, 0);
            for (int k = 0; k < group.length; k++) {
                largest[group[k]] = Math.max(largest[group[k]], next[k]);
                ratios[group[k]] = Math.max(ratios[group[k]], next[k] / weights[k]);
            }
            for (int k = 0; k < group.length; k++) {
                bounds[k] = Math.min(bounds[k], ratios[k]);
                double scale = largest[group[k]];
                weights[k] = scale == 0 ? 1 : next[k] / scale + FLOOR;
            }
        }
        return Arrays.stream(bounds).max().orElse(0);
    }

    /** (|D| + |M|) v, averaged over ±k. */
    private double[] applied(double[] v) {
        double[] sum = new double[v.length];
        for (int f = 0; f < gains.size(); f++) {
            double[] g = gains.get(f);
            int[] target = targets.get(f);
            double[] blocks = new double[v.length];
            for (int k = 0; k < v.length; k++) {
                blocks[target[k]] += g[k] * v[k];
            }
            for (int k = 0; k < v.length; k++) {
                sum[k] += g[k] * Math.max(0, blocks[target[k]] - g[k] * v[k]);
            }
        }
        double[] even = new double[v.length];
        Arrays.setAll(even, k -> {
            int m = mirrored[k];
            return 0.5 * Math.abs(difference[k] + difference[m]) * v[k] + 0.5 * (sum[k] + sum[m]);
        });
        return even;
    }
}
