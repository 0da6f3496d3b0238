package org.scattering.filter;

/**
 * The logarithm of a Gaussian in frequency, summed over the periods of a grid: right to its own rounding however far from its centre,
 * where its samples are below the smallest double. In 1D the grid has one row.
 *
 * @param rows first axis of the grid
 * @param columns second axis
 * @param rowCentre centre along the first axis, cycles per sample
 * @param columnCentre centre along the second
 * @param precision inverse covariance (rows, mixed, columns), in samples per cycle squared
 * @param rowPeriods periods to each side of the first axis, enough for the tail of the Gaussian
 * @param columnPeriods the same of the second
 */
record PeriodicGaussian(
        int rows,
        int columns,
        double rowCentre,
        double columnCentre,
        Precision precision,
        int rowPeriods,
        int columnPeriods) {
    /** Beyond this many σ a Gaussian is below 1e-18 of its peak. */
    private static final double REACH = 9.2;

    /** exp(-41) is below 2e-18: such a term cannot change a sum in double precision. */
    static final double NEGLIGIBLE = 41;

    /** The inverse of a covariance. */
    record Precision(double rows, double mixed, double columns) {}

    /** exp(-(ω - ξ)²/2σ²). */
    static PeriodicGaussian linear(int length, double xi, double sigma) {
        Precision precision = new Precision(0, 0, 1 / (sigma * sigma));
        return new PeriodicGaussian(1, length, 0, xi, precision, 0, periods(sigma));
    }

    /** The transform of exp(-uᵀ R diag(1, s²) R⁻¹ u / 2σ² + i ξ (u_x cos θ + u_y sin θ)), but for a factor. */
    static PeriodicGaussian planar(int rows, int columns, Wave wave) {
        double cos = StrictMath.cos(wave.theta);
        double sin = StrictMath.sin(wave.theta);
        double along = square(2 * Math.PI * wave.sigma);
        double across = along / square(wave.slant);
        Precision precision = new Precision(
                cos * cos * along + sin * sin * across,
                cos * sin * (along - across),
                sin * sin * along + cos * cos * across);
        double turns = wave.xi / (2 * Math.PI);
        return new PeriodicGaussian(
                rows,
                columns,
                turns * cos,
                turns * sin,
                precision,
                periods(Math.sqrt(cos * cos / along + sin * sin / across)),
                periods(Math.sqrt(sin * sin / along + cos * cos / across)));
    }

    /** Width σ in space, angle θ, wave number ξ in radians, slant s. */
    record Wave(double sigma, double theta, double xi, double slant) {
        Wave still() {
            return new Wave(sigma, theta, 0, slant);
        }
    }

    private static double square(double x) {
        return x * x;
    }

    /** One more than the reach, for the centre and the frequency are each up to half a period from 0. */
    private static int periods(double sigma) {
        return 1 + (int) Math.ceil(REACH * sigma);
    }

    /** ln of the sample at an index of the grid, row-major. The same at mirrored frequencies where the centre is 0. */
    double log(int index) {
        double row = centred(index / columns, rows) - rowCentre;
        double column = centred(index % columns, columns) - columnCentre;
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int p = -rowPeriods; p <= rowPeriods; p++) {
            for (int q = -columnPeriods; q <= columnPeriods; q++) {
                double exponent = exponent(row + p, column + q);
                if (exponent > largest) {
                    sum = 1 + sum * StrictMath.exp(largest - exponent);
                    largest = exponent;
                } else if (exponent > largest - NEGLIGIBLE) {
                    sum += StrictMath.exp(exponent - largest);
                }
            }
        }
        return largest + StrictMath.log(sum);
    }

    private double exponent(double row, double column) {
        return -0.5
                * (precision.rows * row * row
                        + 2 * precision.mixed * row * column
                        + precision.columns * column * column);
    }

    /** Cycles per sample, in [-½, ½), of opposite sign at mirrored indices. */
    private static double centred(int index, int size) {
        return (2 * index < size ? index : index - size) / (double) size;
    }
}
