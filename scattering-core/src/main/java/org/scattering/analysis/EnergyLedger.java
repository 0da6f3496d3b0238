package org.scattering.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.scattering.frame.Frame;
import org.scattering.frame.TransferFunction;
import org.scattering.search.Norms;

/**
 * Where the energy of a signal goes in a cascade: order by order what is averaged and put out, what is handed on, what the
 * choice of paths drops, what the bank leaves uncovered; at the end what remains beyond order M. Circular, at full
 * resolution, in double precision:
 *
 * <pre>
 * Σ_{m ≤ M} (output + dropped + uncovered) + remaining = ‖x‖²
 * </pre>
 *
 * With a tight bank nothing is uncovered, with all paths nothing is dropped, and what is left is the identity behind Mallat
 * 2012, that the norm is preserved: {@code Σ_{m ≤ M} ‖S_m x‖² + ‖U_{M+1} x‖² = ‖x‖²}.
 *
 * <p>No line is found by subtraction: outputs and propagated signals are summed in time, dropped energies as
 * {@code 1/N Σ |û|²|ψ̂|²}, uncovered ones as {@code 1/N Σ (1 - A)|û|²}, negative where A &gt; 1. So the sum is a test.
 *
 * @param energy ‖x‖²
 * @param lines orders 0 … M
 * @param remaining ‖U_{M+1} x‖², over the paths kept
 */
public record EnergyLedger(double energy, List<Line> lines, double remaining) {
    /** Copies the list. */
    public EnergyLedger {
        lines = List.copyOf(lines);
    }

    /**
     * One order. incoming = output + passedOn + dropped + uncovered, to rounding.
     *
     * @param order m
     * @param paths number of paths of this order
     * @param incoming ‖V^m x‖², the energy of the signals propagated to this order
     * @param output ‖S_m x‖²
     * @param passedOn the energy of the signals propagated to the next order
     * @param dropped the energy of the wavelet coefficients that no path follows
     * @param uncovered the energy at frequencies that the filters do not cover; negative where they amplify
     */
    public record Line(
            int order, int paths, double incoming, double output, double passedOn, double dropped, double uncovered) {}

    /**
     * Keeps the books of one signal.
     *
     * @param cascade the transform
     * @param x N samples
     * @return the ledger
     * @throws org.scattering.settings.InvalidSettingException for a signal of another size
     */
    public static EnergyLedger of(FullCascade cascade, double[] x) {
        int orders = cascade.maxOrder() + 1;
        int[] paths = new int[orders];
        double[][] sums = new double[orders + 1][4];
        List<double[]> cover =
                cascade.frames().stream().map(Frame::littlewoodPaley).toList();
        cascade.walk(
                node -> {
                    int m = node.order();
                    paths[m]++;
                    sums[m][0] += Norms.energy(node.u(0));
                    sums[m][1] += Norms.energy(node.averaged(0));
                    sums[m][2] += dropped(node);
                    sums[m][3] += uncovered(node.spectrum(0), cover.get(m));
                    if (m == cascade.maxOrder()) {
                        for (int wavelet : node.kept()) {
                            sums[orders][0] += Norms.energy(node.propagated(0, wavelet));
                        }
                    }
                },
                x);
        List<Line> lines = IntStream.range(0, orders)
                .mapToObj(m -> new Line(m, paths[m], sums[m][0], sums[m][1], sums[m + 1][0], sums[m][2], sums[m][3]))
                .toList();
        return new EnergyLedger(Norms.energy(x), lines, sums[orders][0]);
    }

    private static double dropped(FullCascade.Node node) {
        List<TransferFunction> filters =
                node.layer().frame().bandpass().stream().map(g -> g.transfer()).toList();
        boolean[] kept = new boolean[filters.size()];
        Arrays.stream(node.kept()).forEach(g -> kept[g] = true);
        double sum = 0;
        for (int g = 0; g < kept.length; g++) {
            sum += kept[g] ? 0 : energy(node.spectrum(0), filters.get(g));
        }
        return sum;
    }

    private static double energy(double[] spectrum, TransferFunction filter) {
        double sum = 0;
        for (int k = 0; k < filter.size(); k++) {
            sum += filter.squaredModulus(k) * power(spectrum, k);
        }
        return sum / filter.size();
    }

    private static double uncovered(double[] spectrum, double[] cover) {
        double sum = 0;
        for (int k = 0; k < cover.length; k++) {
            sum += (1 - cover[k]) * power(spectrum, k);
        }
        return sum / cover.length;
    }

    private static double power(double[] spectrum, int k) {
        return spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
    }

    /**
     * The sum of the books.
     *
     * @return outputs, dropped, uncovered and remaining energy
     */
    public double total() {
        double sum = remaining;
        for (Line line : lines) {
            sum += line.output() + line.dropped() + line.uncovered();
        }
        return sum;
    }

    /**
     * How far the books are from balanced.
     *
     * @return |total - ‖x‖²| / ‖x‖²; 0 for the signal 0
     */
    public double deviation() {
        return energy == 0 ? 0 : Math.abs(total() - energy) / energy;
    }

    /**
     * How far the transform is from the energy identity: what outputs and remainder miss of the signal.
     *
     * @return |Σ ‖S_m x‖² + ‖U_{M+1} x‖² - ‖x‖²| / ‖x‖²; rounding where the bank is tight and all paths are followed
     */
    public double identityDeviation() {
        double sum = remaining;
        for (Line line : lines) {
            sum += line.output();
        }
        return energy == 0 ? 0 : Math.abs(sum - energy) / energy;
    }
}
