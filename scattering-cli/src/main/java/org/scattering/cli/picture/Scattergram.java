package org.scattering.cli.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Coefficients;
import org.scattering.plan.Axis;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;

/**
 * The coefficients of a sound, in order: first order by rising frequency, second order by rising modulation frequency.
 * Frequencies are in cycles per sample, times in samples.
 */
public final class Scattergram {
    private final double[] signal;
    private final Coefficients coefficients;
    private final List<Path> firstOrder;
    private final Path chosen;
    private final List<Path> secondOrder;
    private final double[] timeEdges;

    /**
     * Puts coefficients in order.
     *
     * @param plan of order 2, with local averaging
     * @param signal the samples
     * @param coefficients those of the signal
     * @param wanted n1 of the wavelet whose second order is shown; empty for the one with the most energy among those
     *     that have a second order
     * @throws Refusal where no path of order 2 begins with the wanted wavelet
     */
    public Scattergram(ScatteringPlan plan, double[] signal, Coefficients coefficients, OptionalInt wanted) {
        this.signal = signal.clone();
        this.coefficients = coefficients;
        firstOrder = rising(plan.paths().ofOrder(1));
        List<Path> parents =
                firstOrder.stream().filter(p -> !children(plan, p).isEmpty()).toList();
        if (parents.isEmpty()) {
            throw new Refusal("J is too small for a second order: no wavelet has one below it; choose a larger --J");
        }
        chosen = wanted.isPresent() ? find(parents, wanted.getAsInt()) : strongest(parents);
        secondOrder = rising(children(plan, chosen));
        timeEdges = timeEdges(plan, chosen);
    }

    private static List<Path> rising(List<Path> paths) {
        return paths.stream()
                .sorted(Comparator.comparingDouble(p -> p.frequencies().getLast()))
                .toList();
    }

    private static List<Path> children(ScatteringPlan plan, Path parent) {
        return plan.paths().ofOrder(2).stream()
                .filter(p -> p.parentRow() == parent.row())
                .toList();
    }

    private static Path find(List<Path> parents, int n1) {
        List<Integer> known =
                parents.stream().map(p -> p.filters().getFirst()).sorted().toList();
        return parents.stream()
                .filter(p -> p.filters().getFirst() == n1)
                .findFirst()
                .orElseThrow(() -> new Refusal("--lambda " + n1 + ": no path of order 2 begins with this wavelet; "
                        + known.getFirst() + " to " + known.getLast() + " are accepted"));
    }

    private Path strongest(List<Path> paths) {
        return paths.stream()
                .max(Comparator.comparingDouble(p -> Arrays.stream(coefficients.row(0, p.row()))
                        .map(s -> s * s)
                        .sum()))
                .orElseThrow();
    }

    /** Each column reaches to the middle between its time and the next one's, the outer ones to the ends of the signal. */
    private static double[] timeEdges(ScatteringPlan plan, Path path) {
        Axis axis = plan.axes().getFirst();
        int resolution = path.resolution();
        double step = 1 << resolution;
        double first = (axis.from(resolution) << resolution) - axis.keptFrom();
        double[] edges = new double[axis.kept(resolution) + 1];
        Arrays.setAll(edges, i -> first + (i - 0.5) * step);
        edges[0] = Math.min(edges[0], 0);
        edges[edges.length - 1] = Math.max(edges[edges.length - 1], axis.length());
        return edges;
    }

    /**
     * The samples.
     *
     * @return a copy
     */
    public double[] signal() {
        return signal.clone();
    }

    /**
     * The wavelet whose second order is shown.
     *
     * @return its path of order 1
     */
    public Path chosen() {
        return chosen;
    }

    /**
     * The paths of order 1.
     *
     * @return by rising frequency
     */
    public List<Path> firstOrder() {
        return firstOrder;
    }

    /**
     * The paths of order 2 that begin with the chosen wavelet.
     *
     * @return by rising modulation frequency
     */
    public List<Path> secondOrder() {
        return secondOrder;
    }

    /**
     * The coefficients of some paths over time.
     *
     * @param paths one a row
     * @return by path and time
     */
    public double[][] values(List<Path> paths) {
        return paths.stream().map(p -> coefficients.row(0, p.row())).toArray(double[][]::new);
    }

    /**
     * The cells of time.
     *
     * @return edges in samples, one more than coefficients a path
     */
    double[] timeEdges() {
        return timeEdges.clone();
    }

    /**
     * The cells of frequency of some paths: they meet at the geometric mean of their centres.
     *
     * @param paths by rising frequency
     * @return edges in cycles per sample, one more than paths
     */
    static double[] frequencyEdges(List<Path> paths) {
        List<Double> centres = new ArrayList<>();
        paths.forEach(p -> centres.add(p.frequencies().getLast()));
        int n = centres.size();
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = Math.sqrt(centres.get(i - 1) * centres.get(i));
        }
        double below = n == 1 ? Math.sqrt(2) : edges[1] / centres.getFirst();
        double above = n == 1 ? Math.sqrt(2) : centres.getLast() / edges[n - 1];
        edges[0] = centres.getFirst() / below;
        edges[n] = centres.getLast() * above;
        return edges;
    }

    /** Levels in decibels against the strongest, as shares of a range: 1 for the strongest, 0 for whatever is below. */
    static double[][] levels(double[][] values, double range) {
        double peak =
                Arrays.stream(values).flatMapToDouble(Arrays::stream).max().orElse(0);
        return Arrays.stream(values)
                .map(row -> Arrays.stream(row)
                        .map(s -> peak > 0 && s > 0 ? Math.max(0, 1 + 20 * Math.log10(s / peak) / range) : 0)
                        .toArray())
                .toArray(double[][]::new);
    }
}
