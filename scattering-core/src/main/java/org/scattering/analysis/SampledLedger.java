package org.scattering.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.scattering.filter.Filter;
import org.scattering.plan.Axis;
import org.scattering.plan.ScatteringPlan;
import org.scattering.plan.ScatteringTree;
import org.scattering.search.Norms;
import org.scattering.settings.Averaging;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Paths;

/**
 * The energy ledger of a transform as it is planned, with its sub-sampling: U[p] at rate 2^-k and coefficients at the output stride,
 * where a sample at rate 2^-k weighs 2^(k·axes). The lines then add up to ‖x‖² but for aliasing:
 *
 * <pre>
 * |Σ_m (output + dropped + uncovered) + remaining - ‖x‖²| ≤ Σ_p ε(p) ‖U[p]x‖²
 * </pre>
 *
 * <p><b>The bound</b> is computed from the bank alone. What leaves path p is Σ_k |û(k)|² times the squared gains of the filters at p's
 * rate, plus the cross terms of the spectral blocks that sub-sampling lays on one another. With weights v &gt; 0 and
 * a(k) = |ĝ(k)| Σ |ĝ_c| v_c/v(k) over the other blocks c, the cross terms of a filter are at most Σ_k a(k)|û(k)|², by
 * 2|û_b û_c| ≤ |û_b|² v_c/v_b + |û_c|² v_b/v_c. The gains themselves differ from those at full rate, by D(k), where a folded filter is
 * not its restriction to the band. So ε(p) = max_k |D(k)| + Σ_g a_g(k), both averaged over ±k because u is real, and v chosen so that it
 * is near the spectral radius of the cross terms. Modulus keeps each sample's energy, so nothing else can deviate, and the deviations of all
 * paths add up. {@code worst} carries ε through the orders for any signal: Σ_m ε_m Π_(i &lt; m) (max A_i + ε_i).
 *
 * <p>A bound is empty where it exceeds what it bounds: above 1, relative to the energy, as it may be for images at stride 2^J, where
 * low-pass blocks overlap most. {@link #informative()} tells.
 *
 * <p>Dropped, uncovered and remaining energies are those of the band-limited signals at full rate, 1/N Σ |û|²|ψ̂|² and
 * 1/N Σ (1 - A)|û|². No line is found by subtraction.
 *
 * @param energy ‖x‖²
 * @param lines orders 0 … M
 * @param remaining the energy of order M + 1, over the paths kept
 * @param worst no signal's |{@link #deviation()}|, relative to its energy, is larger: a bound by the bank alone, which no signal need reach
 */
public record SampledLedger(double energy, List<Line> lines, double remaining, double worst) {
    /** Copies the list. */
    public SampledLedger {
        lines = List.copyOf(lines);
    }

    /**
     * One order.
     *
     * @param order m
     * @param paths number of paths of this order
     * @param incoming the energy of the signals propagated to this order, at their rates
     * @param output ‖S_m x‖² at the output stride
     * @param passedOn the energy of the signals propagated to the next order, at their rates
     * @param dropped the energy of the wavelet coefficients that no path follows
     * @param uncovered the energy at frequencies that the filters do not cover; negative where they amplify
     * @param bound Σ_p ε(p) ‖U[p]x‖²: the most by which this line may be off
     */
    public record Line(
            int order,
            int paths,
            double incoming,
            double output,
            double passedOn,
            double dropped,
            double uncovered,
            double bound) {
        /**
         * What aliasing added to the line.
         *
         * @return output + passedOn + dropped + uncovered - incoming
         */
        public double aliasing() {
            return output + passedOn + dropped + uncovered - incoming;
        }
    }

    /**
     * Keeps the books of one signal.
     *
     * @param plan periodic padding with every axis a multiple of the coarsest step, real signals, local averaging
     * @param x one signal, of the plan's shape
     * @return the ledger
     * @throws InvalidSettingException for another kind of plan, or a signal of another size or with a sample that is not finite
     */
    public static SampledLedger of(ScatteringPlan plan, double[] x) {
        boolean circular = plan.axes().stream()
                .map(Axis::padded)
                .toList()
                .equals(plan.settings().shape());
        if (!circular || plan.complexInput() || !(plan.settings().averaging() instanceof Averaging.Local)) {
            throw new InvalidSettingException(
                    "plan: the ledger needs real signals, local averaging, and periodic padding"
                            + " with sides that are multiples of the coarsest step, " + plan.coarsestStep()
                            + "; it has "
                            + plan.settings());
        }
        if (x.length != plan.inputSize()) {
            throw new InvalidSettingException("x: " + x.length + " numbers, the plan needs " + plan.inputSize());
        }
        FullCascade.requireMeasurable(x);
        Books books = new Books(plan);
        double energy = Norms.energy(x);
        books.enter(0, x, energy);
        return new SampledLedger(energy, books.lines(), books.sums[books.orders][INCOMING], books.worst());
    }

