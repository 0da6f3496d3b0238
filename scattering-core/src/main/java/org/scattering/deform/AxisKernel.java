package org.scattering.deform;

/** Which samples of one axis a position between them is read from, and with which weights. Immutable, thread-safe. */
abstract sealed class AxisKernel {
    final int length;
    final Boundary boundary;

    private AxisKernel(int length, Boundary boundary) {
        this.length = length;
        this.boundary = boundary;
    }

    static AxisKernel of(int length, Interpolation interpolation, Boundary boundary) {
        return switch (interpolation) {
            case LINEAR -> new Linear(length, boundary);
            case CUBIC -> new Cubic(length, boundary);
            case BAND_LIMITED -> new BandLimited(length, boundary);
        };
    }

    /** How many samples a position is read from. */
    abstract int taps();

    /** The samples and weights for a position in [0, length) of a periodic, [0, length - 1] of a clamped axis. */
    abstract void read(double position, int[] sample, double[] weight);

    /** The samples and weights for any position; a sample may appear twice. */
    final void at(double position, int[] sample, double[] weight) {
        switch (boundary) {
            case CLAMPED -> read(Math.clamp(position, 0, length - 1), sample, weight);
            case PERIODIC -> {
                double turned = position - length * Math.floor(position / length);
                // A tiny negative position rounds to the length itself.
                read(turned < length ? turned : 0, sample, weight);
            }
        }
    }

    final int inside(int index) {
        return switch (boundary) {
            case CLAMPED -> Math.clamp(index, 0, length - 1);
            case PERIODIC -> Math.floorMod(index, length);
        };
    }

    private static final class Linear extends AxisKernel {
        Linear(int length, Boundary boundary) {
            super(length, boundary);
        }

        @Override
        int taps() {
            return 2;
        }

        @Override
        void read(double position, int[] sample, double[] weight) {
            int first = (int) position;
            double t = position - first;
            sample[0] = first;
            sample[1] = inside(first + 1);
            weight[0] = 1 - t;
            weight[1] = t;
        }
    }

    private static final class Cubic extends AxisKernel {
        Cubic(int length, Boundary boundary) {
            super(length, boundary);
        }

        @Override
        int taps() {
            return 4;
        }

        @Override
        void read(double position, int[] sample, double[] weight) {
            int first = (int) position;
            double t = position - first;
            for (int i = 0; i < 4; i++) {
                sample[i] = inside(first - 1 + i);
            }
            weight[0] = 0.5 * t * (-1 + t * (2 - t));
            weight[1] = 0.5 * (2 + t * t * (-5 + 3 * t));
            weight[2] = 0.5 * t * (1 + t * (4 - 3 * t));
            weight[3] = 0.5 * t * t * (t - 1);
        }
    }

    /**
     * The Dirichlet kernel of the period, N samples or, mirrored, 2N. At t = m + f with |f| ≤ ½ it is sin(πf)(-1)^m / N · cot(πt/N)
     * (N even) or / sin(πt/N) (N odd); sine and cosine of πt/N come from those of πm/N and πf/N, without cancellation.
     */
    private static final class BandLimited extends AxisKernel {
        private final int period;
        private final double[] cosine;
        private final double[] sine;

        BandLimited(int length, Boundary boundary) {
            super(length, boundary);
            period = boundary == Boundary.PERIODIC ? length : 2 * length;
            cosine = new double[period];
            sine = new double[period];
            for (int m = 0; m < period; m++) {
                cosine[m] = StrictMath.cos(Math.PI * m / period);
                sine[m] = StrictMath.sin(Math.PI * m / period);
            }
        }

        @Override
        int taps() {
            return period;
        }

        @Override
        void read(double position, int[] sample, double[] weight) {
            int nearest = (int) Math.rint(position);
            double f = position - nearest;
            double scale = StrictMath.sin(Math.PI * f) / period;
            double cosF = StrictMath.cos(Math.PI * f / period);
            double sinF = StrictMath.sin(Math.PI * f / period);
            for (int m = 0; m < period; m++) {
                int index = Math.floorMod(nearest - m, period);
                sample[m] = index < length ? index : 2 * length - 1 - index;
                double s = sine[m] * cosF + cosine[m] * sinF;
                double numerator = period % 2 == 0 ? cosine[m] * cosF - sine[m] * sinF : 1;
                double sign = m % 2 == 0 ? scale : -scale;
                weight[m] = f == 0 ? (m == 0 ? 1 : 0) : sign * numerator / s;
            }
        }
    }
}
