package org.scattering.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * The derivative of S at a signal: d|z| = Re(z̄ dz)/|z|, layer by layer (0 where z is 0, one of the subgradients).
 *
 * <p>JᵀJ is applied in one walk of the tree, so that power iterations for ‖J‖ need neither matrices nor stored paths.
 */
final class Tangent {
    private final FullCascade cascade;

    Tangent(FullCascade cascade) {
        this.cascade = cascade;
    }

    /** JᵀJ d at x. */
    double[] gram(double[] x, double[] d) {
        return gram(x, d, 0, -1);
    }

    private double[] gram(double[] u, double[] d, int order, int scale) {
        FrameOperator layer = cascade.layer(order);
        double[] uSpectrum = layer.spectrum(u);
        double[] dSpectrum = layer.spectrum(d);
        double[] back = new double[layer.rows() * u.length];
        System.arraycopy(layer.averaged(dSpectrum), 0, back, 0, u.length);
        if (order < cascade.maxOrder()) {
            for (int wavelet : cascade.follow(order, scale)) {
                double[] z = layer.filtered(uSpectrum, wavelet);
                double[] dz = layer.filtered(dSpectrum, wavelet);
                List<double[]> next = turned(z, dz);
                int j = layer.frame().bandpass().get(wavelet).scale();
                double[] pulled = gram(next.get(0), next.get(1), order + 1, j);
                for (int i = 0, re = (1 + 2 * wavelet) * u.length; i < u.length; i++, re++) {
                    double modulus = next.get(0)[i];
                    back[re] = modulus == 0 ? 0 : pulled[i] * z[2 * i] / modulus;
                    back[re + u.length] = modulus == 0 ? 0 : pulled[i] * z[2 * i + 1] / modulus;
                }
            }
        }
        return layer.adjoint(back);
    }

    /** |z| and its derivative along dz. */
    private static List<double[]> turned(double[] z, double[] dz) {
        double[] modulus = new double[z.length / 2];
        double[] derivative = new double[modulus.length];
        Modulus.COMPLEX.apply(z, modulus);
        for (int i = 0; i < modulus.length; i++) {
            double inner = z[2 * i] * dz[2 * i] + z[2 * i + 1] * dz[2 * i + 1];
            derivative[i] = modulus[i] == 0 ? 0 : inner / modulus[i];
        }
        List<double[]> both = new ArrayList<>();
        both.add(modulus);
        both.add(derivative);
        return both;
    }
}
