package org.scattering.analysis;

import java.util.ArrayList;
import java.util.List;
import org.scattering.frame.Frame;
import org.scattering.frame.TransferFunction;
import org.scattering.search.Norms;
import org.scattering.settings.Axes;
import org.scattering.settings.InvalidSettingException;

/**
 * How far a translation by whole samples moves the coefficients, against its bound. On the circular grid U commutes with it,
 * so that S L_c x - S x = (L_c - 1) A U x and
 *
 * <pre>
 * ‖S L_c x - S x‖² ≤ Σ_m  sup_ω |φ̂_m(ω)|² |exp(2πi c·ω) - 1|² · ‖V^m x‖²
 * </pre>
 *
 * with φ_m the low-pass filter of the layer that acts on order m. It goes to 0 as J grows, for φ̂ narrows. Source: Mallat 2012,
 * the theorem on translation invariance and its proof.
 *
 * @param shift c in samples, one number an axis
 * @param measured ‖S L_c x - S x‖
 * @param bound the bound
 * @param propagated ‖U x‖, all orders together
 * @param norm ‖x‖
 */
public record TranslationBound(List<Integer> shift, double measured, double bound, double propagated, double norm) {
    private static final double ROUNDING = 1e-12;

    /** Copies the list. */
    public TranslationBound {
        shift = List.copyOf(shift);
    }

    /**
     * Whether the guarantee is kept.
     *
     * @return true unless the measured distance exceeds the bound by more than rounding, 1e-12 ‖x‖
     */
    public boolean holds() {
        return measured <= bound + ROUNDING * norm;
    }

    /**
     * Measures translations of one signal; each is transformed by itself.
     *
     * @param cascade the transform
     * @param x N samples
     * @param shifts translations, one number an axis each
     * @return one result a shift
     * @throws InvalidSettingException for a shift with another number of axes, or a signal of another size
     */
    public static List<TranslationBound> of(FullCascade cascade, double[] x, List<List<Integer>> shifts) {
        double[][] signals = new double[shifts.size() + 1][];
        signals[0] = x;
        for (int i = 0; i < shifts.size(); i++) {
            signals[i + 1] = shifted(cascade.shape(), x, shifts.get(i));
        }
        double[] measured = new double[shifts.size()];
        double[] propagated = new double[cascade.maxOrder() + 1];
        cascade.walk(
                node -> {
                    propagated[node.order()] += Norms.energy(node.u(0));
                    double[] still = node.averaged(0);
                    for (int i = 0; i < measured.length; i++) {
                        measured[i] += Norms.energyOfDifference(node.averaged(i + 1), still);
                    }
                },
                signals);
        List<TranslationBound> results = new ArrayList<>();
        for (int i = 0; i < measured.length; i++) {
            double bound = 0;
            double all = 0;
            for (int m = 0; m < propagated.length; m++) {
                bound += squaredGain(cascade.frames().get(m), shifts.get(i)) * propagated[m];
                all += propagated[m];
            }
            results.add(new TranslationBound(
                    shifts.get(i),
                    Math.sqrt(measured[i]),
                    Math.sqrt(bound),
                    Math.sqrt(all),
                    Math.sqrt(Norms.energy(x))));
        }
        return results;
    }

    /** sup over the grid of |φ̂(ω)|² |exp(2πi c·ω) - 1|², where |exp(2πi t) - 1| = 2 |sin πt|. */
    private static double squaredGain(Frame frame, List<Integer> shift) {
        TransferFunction phi = frame.lowpass();
        double largest = 0;
        for (int k = 0; k < phi.size(); k++) {
            double turns = (double) (k % frame.columns()) * shift.getLast() / frame.columns();
            if (shift.size() == 2) {
                int row = k / frame.columns();
                turns += (double) row * shift.getFirst() / frame.rows();
            }
            double sine = 2 * Math.sin(Math.PI * turns);
            largest = Math.max(largest, phi.squaredModulus(k) * sine * sine);
        }
        return largest;
    }

    private static double[] shifted(List<Integer> shape, double[] x, List<Integer> shift) {
        Axes.requireSize("x", x, shape);
        if (shift.size() != shape.size()) {
            throw new InvalidSettingException("shift = " + shift + ": one number an axis is needed for " + shape);
        }
        int columns = shape.getLast();
        int rows = shape.size() == 1 ? 1 : shape.getFirst();
        // Shifts are reduced before anything is subtracted from them, which may overflow.
        int down = shape.size() == 1 ? 0 : Math.floorMod(shift.getFirst(), rows);
        int right = Math.floorMod(shift.getLast(), columns);
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            int row = Math.floorMod(i / columns - down, rows);
            y[i] = x[row * columns + Math.floorMod(i % columns - right, columns)];
        }
        return y;
    }
}
