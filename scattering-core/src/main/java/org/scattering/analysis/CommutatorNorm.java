package org.scattering.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.scattering.deform.Warp;
import org.scattering.frame.Frame;

/**
 * The operator norm ‖[W, L_τ]‖ of the commutator of a frame and a deformation: the largest relative error of any signal when
 * filtering and deforming change places.
 *
 * <p>By a Lanczos iteration on C*C with the exact adjoint C* = L_τ* W* - W* L_τ*: a power iteration that keeps all its vectors,
 * and so never does worse than one with as many steps. Every step's value is a lower bound, and it stops when two steps add
 * less than 1e-12 of it, or when the vectors span the space and the value is exact to rounding.
 *
 * @param norm the norm, from below
 * @param steps steps taken
 * @param lastGain what the last step added, relative to the norm
 */
public record CommutatorNorm(double norm, int steps, double lastGain) {
    private static final double ENOUGH = 1e-12;
    private static final int MOST_STEPS = 300;

    /**
     * Computes the norm.
     *
     * @param frame W
     * @param warp L_τ, on the frame's grid
     * @param seed of the first vector
     * @return the norm
     * @throws org.scattering.settings.InvalidSettingException for a warp on another grid
     */
    public static CommutatorNorm of(Frame frame, Warp warp, long seed) {
        FrameOperator w = new FrameOperator(frame);
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> basis = new ArrayList<>();
        basis.add(normalised(random.doubles(frame.size(), -1, 1).toArray()));
        List<Double> diagonal = new ArrayList<>();
        List<Double> offDiagonal = new ArrayList<>();
        double value = 0;
        double gain = 1;
        int small = 0;
        while (small < 2 && basis.size() > diagonal.size() && diagonal.size() < MOST_STEPS) {
            double[] v = basis.getLast();
            double[] next = adjoint(w, warp, commute(w, warp, v));
            diagonal.add(Norms.dot(v, next));
            double larger = largestEigenvalue(diagonal, offDiagonal);
            gain = larger == 0 ? 0 : (larger - value) / larger;
            value = Math.max(value, larger);
            small = gain < ENOUGH ? small + 1 : 0;
            double before = Math.sqrt(Norms.energy(next));
            orthogonalise(next, basis);
            double rest = Math.sqrt(Norms.energy(next));
            if (rest > 1e-13 * Math.max(before, value) && basis.size() < frame.size()) {
                offDiagonal.add(rest);
                basis.add(normalised(next));
            }
        }
        return new CommutatorNorm(Math.sqrt(Math.max(0, value)), diagonal.size(), gain);
    }

    /** C x = W L_τ x - L_τ W x. */
    static double[] commute(FrameOperator w, Warp warp, double[] x) {
        double[] first = w.apply(warp.apply(x));
        double[] last = warp.apply(w.apply(x));
        Arrays.setAll(first, i -> first[i] - last[i]);
        return first;
    }

    /** C* y = L_τ* W* y - W* L_τ* y. */
    static double[] adjoint(FrameOperator w, Warp warp, double[] y) {
        double[] first = warp.adjoint(w.adjoint(y));
        double[] last = w.adjoint(warp.adjoint(y));
        Arrays.setAll(first, i -> first[i] - last[i]);
        return first;
    }

    /** Twice, for one pass leaves what cancels in it. */
    private static void orthogonalise(double[] v, List<double[]> basis) {
        for (int pass = 0; pass < 2; pass++) {
            for (double[] b : basis) {
                double along = Norms.dot(v, b);
                for (int i = 0; i < v.length; i++) {
                    v[i] -= along * b[i];
                }
            }
        }
    }

    private static double[] normalised(double[] v) {
        double norm = Math.sqrt(Norms.energy(v));
        return Arrays.stream(v).map(c -> c / norm).toArray();
    }

    /** Of a symmetric tridiagonal matrix, by bisection on the sign of its leading minors (Sturm). */
    private static double largestEigenvalue(List<Double> diagonal, List<Double> offDiagonal) {
        double low = 0;
        double high = 0;
        for (int i = 0; i < diagonal.size(); i++) {
            double left = i == 0 ? 0 : offDiagonal.get(i - 1);
            double right = i < diagonal.size() - 1 ? offDiagonal.get(i) : 0;
            low = Math.max(low, diagonal.get(i));
            high = Math.max(high, diagonal.get(i) + left + right);
        }
        for (int step = 0; step < 100 && high - low > 1e-15 * high; step++) {
            double middle = 0.5 * (low + high);
            if (exceeds(diagonal, offDiagonal, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether some eigenvalue is larger than a number: whether T - number has a positive pivot. */
    private static boolean exceeds(List<Double> diagonal, List<Double> offDiagonal, double number) {
        double pivot = -1;
        for (int i = 0; i < diagonal.size(); i++) {
            double coupling = i == 0 ? 0 : offDiagonal.get(i - 1);
            pivot = diagonal.get(i) - number - coupling * coupling / pivot;
            if (pivot >= 0) {
                return true;
            }
        }
        return false;
    }
}
