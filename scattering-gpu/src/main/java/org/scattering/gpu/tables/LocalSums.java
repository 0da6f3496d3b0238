package org.scattering.gpu.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.scattering.filter.Band;
import org.scattering.fourier.Dft;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;

/**
 * S = U ⋆ φ at the kept samples as weighted sums of U. U is real, so the real part of φ in time is all that counts, and that is
 * even, for φ is real in frequency.
 */
final class LocalSums {
    /** Products a point, beyond which a spectrum and its inverse are cheaper. */
    private static final double MOST_PRODUCTS = 40;

    /** Of φ(0): taps that no float notices. */
    private static final double NEGLIGIBLE = 1e-8;

    /** Of φ(0): how far φ may be from a product of its axes. */
    private static final double PRODUCT = 1e-9;

    private static final int FINISHING_THREADS = 256;

    /** Points of a line that may have weights of their own for each sum: some kilobytes, which stay in the first-level cache. */
    private static final int SHORT_LINE = 256;

    private final ScatteringPlan plan;
    private final FloatTable table = new FloatTable();
    private final Map<Key, Optional<Average>> averages = new HashMap<>();

    private record Key(int order, int resolution, Shape shape) {}

    LocalSums(ScatteringPlan plan) {
        this.plan = plan;
    }

    /** The sums for the paths of an order at a rate; empty where the spectral way is better or the only one. */
    Optional<Average> average(int order, int resolution, Shape shape) {
        return averages.computeIfAbsent(new Key(order, resolution, shape), k -> {
            double[] phi = inTime(plan.lowpass(k.order).spectrum().atResolution(k.resolution));
            return plan.axes().size() == 1 ? line(phi, k.resolution, shape) : plane(phi, k.resolution, shape);
        });
    }

    /** The real part of φ on its grid. */
    static double[] inTime(Band band) {
        double[] spectrum = band.dense();
        double[] z = new double[2 * spectrum.length];
        for (int k = 0; k < spectrum.length; k++) {
            z[2 * k] = spectrum[k];
        }
        Dft.of(band.rows(), band.columns()).inverse(z);
        double[] phi = new double[spectrum.length];
        Arrays.setAll(phi, n -> z[2 * n]);
        return phi;
    }

    /** The largest distance at which φ is more than a part of φ(0). */
    static int reach(double[] phi, double negligible) {
        int reach = phi.length / 2;
        while (reach > 0 && Math.abs(phi[reach]) <= negligible * Math.abs(phi[0])) {
            reach--;
        }
        return reach;
    }

    private int outputResolution() {
        return plan.settings().averaging() instanceof Averaging.Local local ? local.resolution() : 0;
    }

    private Optional<Average> line(double[] phi, int resolution, Shape shape) {
        Kept kept = Kept.of(plan, outputResolution());
        int step = 1 << (outputResolution() - resolution);
        int reach = reach(phi, NEGLIGIBLE);
        if (tooMany(kept.columns(), Math.min(phi.length, 2 * reach + 1), phi.length)) {
            return Optional.empty();
        }
        LargeShape large = shape.large();
        if (large == null) {
            int items = Objects.requireNonNull(shape.small()).grid().items();
            int lanes = Taps.groupLanes(shape.threads(), items * Taps.groups(kept.columns()), step, shape.threads());
            return Optional.of(new Average(
                    Average.Output.LOCAL,
                    kept,
                    window(phi, step, kept.fromColumn(), kept.columns(), count -> lanes),
                    Taps.NONE));
        }
        int sums = large.lines().rows() * kept.columns();
        Taps down = new Taps(
                table.size(),
                large.fullRows(),
                0,
                Taps.lanes(FINISHING_THREADS, kept.columns(), large.fullRows()),
                0,
                1,
                false);
        for (int r = 0; r < large.fullRows(); r++) {
            table.add(1);
        }
        return Optional.of(new Average(Average.Output.LOCAL, kept, matrixWindow(phi, step, sums, large), down));
    }

    /** Taps row by row of the matrix: of point m + rows·l, those of one m are neighbours. */
    private Taps matrixWindow(double[] phi, int step, int sums, LargeShape large) {
        int rows = large.fullRows();
        int columns = large.fullColumns();
        int wide = reach(phi, NEGLIGIBLE) / rows + 1;
        boolean all = 2 * wide + 1 >= columns;
        int count = all ? columns : 2 * wide + 1;
        int before = all ? columns / 2 : wide;
        int at = table.size();
        for (int m = 0; m < rows; m++) {
            for (int t = 0; t < count; t++) {
                table.add(phi[Math.floorMod(m + rows * (t - before), phi.length)]);
            }
        }
        return new Taps(at, count, before, Taps.lanes(large.lines().threads(), sums, count), step, 1, false);
    }

