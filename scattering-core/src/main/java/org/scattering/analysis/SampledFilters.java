package org.scattering.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.scattering.filter.Band;
import org.scattering.filter.Filter;
import org.scattering.fourier.Dft;
import org.scattering.plan.ScatteringPlan;
import org.scattering.plan.ScatteringTree;

/**
 * The filters of a plan at every rate they are used at, and what sub-sampling can add to energy or take from it.
 *
 * <p>A signal u at rate r has spectrum û on the small grid. Filtered by ĝ (the filter folded to rate r) and sub-sampled to rate r', its
 * energy, each sample weighing as much as it stands for, is {@code Σ_ω |Σ_b ĝ_b û_b|²} over the coarse grid, b the spectral blocks
 * that fall on one another, instead of {@code Σ_ω Σ_b |ĝ_b û_b|²}. {@link Aliasing} bounds how far the two can differ.
 */
final class SampledFilters {
    private final ScatteringPlan plan;
    private final ScatteringTree tree;
    private final int axes;
    private final Map<AtRate, double[]> folded = new ConcurrentHashMap<>();
    private final Map<AtRate, double[]> restricted = new ConcurrentHashMap<>();
    private final Map<Cover, double[]> uncovered = new ConcurrentHashMap<>();
    private final Map<Step, Double> bounds = new ConcurrentHashMap<>();
    private final List<Dft> dft = new ArrayList<>();

    private record Cover(int order, int resolution) {}

    private record AtRate(Filter filter, int resolution) {}

    /** All that the bound of a node depends on. */
    private record Step(int order, int resolution, List<Integer> filters, List<Integer> rates) {}

    SampledFilters(ScatteringPlan plan) {
        this.plan = plan;
        tree = plan.tree();
        axes = plan.axes().size();
        int coarsest = Math.max(tree.coarsestResolution(), plan.outputResolution(0));
        for (int r = 0; r <= coarsest; r++) {
            dft.add(Dft.of(plan.rows(r), plan.columns(r)));
        }
    }

    /** What one sample at a rate stands for: 2^(rate · axes). */
    double weight(int resolution) {
        return Math.scalb(1.0, resolution * axes);
    }

    double[] spectrum(double[] u, int resolution) {
        double[] z = new double[2 * u.length];
        for (int i = 0; i < u.length; i++) {
            z[2 * i] = u[i];
        }
        dft.get(resolution).forward(z);
        return z;
    }

    /** u ⋆ g at a lower rate, interleaved: sub-sampling is the mean of the blocks of the spectrum. */
    double[] filtered(double[] spectrum, Filter filter, int from, int to) {
        double[] g = folded(filter, from);
        double mean = weight(from) / weight(to);
        double[] z = new double[2 * plan.rows(to) * plan.columns(to)];
        for (int k = 0; k < g.length; k++) {
            int target = 2 * coarse(k, from, to);
            z[target] += mean * g[k] * spectrum[2 * k];
            z[target + 1] += mean * g[k] * spectrum[2 * k + 1];
        }
        dft.get(to).inverse(z);
        return z;
    }

    private int coarse(int k, int from, int to) {
        int columns = plan.columns(from);
        int row = k / columns;
        return row % plan.rows(to) * plan.columns(to) + k % columns % plan.columns(to);
    }

    /** Samples of a filter as it is applied to signals at a rate. */
    private double[] folded(Filter filter, int resolution) {
        return folded.computeIfAbsent(
                new AtRate(filter, resolution),
                f -> filter.spectrum().atResolution(resolution).dense());
    }

    /** ½(|ψ̂(ω)|² + |ψ̂(-ω)|²) at full rate, on the frequencies that a lower rate has: the filter on band-limited signals. */
    double[] restricted(Filter filter, int resolution) {
        return restricted.computeIfAbsent(new AtRate(filter, resolution), f -> {
            Band band = filter.spectrum();
            int rows = plan.rows(resolution);
            int columns = plan.columns(resolution);
            double[] gains = new double[rows * columns];
            for (int k = 0; k < gains.length; k++) {
                int row = centred(k / columns, rows);
                int column = centred(k % columns, columns);
                gains[k] = 0.5 * (square(band, row, column) + square(band, -row, -column));
            }
            return gains;
        });
    }

    /** 1 - A(ω) on the frequencies that a lower rate has: what the filters that act on an order leave out; negative where they amplify. */
    double[] uncovered(int order, int resolution) {
        return uncovered.computeIfAbsent(new Cover(order, resolution), c -> {
            double[] rest = restricted(plan.lowpass(order), resolution).clone();
            Arrays.setAll(rest, k -> 1 - rest[k]);
            for (Filter wavelet : plan.bank(order + 1).wavelets()) {
                double[] gains = restricted(wavelet, resolution);
                Arrays.setAll(rest, k -> rest[k] - gains[k]);
            }
            return rest;
        });
    }

    private static double square(Band band, int row, int column) {
        double v = band.at(Math.floorMod(row, band.rows()), Math.floorMod(column, band.columns()));
        return v * v;
    }

    private static int centred(int k, int n) {
        return 2 * k < n ? k : k - n;
    }

    /**
     * The most by which the energies that leave a node can differ from what the bank promises, relative to the node's energy: by
     * cross terms of blocks, and by D, the difference of the folded filters' gains from the restricted ones'.
     */
    double bound(int node) {
        List<Integer> filters = new ArrayList<>();
        List<Integer> rates = new ArrayList<>();
        for (int child = tree.firstChild(node); child < tree.endChild(node); child++) {
            filters.add(tree.filter(child));
            rates.add(tree.resolution(child));
        }
        Step step = new Step(tree.order(node), tree.resolution(node), filters, rates);
        return bounds.computeIfAbsent(step, this::bound);
    }

    private double bound(Step step) {
        int r = step.resolution;
        int[] mirrored = IntStream.range(0, plan.rows(r) * plan.columns(r))
                .map(k -> mirrored(k, r))
                .toArray();
        Aliasing aliasing = new Aliasing(mirrored);
        int coarsest = plan.outputResolution(0);
        add(aliasing, plan.lowpass(step.order), r, coarsest);
        for (int i = 0; i < step.filters.size(); i++) {
            Filter wavelet = plan.bank(step.order + 1).wavelets().get(step.filters.get(i));
            add(aliasing, wavelet, r, step.rates.get(i));
            coarsest = Math.max(coarsest, step.rates.get(i));
        }
        return aliasing.bound(targets(r, coarsest));
    }

    private void add(Aliasing aliasing, Filter filter, int from, int to) {
        aliasing.add(folded(filter, from), restricted(filter, from), targets(from, to));
    }

    private int[] targets(int from, int to) {
        return IntStream.range(0, plan.rows(from) * plan.columns(from))
                .map(k -> coarse(k, from, to))
                .toArray();
    }

    private int mirrored(int k, int resolution) {
        int rows = plan.rows(resolution);
        int columns = plan.columns(resolution);
        int row = k / columns;
        return (rows - row) % rows * columns + (columns - k % columns) % columns;
    }
}
