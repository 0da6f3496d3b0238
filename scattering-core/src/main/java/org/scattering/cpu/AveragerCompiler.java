package org.scattering.cpu;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scattering.filter.Band;
import org.scattering.fourier.Dft;
import org.scattering.plan.Axis;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;

/** Decides whether weighted sums are the cheaper way to average a leaf, and prepares them. */
final class AveragerCompiler {
    /** Products a point, beyond which a spectrum is cheaper: about the operations of its real FFT, 2.5·log2 N. */
    private static final double MOST_PRODUCTS_1D = 40;

    private static final double MOST_PRODUCTS_2D = 48;

    /** Relative to φ(0): what may be left of φ when it is taken for even and real, or for a product of its axes. */
    private static final double ROUNDING = 1e-12;

    private final ScatteringPlan plan;
    private final Map<Key, Optional<Averager>> compiled = new HashMap<>();

    private record Key(Sweeps sweeps, int order, int resolution) {}

    AveragerCompiler(ScatteringPlan plan) {
        this.plan = plan;
    }

    /** The sums for paths of an order at a rate; null where the spectral way is better or the only one. */
    @Nullable
    Averager averager(Sweeps sweeps, int order, int resolution) {
        return compiled.computeIfAbsent(new Key(sweeps, order, resolution), this::compile)
                .orElse(null);
    }

    private Optional<Averager> compile(Key key) {
        Band band = plan.lowpass(key.order).spectrum().atResolution(key.resolution);
        double[] phi = inTime(band);
        if (phi.length == 0) {
            return Optional.empty();
        }
        int output = plan.settings().averaging() instanceof Averaging.Local local ? local.resolution() : 0;
        int step = 1 << (output - key.resolution);
        Axis last = plan.axes().getLast();
        if (plan.axes().size() == 2) {
            return planeSums(key.sweeps, phi, step, output);
        }
        boolean small =
                sumsFit(Line.isLong(phi.length) ? Sweeps.BLOCK : 1, last.kept(output) + Averager.GROUP, phi.length);
        return small && LineAverager.cost(phi, step, last.kept(output)) <= MOST_PRODUCTS_1D
                ? Optional.of(new LineAverager(key.sweeps, phi, step, last.from(output), last.kept(output)))
                : Optional.empty();
    }

    private Optional<Averager> planeSums(Sweeps sweeps, double[] phi, int step, int output) {
        Axis first = plan.axes().getFirst();
        Axis last = plan.axes().getLast();
        int columns = sweeps.blocks().columns();
        double[] along = new double[columns];
        double[] down = new double[phi.length / columns];
        for (int c = 0; c < columns; c++) {
            along[c] = phi[c] / phi[0];
        }
        for (int r = 0; r < down.length; r++) {
            down[r] = phi[r * columns];
        }
        double rowCost = (double) AxisSums.products(along, step, last.from(output), last.kept(output)) / columns;
        double columnCost =
                (double) AxisSums.products(down, step, first.from(output), first.kept(output)) / down.length;
        double kept = (double) last.kept(output) / columns;
        if (rowCost + columnCost * kept > MOST_PRODUCTS_2D || !isProduct(phi, down, along)) {
            return Optional.empty();
        }
        AxisSums inRow = AxisSums.of(along, step, last.from(output), last.kept(output));
        AxisSums inColumn = AxisSums.of(down, step, first.from(output), first.kept(output));
        return sumsFit(inColumn.rows() + inColumn.slots(), inRow.slots(), phi.length)
                ? Optional.of(new PlaneAverager(sweeps, inColumn, inRow, columns / step))
                : Optional.empty();
    }

    /**
     * Whether rows of sums take no more memory than a grid. Like all that decides here it must not depend on whether signals
     * are computed side by side or alone, for then their bits would.
     */
    private static boolean sumsFit(int rows, int columns, int points) {
        return (long) rows * columns <= points + Sweeps.BLOCK * Sweeps.BLOCK;
    }

    /** φ on the grid of points; empty where it is not real and even. */
    private static double[] inTime(Band band) {
        double[] spectrum = band.dense();
        double[] z = new double[2 * spectrum.length];
        for (int k = 0; k < spectrum.length; k++) {
            z[2 * k] = spectrum[k];
        }
        Dft.of(band.rows(), band.columns()).inverse(z);
        double[] phi = new double[spectrum.length];
        for (int n = 0; n < phi.length; n++) {
            phi[n] = z[2 * n];
            if (Math.abs(z[2 * n + 1]) > ROUNDING * Math.abs(z[0])) {
                return new double[0];
            }
        }
        return phi;
    }

    private static boolean isProduct(double[] phi, double[] down, double[] along) {
        for (int n = 0; n < phi.length; n++) {
            double product = down[n / along.length] * along[n % along.length];
            if (!(Math.abs(phi[n] - product) <= ROUNDING * phi[0])) {
                return false;
            }
        }
        return true;
    }
}
