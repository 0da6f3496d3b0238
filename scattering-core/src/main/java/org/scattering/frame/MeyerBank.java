package org.scattering.frame;

import java.util.List;

/**
 * Meyer wavelets, one scale an octave, not sub-sampled: a tight frame of filters that are smooth and of bounded support in
 * frequency, symmetric and real in time. On images three orientations a scale: (φψ), (ψφ), (ψψ), rows by columns.
 *
 * <p>φ̂_j(ω) = 1 up to 1/(3·2^j) cycles per sample, cos(π/2 ν(3·2^j|ω| - 1)) up to twice that, 0 beyond, with
 * ν(t) = t⁴(35 - 84t + 70t² - 20t³). Source: Daubechies, Ten Lectures on Wavelets, §4.2.1.
 *
 * @param scale J ≥ 1
 */
public record MeyerBank(int scale) implements Bank {
    /** Checks J. */
    public MeyerBank {
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
                double frequency = Math.abs(Grid.centred(k, n)) / (double) n;
                double angle = angle(Math.scalb(frequency, scale));
                // φ̂_(j-1) is 1 wherever φ̂_j falls, so that ψ̂_j is a sine there and φ̂_(j-1) beyond.
                lowpass[2 * k] = Math.cos(angle);
                double finer = scale == 1 ? 1 : Math.cos(angle(Math.scalb(frequency, scale - 1)));
                highpass[2 * k] = Math.sin(angle) * finer;
            }
            return new Pair(lowpass, highpass);
        }

        private static double angle(double frequency) {
            double t = Math.clamp(3 * frequency - 1, 0, 1);
            return Math.PI / 2 * t * t * t * t * (35 + t * (-84 + t * (70 - 20 * t)));
        }
    }
}
