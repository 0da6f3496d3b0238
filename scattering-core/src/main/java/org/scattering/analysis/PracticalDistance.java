package org.scattering.analysis;

import org.scattering.engine.Coefficients;
import org.scattering.engine.Transform;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.search.Norms;
import org.scattering.settings.Averaging;
import org.scattering.settings.InvalidSettingException;

/** The distance of two signals in the coefficients of the transform as it is used: padded, sub-sampled, cut to the signal. */
public final class PracticalDistance {
    private PracticalDistance() {}

    /**
     * Transforms both signals and compares.
     *
     * @param transform the transform, real signals, local averaging or none
     * @param x one signal
     * @param y one signal
     * @return √Σ 2^(k·axes) |S[p]x - S[p]y|², rows sampled every 2^k samples an axis: comparable with a norm at full resolution
     * @throws InvalidSettingException for complex signals or global averaging, whose rows are no samples of a function
     */
    public static double of(Transform transform, double[] x, double[] y) {
        ScatteringPlan plan = transform.plan();
        if (plan.complexInput() || plan.settings().averaging() instanceof Averaging.Global) {
            throw new InvalidSettingException("transform: real signals with local averaging or none are needed, not "
                    + plan.settings().signalType() + " and " + plan.settings().averaging());
        }
        Coefficients sx = transform.apply(x);
        Coefficients sy = transform.apply(y);
        double sum = 0;
        for (Path path : plan.paths().paths()) {
            double step = Math.scalb(1.0, path.resolution() * path.shape().size());
            sum += step * Norms.energyOfDifference(sx.row(0, path.row()), sy.row(0, path.row()));
        }
        return Math.sqrt(sum);
    }
}
