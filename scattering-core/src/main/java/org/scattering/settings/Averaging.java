package org.scattering.settings;

import java.io.Serializable;

/**
 * What turns the propagated signal U[p]x into the coefficient S[p]x.
 *
 * <p>Sources: Mallat, Group Invariant Scattering (CPAM 2012), for the local and the global transform.
 */
public sealed interface Averaging extends Serializable {

    /** Neither averaging nor sub-sampling beyond the path's own rate: the output is U[p]x itself. */
    Averaging NONE = new None();

    /** One number a path: the mean of U[p]x over the true support of the signal. */
    Averaging GLOBAL_MEAN = new Global(Pooling.MEAN);

    /** One number a path: the sum of U[p]x over the padded signal at the path's own rate, as Kymatio computes it. */
    Averaging GLOBAL_SUM = new Global(Pooling.SUM);

    /**
     * Local averaging S[p]x = U[p]x ⋆ φ, sampled at a stride.
     *
     * @param support T, the temporal support of φ in samples (2D: always 2^J)
     * @param stride distance between two output samples, in input samples; a power of two, at most T
     */
    record Local(int support, int stride) implements Averaging {
        /** Checks both numbers. */
        public Local {
            InvalidSettingException.require(support >= 1, "T", support, "the support of φ is at least 1 sample");
            InvalidSettingException.require(
                    Integer.bitCount(stride) == 1 && stride > 0, "stride", stride, "a power of two is needed");
            InvalidSettingException.require(
                    stride <= support, "stride", stride, "at most T = " + support + ", or the output would alias");
        }

        /**
         * The output resolution.
         *
         * @return log2 of the stride
         */
        public int resolution() {
            return Integer.numberOfTrailingZeros(stride);
        }
    }

    /**
     * Global averaging, one number a path.
     *
     * @param pooling mean or sum
     */
    record Global(Pooling pooling) implements Averaging {}

    /** No averaging. */
    record None() implements Averaging {}

    /** The two conventions of global averaging. */
    enum Pooling {
        /** Mean over the samples that belong to the signal, padding left out; independent of the signal's length. */
        MEAN,
        /** Sum over all samples of the padded signal at the path's own rate 2^j (Kymatio's {@code T='global'}). */
        SUM
    }
}
