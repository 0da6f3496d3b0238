package org.scattering.network;

/**
 * A pointwise function M with M(0) = 0 and |M(a) - M(b)| ≤ L |a - b|. All but the modulus act on real and imaginary part alike, with
 * the constant that they have on the line.
 */
public enum NonLinearity {
    /** |z|, L = 1; the result is real. */
    MODULUS(1),
    /** max(0, v), L = 1. */
    RELU(1),
    /** tanh v, L = 1. */
    TANH(1),
    /** 1/(1 + exp(-v)) - 1/2, L = 1/4. */
    SHIFTED_LOGISTIC(0.25);

    private final double lipschitz;

    NonLinearity(double lipschitz) {
        this.lipschitz = lipschitz;
    }

    /**
     * The Lipschitz constant.
     *
     * @return L
     */
    public double lipschitz() {
        return lipschitz;
    }

    /** Whether M(z) is real where z is, or always. */
    boolean real(boolean input) {
        return this == MODULUS || input;
    }

    /** Applies M in place to (re, im) pairs. */
    void apply(double[] z) {
        for (int i = 0; i < z.length; i += 2) {
            switch (this) {
                case MODULUS -> {
                    z[i] = Math.sqrt(z[i] * z[i] + z[i + 1] * z[i + 1]);
                    z[i + 1] = 0;
                }
                case RELU -> {
                    z[i] = Math.max(0, z[i]);
                    z[i + 1] = Math.max(0, z[i + 1]);
                }
                case TANH -> {
                    z[i] = Math.tanh(z[i]);
                    z[i + 1] = Math.tanh(z[i + 1]);
                }
                // 1/(1 + exp(-v)) - 1/2 without the loss of digits near 0.
                case SHIFTED_LOGISTIC -> {
                    z[i] = 0.5 * Math.tanh(0.5 * z[i]);
                    z[i + 1] = 0.5 * Math.tanh(0.5 * z[i + 1]);
                }
            }
        }
    }

    /** The derivative at z, in place: d ← M'(z) d on (re, im) pairs; where there is none, that of 0 for the modulus and ReLU of 0. */
    void derivative(double[] z, double[] d) {
        for (int i = 0; i < z.length; i += 2) {
            if (this == MODULUS) {
                double modulus = Math.sqrt(z[i] * z[i] + z[i + 1] * z[i + 1]);
                d[i] = modulus == 0 ? 0 : (z[i] * d[i] + z[i + 1] * d[i + 1]) / modulus;
                d[i + 1] = 0;
            } else {
                d[i] *= slope(z[i]);
                d[i + 1] *= slope(z[i + 1]);
            }
        }
    }

    /** The adjoint of the derivative at z, in place: ⟨M'(z) d, w⟩ = ⟨d, M'(z)* w⟩ on (re, im) pairs as real vectors. */
    void derivativeAdjoint(double[] z, double[] w) {
        if (this != MODULUS) {
            derivative(z, w);
            return;
        }
        for (int i = 0; i < z.length; i += 2) {
            double modulus = Math.sqrt(z[i] * z[i] + z[i + 1] * z[i + 1]);
            double along = modulus == 0 ? 0 : w[i] / modulus;
            w[i] = along * z[i];
            w[i + 1] = along * z[i + 1];
        }
    }

    /** The derivative of what acts on real and imaginary part alike. */
    private double slope(double v) {
        return switch (this) {
            case MODULUS -> Math.signum(v);
            case RELU -> v > 0 ? 1 : 0;
            case TANH -> 1 - Math.tanh(v) * Math.tanh(v);
            case SHIFTED_LOGISTIC -> 0.25 * (1 - Math.tanh(0.5 * v) * Math.tanh(0.5 * v));
        };
    }
}
