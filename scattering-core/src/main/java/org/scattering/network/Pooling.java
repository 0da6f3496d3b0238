package org.scattering.network;

import java.util.Arrays;
import org.scattering.settings.InvalidSettingException;

/**
 * What reduces the rate of a signal after the non-linearity: by the same factor S on each axis, over blocks that do not overlap.
 */
public sealed interface Pooling {
    /** No pooling. */
    Pooling NONE = new SubSampling(1, Scaling.NONE);

    /**
     * The first sample of each block; R = 1 without scaling.
     *
     * @param factor S ≥ 1
     * @param scaling S^(d/2) or nothing
     */
    record SubSampling(int factor, Scaling scaling) implements Pooling {
        /** Checks S. */
        public SubSampling {
            requireFactor(factor);
        }

        @Override
        public int factor(int scale, int sampling) {
            return factor;
        }

        @Override
        public double lipschitz(int pooled, int axes) {
            return scaling.factor(pooled, axes);
        }

        @Override
        public double lipschitzWithoutAliasing(int pooled, int axes) {
            return 1;
        }

        @Override
        public void reduce(double[] block, boolean real, double[] result) {
            result[0] = block[0];
            result[1] = block[1];
        }
    }

    /**
     * Sub-sampling as the scattering transform does it: after ψ_λ a signal lives at the rate 2^min(j, s), or that of its parent where
     * this is lower. S depends on the path.
     *
     * @param coarsest s, log2 of the lowest rate
     * @param scaling S^(d/2) or nothing
     */
    record SubSamplingByScale(int coarsest, Scaling scaling) implements Pooling {
        /** Checks s. */
        public SubSamplingByScale {
            if (coarsest < 0 || coarsest > 26) {
                throw new InvalidSettingException("coarsest = " + coarsest + ": 0 to 26 are accepted");
            }
        }

        @Override
        public int factor(int scale, int sampling) {
            return Math.max(1, (1 << Math.min(scale, coarsest)) / sampling);
        }

        @Override
        public double lipschitz(int pooled, int axes) {
            return scaling.factor(pooled, axes);
        }

        @Override
        public double lipschitzWithoutAliasing(int pooled, int axes) {
            return 1;
        }

        @Override
        public void reduce(double[] block, boolean real, double[] result) {
            result[0] = block[0];
            result[1] = block[1];
        }
    }

    /**
     * The mean of each block: averaging by φ = 1/S^d on a block, ‖φ‖₁ = 1. The mean of n numbers is n^(-1/2)-Lipschitz, so R = S^(-d/2),
     * and with the scaling R = ‖φ‖₁ = 1.
     *
     * @param factor S ≥ 1
     * @param scaling S^(d/2) or nothing
     */
    record BlockAverage(int factor, Scaling scaling) implements Pooling {
        /** Checks S. */
        public BlockAverage {
            requireFactor(factor);
        }

        @Override
        public int factor(int scale, int sampling) {
            return factor;
        }

        @Override
        public double lipschitz(int pooled, int axes) {
            return scaling.factor(pooled, axes) / Math.pow(pooled, axes / 2.0);
        }

        @Override
        public double lipschitzWithoutAliasing(int pooled, int axes) {
            return 1;
        }

        @Override
        public void reduce(double[] block, boolean real, double[] result) {
            Arrays.fill(result, 0);
            for (int i = 0; i < block.length; i++) {
                result[i % 2] += 2 * block[i] / block.length;
            }
        }
    }

    /**
     * The largest value of each block, of complex signals the largest modulus; R = 1 without scaling, for maxima differ by no more than
     * some sample does. With scaling R = S^(d/2) whether or not sampling aliases: maxima of a smooth signal lie above its samples,
     * so that 1 + cos at 1/8 cycle per sample grows by 1.155 with S = 2.
     *
     * @param factor S ≥ 1
     * @param scaling S^(d/2) or nothing
     */
    record BlockMaximum(int factor, Scaling scaling) implements Pooling {
        /** Checks S. */
        public BlockMaximum {
            requireFactor(factor);
        }

        @Override
        public int factor(int scale, int sampling) {
            return factor;
        }

        @Override
        public double lipschitz(int pooled, int axes) {
            return scaling.factor(pooled, axes);
        }

        @Override
        public double lipschitzWithoutAliasing(int pooled, int axes) {
            return lipschitz(pooled, axes);
        }

        @Override
        public void reduce(double[] block, boolean real, double[] result) {
            result[0] = real ? Double.NEGATIVE_INFINITY : 0;
            result[1] = 0;
            for (int i = 0; i < block.length; i += 2) {
                result[0] = Math.max(result[0], real ? block[i] : Math.hypot(block[i], block[i + 1]));
            }
        }
    }

    /**
     * The factor for a path.
     *
     * @param scale j of its last filter
     * @param sampling the product of the factors before
     * @return S
     */
    int factor(int scale, int sampling);

    /**
     * The scaling.
     *
     * @return by what samples are multiplied
     */
    Scaling scaling();

    /**
     * The Lipschitz constant on the grid, with the scaling: for any signals at all, so that no assumption on aliasing enters.
     *
     * @param pooled S
     * @param axes d
     * @return R
     */
    double lipschitz(int pooled, int axes);

    /**
     * A Lipschitz constant, with the scaling, for signals whose band is so narrow that sampling by S does not alias it.
     *
     * @param pooled S
     * @param axes d
     * @return 1 for sub-sampling and averaging, as in the papers, which treat these two; {@link #lipschitz} for the maximum
     */
    double lipschitzWithoutAliasing(int pooled, int axes);

    /**
     * One sample from a block, before the scaling.
     *
     * @param block (re, im) pairs of the block's samples
     * @param real whether all imaginary parts are 0
     * @param result (re, im), overwritten
     */
    void reduce(double[] block, boolean real, double[] result);

    private static void requireFactor(int factor) {
        if (factor < 1) {
            throw new InvalidSettingException("factor = " + factor + ": a pooling factor of at least 1 is needed");
        }
    }
}
