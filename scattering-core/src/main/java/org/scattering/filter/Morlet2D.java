package org.scattering.filter;

import org.scattering.fourier.Dft;
import org.scattering.settings.Profile;

/**
 * Samples of 2D Morlet wavelets and Gaussian low-pass filters: built in space, summed over the periods of the grid, then transformed.
 * Source: Kymatio's {@code morlet_2d} and {@code gabor_2d}, which sum over 5×5 periods, too few where 2^J comes near to a side; the other
 * profiles take all that a Gaussian reaches.
 */
final class Morlet2D {
    private static final int FEWEST_PERIODS = 2;
    /** Kymatio's value of π in the norm of 2D filters, part of its golden outputs. */
    private static final double KYMATIO_PI = 3.1415;
    /** exp(-41) is below 2e-18 of the peak: such samples cannot change a sum in double precision. */
    private static final double LARGEST_EXPONENT = 41;

    private final int rows;
    private final int columns;
    private final Profile profile;
    private final Dft dft;

    Morlet2D(int rows, int columns, Profile profile) {
        this.rows = rows;
        this.columns = columns;
        this.profile = profile;
        dft = Dft.of(rows, columns);
    }

    /** ψ = gabor(ξ) - K gabor(0), with K such that its sum is 0. */
    Band wavelet(double sigma, double theta, double xi, double slant) {
        double[] gabor = gabor(sigma, theta, xi, slant);
        double[] envelope = gabor(sigma, theta, 0, slant);
        double envelopeSum = sum(envelope, 0);
        double re = sum(gabor, 0) / envelopeSum;
        double im = sum(gabor, 1) / envelopeSum;
        for (int i = 0; i < gabor.length; i += 2) {
            gabor[i] -= re * envelope[i];
            gabor[i + 1] -= im * envelope[i];
        }
        return transformed(gabor);
    }

    /** gabor(ξ) alone, whose sum is not quite 0. */
    Band gaborFilter(double sigma, double theta, double xi, double slant) {
        return transformed(gabor(sigma, theta, xi, slant));
    }

    /** φ, an isotropic Gaussian. */
    Band lowpass(double sigma) {
        return transformed(gabor(sigma, 0, 0, 1));
    }

    private static double sum(double[] z, int part) {
        double s = 0;
        for (int i = part; i < z.length; i += 2) {
            s += z[i];
        }
        return s;
    }

    /** The filters are symmetric in space, so that their Fourier samples are real. */
    private Band transformed(double[] z) {
        dft.forward(z);
        double[] real = new double[rows * columns];
        for (int i = 0; i < real.length; i++) {
            real[i] = z[2 * i];
        }
        return Band.of(rows, columns, real);
    }

    /** exp(-uᵀ R diag(1, s²) R⁻¹ u / 2σ² + i ξ (u_x cos θ + u_y sin θ)) / (2π σ²/s), periodic. */
    private double[] gabor(double sigma, double theta, double xi, double slant) {
        double cos = StrictMath.cos(theta);
        double sin = StrictMath.sin(theta);
        double s2 = slant * slant;
        double scale = 2 * sigma * sigma;
        double xx = (cos * cos + s2 * sin * sin) / scale;
        double xy = cos * sin * (1 - s2) / scale;
        double yy = (sin * sin + s2 * cos * cos) / scale;
        double norm = 2 * (profile == Profile.KYMATIO ? KYMATIO_PI : Math.PI) * sigma * sigma / slant;
        int periodsX = periods(rows, xx - xy * xy / yy);
        int periodsY = periods(columns, yy - xy * xy / xx);
        double[] phaseX = phases(rows, periodsX, xi * cos);
        double[] phaseY = phases(columns, periodsY, xi * sin);
        double[] z = new double[2 * rows * columns];
        for (int x = -periodsX * rows; x < (periodsX + 1) * rows; x++) {
            // Along this row the exponent is yy·(y - centre)² + rest.
            double centre = -xy * x / yy;
            double rest = (xx - xy * xy / yy) * x * x;
            if (rest > LARGEST_EXPONENT) {
                continue;
            }
            double reach = Math.sqrt((LARGEST_EXPONENT - rest) / yy);
            int from = Math.max(-periodsY * columns, (int) Math.ceil(centre - reach));
            int to = Math.min((periodsY + 1) * columns - 1, (int) Math.floor(centre + reach));
            int base = Math.floorMod(x, rows) * columns;
            int px = 2 * (x + periodsX * rows);
            for (int y = from; y <= to; y++) {
                double envelope = StrictMath.exp(-(xx * x * x + 2 * xy * x * y + yy * y * y)) / norm;
                int py = 2 * (y + periodsY * columns);
                int i = 2 * (base + Math.floorMod(y, columns));
                z[i] += envelope * (phaseX[px] * phaseY[py] - phaseX[px + 1] * phaseY[py + 1]);
                z[i + 1] += envelope * (phaseX[px] * phaseY[py + 1] + phaseX[px + 1] * phaseY[py]);
            }
        }
        return z;
    }

    /** To each side, where the exponent is steepness·u² along the axis. */
    private int periods(int size, double steepness) {
        double reach = Math.sqrt(LARGEST_EXPONENT / steepness);
        return profile == Profile.KYMATIO ? FEWEST_PERIODS : Math.max(FEWEST_PERIODS, (int) Math.ceil(reach / size));
    }

    /** exp(i·frequency·u) for u over all periods of an axis. */
    private static double[] phases(int size, int periods, double frequency) {
        int from = -periods * size;
        double[] z = new double[2 * (2 * periods + 1) * size];
        for (int i = 0; i < z.length; i += 2) {
            double angle = frequency * (from + i / 2);
            z[i] = StrictMath.cos(angle);
            z[i + 1] = StrictMath.sin(angle);
        }
        return z;
    }
}
