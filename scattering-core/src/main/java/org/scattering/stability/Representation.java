package org.scattering.stability;

import java.util.List;
import java.util.function.UnaryOperator;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Transform;
import org.scattering.fourier.Dft;
import org.scattering.plan.OutputLayout;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Axes;

/**
 * A function f from signals to vectors, compared by the Euclidean distance of its values. Called from several threads at once.
 *
 * @param name what it is called in reports
 * @param function f; must leave its argument unchanged and always give vectors of one length
 */
public record Representation(String name, UnaryOperator<double[]> function) {

    /**
     * The value of f.
     *
     * @param signal row-major samples
     * @return f(signal)
     */
    public double[] of(double[] signal) {
        return function.apply(signal);
    }

    /**
     * A function of single-precision signals.
     *
     * @param name what it is called in reports
     * @param function f in single precision
     * @return f of the rounded signal
     */
    public static Representation ofFloats(String name, UnaryOperator<float[]> function) {
        return new Representation(name, x -> {
            float[] single = new float[x.length];
            for (int i = 0; i < x.length; i++) {
                single[i] = (float) x[i];
            }
            float[] values = function.apply(single);
            double[] f = new double[values.length];
            for (int i = 0; i < f.length; i++) {
                f[i] = values[i];
            }
            return f;
        });
    }

    /**
     * The signal itself.
     *
     * @return f(x) = x
     */
    public static Representation identity() {
        return new Representation("signal", x -> x);
    }

    /**
     * The modulus of the Fourier transform, scaled to keep norms: invariant to circular translation, unstable to deformation.
     *
     * @param shape (time) or (row, column)
     * @return f(x) = |x̂|/√N
     */
    public static Representation fourierModulus(List<Integer> shape) {
        Axes.size(shape);
        Dft dft = Dft.of(shape.size() == 1 ? 1 : shape.getFirst(), shape.getLast());
        return new Representation("Fourier modulus", x -> {
            Axes.requireSize("x", x, shape);
            double[] z = new double[2 * x.length];
            for (int i = 0; i < x.length; i++) {
                z[2 * i] = x[i];
            }
            dft.forward(z);
            double[] modulus = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                modulus[i] = Math.hypot(z[2 * i], z[2 * i + 1]) / Math.sqrt(x.length);
            }
            return modulus;
        });
    }

    /**
     * All coefficients of a transform, of every order up to its largest; rows weighted so that squared distances are, up to a factor
     * that all rows share, those of the energy identity: by ½ where a wavelet and its mirror are both computed (complex signals), by the sampling step, in 2D its
     * square, where rows differ in rate (no averaging); values by the roots of these.
     *
     * @param transform ready to run; stays the caller's to close. One thread a transform is best: signals go side by side
     * @return f(x) = Sx, computed in the engine's precision
     */
    public static Representation scattering(Transform transform) {
        ScatteringPlan plan = transform.plan();
        List<Path> paths = plan.paths().paths();
        double[] weights = paths.stream().mapToDouble(p -> weight(plan, p)).toArray();
        int order = plan.settings().maxOrder();
        return new Representation("scattering, order " + order, x -> {
            Coefficients s = transform.apply(x);
            double[] f = s.doubles();
            OutputLayout layout = s.layout(0);
            for (int row = 0; row < weights.length; row++) {
                int end = layout.offset(row) + layout.length(row);
                for (int i = layout.offset(row); i < end; i++) {
                    f[i] *= weights[row];
                }
            }
            return f;
        });
    }

    private static double weight(ScatteringPlan plan, Path path) {
        boolean ownRates = plan.settings().averaging() instanceof Averaging.None;
        int axes = plan.inputShape().size();
        return Math.sqrt(path.weight() * (ownRates ? Math.scalb(1.0, axes * path.resolution()) : 1));
    }
}
