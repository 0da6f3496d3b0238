package org.scattering.frame;

import java.util.List;

/**
 * Haar wavelets, one scale an octave, not sub-sampled: a tight frame of real filters with 2^j taps. On images three
 * orientations a scale: (φψ), (ψφ), (ψψ), rows by columns.
 *
 * <p>φ_j is the mean of 2^j samples, ψ_j half the difference of the means of two neighbouring runs of 2^(j-1).
 *
 * @param scale J ≥ 1
 */
public record HaarBank(int scale) implements Bank {
    /** Checks J. */
    public HaarBank {
        Shapes.requireScale(scale);
    }

    @Override
    public Frame frame(List<Integer> shape) {
        return new Filters().frame(shape, scale);
    }

    private static final class Filters extends DyadicBank {
        @Override
        Pair pair(int n, int scale) {
            double[] lowpass = new double[2 * n];
            double[] highpass = new double[2 * n];
            for (int k = 0; k < n; k++) {
                double re = 1;
                double im = 0;
                for (int i = 0; i < scale - 1; i++) {
                    double[] half = mean(k, n, i, 1);
                    double product = re * half[0] - im * half[1];
                    im = re * half[1] + im * half[0];
                    re = product;
                }
                store(lowpass, k, re, im, mean(k, n, scale - 1, 1));
                store(highpass, k, re, im, mean(k, n, scale - 1, -1));
            }
            return new Pair(lowpass, highpass);
        }

        private static void store(double[] z, int k, double re, double im, double[] factor) {
            z[2 * k] = re * factor[0] - im * factor[1];
            z[2 * k + 1] = re * factor[1] + im * factor[0];
        }

        /** (1 ± exp(-2πi 2^j k/n))/2, the angle reduced in whole numbers so that distant scales stay exact. */
        private static double[] mean(int k, int n, int scale, int sign) {
            double angle = 2 * Math.PI * (((long) k << scale) % n) / n;
            return new double[] {(1 + sign * Math.cos(angle)) / 2, -sign * Math.sin(angle) / 2};
        }
    }
}