    /**
     * How far the books are from balanced: what aliasing did.
     *
     * @return Σ (output + dropped + uncovered) + remaining - ‖x‖²
     */
    public double deviation() {
        double sum = remaining - energy;
        for (Line line : lines) {
            sum += line.output() + line.dropped() + line.uncovered();
        }
        return sum;
    }

    /**
     * The most that aliasing may have done to this signal.
     *
     * @return Σ_p ε(p) ‖U[p]x‖²
     */
    public double bound() {
        return lines.stream().mapToDouble(Line::bound).sum();
    }

    /**
     * Whether the bound of the bank alone says anything.
     *
     * @return true where worst &lt; 1: no signal can then lose or double all of its energy by aliasing
     */
    public boolean informative() {
        return worst < 1;
    }

    /**
     * Whether the guarantee is kept.
     *
     * @return true unless the deviation exceeds the bound by more than rounding, 1e-12 ‖x‖²
     */
    public boolean holds() {
        return Math.abs(deviation()) <= bound() + 1e-12 * energy;
    }

    private static final int INCOMING = 0;
    private static final int OUTPUT = 1;
    private static final int DROPPED = 2;
    private static final int UNCOVERED = 3;
    private static final int BOUND = 4;

    /** One signal on its way through the tree. */
    private static final class Books {
        private final ScatteringPlan plan;
        private final ScatteringTree tree;
        private final SampledFilters filters;
        private final int orders;
        private final int[] paths;
        private final double[][] sums;

        Books(ScatteringPlan plan) {
            this.plan = plan;
            tree = plan.tree();
            filters = new SampledFilters(plan);
            orders = plan.settings().maxOrder() + 1;
            paths = new int[orders];
            sums = new double[orders + 1][5];
        }

        List<Line> lines() {
            return IntStream.range(0, orders)
                    .mapToObj(m -> new Line(
                            m,
                            paths[m],
                            sums[m][INCOMING],
                            sums[m][OUTPUT],
                            sums[m + 1][INCOMING],
                            sums[m][DROPPED],
                            sums[m][UNCOVERED],
                            sums[m][BOUND]))
                    .toList();
        }

        double worst() {
            double[] largest = new double[orders];
            for (int node = 0; node < tree.size(); node++) {
                largest[tree.order(node)] = Math.max(largest[tree.order(node)], filters.bound(node));
            }
            double energy = 1;
            double sum = 0;
            for (int m = 0; m < orders; m++) {
                sum += largest[m] * energy;
                energy *= plan.bank(m + 1).littlewoodPaley().upperBound() + largest[m];
            }
            return sum;
        }

        /** U[p], its spectrum's share of every line, then its children. */
        void enter(int node, double[] u, double energy) {
            int m = tree.order(node);
            int rate = tree.resolution(node);
            double[] spectrum = filters.spectrum(u, rate);
            double[] coefficients = filters.filtered(spectrum, plan.lowpass(m), rate, plan.outputResolution(node));
            paths[m]++;
            sums[m][INCOMING] += energy;
            sums[m][OUTPUT] += filters.weight(plan.outputResolution(node)) * Norms.energy(coefficients);
            sums[m][BOUND] += filters.bound(node) * energy;
            share(node, spectrum);
            for (int child = tree.firstChild(node); child < tree.endChild(node); child++) {
                int to = tree.resolution(child);
                double[] z = filters.filtered(spectrum, plan.wavelet(child), rate, to);
                double[] next = new double[z.length / 2];
                Modulus.COMPLEX.apply(z, next);
                enter(child, next, filters.weight(to) * Norms.energy(next));
            }
        }

        /** The energies found in frequency: of wavelets without a path, of those beyond order M, and of what no filter covers. */
        private void share(int node, double[] spectrum) {
            int m = tree.order(node);
            int rate = tree.resolution(node);
            List<Filter> wavelets = plan.bank(m + 1).wavelets();
            List<Integer> followed = followed(node, wavelets);
            for (int g = 0; g < wavelets.size(); g++) {
                double part = gain(spectrum, filters.restricted(wavelets.get(g), rate), rate);
                if (!followed.contains(g)) {
                    sums[m][DROPPED] += part;
                } else if (m == orders - 1) {
                    sums[orders][INCOMING] += part;
                }
            }
            sums[m][UNCOVERED] += gain(spectrum, filters.uncovered(m, rate), rate);
        }

        /** The wavelets that may follow a path, also beyond order M. */
        private List<Integer> followed(int node, List<Filter> wavelets) {
            boolean all = plan.settings().paths() == Paths.ALL || node == 0;
            int scale = node == 0 ? -1 : plan.wavelet(node).scale();
            List<Integer> followed = new ArrayList<>();
            for (int g = 0; g < wavelets.size(); g++) {
                if (all || wavelets.get(g).scale() > scale) {
                    followed.add(g);
                }
            }
            return followed;
        }

        private double gain(double[] spectrum, double[] squares, int rate) {
            double sum = 0;
            for (int k = 0; k < squares.length; k++) {
                double power = spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
                sum += squares[k] * power;
            }
            return filters.weight(rate) * sum / squares.length;
        }
    }
}