    /** Of short lines in blocks of whole grids: a weight for each point and sum, where that is less than a window that slides. */
    private Taps window(double[] phi, int step, int from, int kept, IntUnaryOperator lanesOfCount) {
        int sums = Taps.sums(kept);
        int count = reachOf(phi);
        if (phi.length > SHORT_LINE || Taps.weighed(phi.length, sums) > Taps.slid(count, phi.length, step, sums)) {
            return window(phi, step, sums, lanesOfCount);
        }
        while (table.size() % sums != 0) {
            table.add(0);
        }
        int at = table.size();
        for (int group = 0; group < Taps.groups(kept); group++) {
            for (int i = 0; i < phi.length; i++) {
                for (int k = 0; k < sums; k++) {
                    table.add(phi[Math.floorMod(i - (from + group * sums + k) * step, phi.length)]);
                }
            }
        }
        int lanes = lanesOfCount.applyAsInt(phi.length);
        return new Taps(at, phi.length, phi.length / 2, lanes, step, sums, true);
    }

    /** The taps, and beyond them what neighbouring sums of one thread read: zeros, or the circle once more. */
    private Taps window(double[] phi, int step, int sums, IntUnaryOperator lanesOfCount) {
        int reach = reach(phi, NEGLIGIBLE);
        boolean all = 2 * reach + 1 >= phi.length;
        int count = all ? phi.length : 2 * reach + 1;
        int before = all ? phi.length / 2 : reach;
        int at = table.size();
        int beyond = (sums - 1) * step;
        for (int t = -beyond; t < count + beyond; t++) {
            boolean inside = count == phi.length || (t >= 0 && t < count);
            table.add(inside ? phi[Math.floorMod(t - before, phi.length)] : 0);
        }
        return new Taps(at, count, before, lanesOfCount.applyAsInt(count), step, sums, false);
    }

    private Optional<Average> plane(double[] phi, int resolution, Shape shape) {
        int columns = shape.columns();
        double[] along = new double[columns];
        double[] down = new double[shape.rows()];
        Arrays.setAll(along, c -> phi[c] / phi[0]);
        Arrays.setAll(down, r -> phi[r * columns]);
        Kept kept = Kept.of(plan, outputResolution());
        double cost = (double) kept.columns() * reachOf(along) / columns
                + (double) kept.samples() * reachOf(down) / shape.points();
        if (cost > MOST_PRODUCTS || !isProduct(phi, columns, PRODUCT)) {
            return Optional.empty();
        }
        int step = 1 << (outputResolution() - resolution);
        SmallShape small = shape.small();
        if (small != null) {
            int items = small.grid().items();
            int rowGroups = items * shape.rows() * Taps.groups(kept.columns());
            int columnGroups = items * kept.columns() * Taps.groups(kept.rows());
            return Optional.of(new Average(
                    Average.Output.LOCAL,
                    kept,
                    window(
                            along,
                            step,
                            kept.fromColumn(),
                            kept.columns(),
                            n -> Taps.groupLanes(shape.threads(), rowGroups, step, Taps.WARP)),
                    window(
                            down,
                            step,
                            kept.fromRow(),
                            kept.rows(),
                            n -> Taps.groupLanes(shape.threads(), columnGroups, step, Taps.WARP))));
        }
        LargeShape large = Objects.requireNonNull(shape.large());
        int sums = large.lines().rows() * kept.columns();
        return Optional.of(new Average(
                Average.Output.LOCAL,
                kept,
                window(along, step, 1, n -> Taps.lanes(shape.threads(), sums, n)),
                window(down, step, 1, n -> Taps.lanes(FINISHING_THREADS, kept.samples(), n))));
    }

    private static int reachOf(double[] phi) {
        return Math.min(phi.length, 2 * reach(phi, NEGLIGIBLE) + 1);
    }

    private static boolean tooMany(int sums, int taps, int points) {
        return (double) sums * taps / points > MOST_PRODUCTS;
    }

    /** Whether φ is its first row times its first column, but for a part of φ(0). */
    static boolean isProduct(double[] phi, int columns, double tolerance) {
        for (int n = 0; n < phi.length; n++) {
            double product = phi[n - n % columns] * phi[n % columns] / phi[0];
            if (!(Math.abs(phi[n] - product) <= tolerance * Math.abs(phi[0]))) {
                return false;
            }
        }
        return true;
    }

    float[] toArray() {
        return table.toArray();
    }
}
