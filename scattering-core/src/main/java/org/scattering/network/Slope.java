package org.scattering.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The derivative of z → P(M(z)) at one z, and its adjoint, on (re, im) pairs as vectors of real numbers. Where there is none one of
 * the subgradients is taken: 0 for the modulus and ReLU of 0, the first of equal maxima.
 *
 * @param functions pointwise, the first applied first
 * @param pooler P
 * @param into for each sample before pooling the pooled one that it goes into, -1 for none
 */
record Slope(List<Pointwise> functions, Pooler pooler, int[] into) {

    /** The derivative of a pointwise function at its argument. */
    record Pointwise(NonLinearity function, double[] at) {}

    /** Overwrites z with what is pooled, M(z). */
    static Slope at(double[] z, NonLinearity nonLinearity, Pooler pooler, boolean real) {
        List<Pointwise> functions = new ArrayList<>();
        functions.add(new Pointwise(nonLinearity, z.clone()));
        nonLinearity.apply(z);
        if (pooler.pooling() instanceof Pooling.BlockMaximum && !real) {
            // The largest of complex numbers is the largest of their moduli.
            functions.add(new Pointwise(NonLinearity.MODULUS, z.clone()));
            NonLinearity.MODULUS.apply(z);
        }
        return new Slope(List.copyOf(functions), pooler, pooler.into(z));
    }

    /** From a change before to the change after; d is overwritten. */
    double[] along(double[] d) {
        for (Pointwise f : functions) {
            f.function.derivative(f.at, d);
        }
        double weight = pooler.weight();
        double[] pooled = new double[2 * pooler.pooledSize()];
        for (int i = 0; i < into.length; i++) {
            if (into[i] >= 0) {
                pooled[2 * into[i]] += weight * d[2 * i];
                pooled[2 * into[i] + 1] += weight * d[2 * i + 1];
            }
        }
        return pooled;
    }

    /** From after to before: ⟨along(d), w⟩ = ⟨d, adjoint(w)⟩. */
    double[] adjoint(double[] w) {
        double weight = pooler.weight();
        double[] d = new double[2 * into.length];
        for (int i = 0; i < into.length; i++) {
            if (into[i] >= 0) {
                d[2 * i] = weight * w[2 * into[i]];
                d[2 * i + 1] = weight * w[2 * into[i] + 1];
            }
        }
        for (Pointwise f : functions.reversed()) {
            f.function.derivativeAdjoint(f.at, d);
        }
        return d;
    }
}
