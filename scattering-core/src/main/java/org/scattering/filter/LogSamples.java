package org.scattering.filter;

/** Samples of a filter by their logarithms, for frequencies at which doubles do not hold them. */
interface LogSamples {
    /** A quarter of the smallest step in frequency of any grid: such a centre lies on an axis. */
    double ON_THE_AXIS = 1e-12;

    /** ln|ĝ| at an index of the grid, row-major; -∞ for a sample that is 0. */
    double log(int index);

    /** The sign of ĝ. */
    int sign(int index);

    /** A low-pass filter, a Gaussian. */
    record LowPass(PeriodicGaussian gaussian) implements LogSamples {
        @Override
        public double log(int index) {
            return gaussian.log(index);
        }

        @Override
        public int sign(int index) {
            return 1;
        }
    }

    /**
     * A Morlet wavelet g - κ l, with κ = g(0)/l(0).
     *
     * <p>A wave along an axis is a product of a wavelet on this axis and a Gaussian on the other, and vanishes wherever the
     * frequency along its axis is 0, not at 0 alone: there the difference of the logarithms would be rounding.
     */
    record Wavelet(PeriodicGaussian wave, PeriodicGaussian envelope, double logKappa) implements LogSamples {
        static Wavelet of(PeriodicGaussian wave, PeriodicGaussian envelope) {
            return new Wavelet(wave, envelope, wave.log(0) - envelope.log(0));
        }

        @Override
        public double log(int index) {
            if (vanishes(index)) {
                return Double.NEGATIVE_INFINITY;
            }
            double g = wave.log(index);
            double kappaL = logKappa + envelope.log(index);
            return Math.max(g, kappaL) + StrictMath.log(-StrictMath.expm1(-Math.abs(g - kappaL)));
        }

        @Override
        public int sign(int index) {
            return wave.log(index) >= logKappa + envelope.log(index) ? 1 : -1;
        }

        private boolean vanishes(int index) {
            boolean alongColumns = Math.abs(wave.rowCentre()) < ON_THE_AXIS;
            boolean alongRows = Math.abs(wave.columnCentre()) < ON_THE_AXIS;
            return (alongColumns && index % wave.columns() == 0) || (alongRows && index < wave.columns());
        }
    }

    /** The samples times a factor, such that they agree with the filter at its peak. */
    static LogSamples matched(LogSamples samples, Band filter) {
        double[] dense = filter.dense();
        int peak = 0;
        for (int k = 1; k < dense.length; k++) {
            peak = Math.abs(dense[k]) > Math.abs(dense[peak]) ? k : peak;
        }
        return new Scaled(samples, StrictMath.log(Math.abs(dense[peak])) - samples.log(peak));
    }

    /** Samples times a positive factor. */
    record Scaled(LogSamples samples, double logFactor) implements LogSamples {
        @Override
        public double log(int index) {
            return samples.log(index) + logFactor;
        }

        @Override
        public int sign(int index) {
            return samples.sign(index);
        }
    }
}
