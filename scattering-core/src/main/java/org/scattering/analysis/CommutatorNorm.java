package org.scattering.analysis;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.scattering.deform.Warp;
import org.scattering.frame.Frame;
import org.scattering.search.Lanczos;
import org.scattering.settings.InvalidSettingException;

/**
 * The operator norm ‖[W, L_τ]‖ of the commutator of a frame and a deformation: the largest relative error of any signal when
 * filtering and deforming change places.
 *
 * <p>By a Lanczos iteration on C*C with the exact adjoint C* = L_τ* W* - W* L_τ*: a power iteration that keeps all its vectors,
 * and so never does worse than one with as many steps. Every step's value is a lower bound, and it stops when two steps add
 * less than 1e-12 of it, or when the vectors span the space and the value is exact to rounding. Where the 300 steps run out first, the norm
 * is a lower bound and no more; {@code lastGain} then says what the last step still added.
 *
 * @param norm the norm, from below
 * @param steps steps taken
 * @param lastGain what the last step added, relative to the norm
 */
public record CommutatorNorm(double norm, int steps, double lastGain) {
    private static final int MOST_STEPS = 300;

    /**
     * Computes the norm.
     *
     * @param frame W
     * @param warp L_τ, on the frame's grid
     * @param seed of the first vector
     * @return the norm; some hundred applications of both operators at most
     * @throws InvalidSettingException for a warp on another grid
     */
    public static CommutatorNorm of(Frame frame, Warp warp, long seed) {
        if (!warp.displacement().shape().equals(frame.shape())) {
            throw new InvalidSettingException(
                    "warp: on the grid " + warp.displacement().shape() + ", the frame is on " + frame.shape());
        }
        FrameOperator w = new FrameOperator(frame);
        double[] start = new SplittableRandom(seed).doubles(frame.size(), -1, 1).toArray();
        Lanczos largest = Lanczos.of(v -> adjoint(w, warp, commute(w, warp, v)), start, MOST_STEPS);
        return new CommutatorNorm(Math.sqrt(largest.value()), largest.steps(), largest.lastGain());
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
}
