package org.scattering.cli.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.scattering.engine.Coefficients;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;

/**
 * The coefficients of an image, averaged over space, laid out over the frequencies they come from. The disk of radius 1
 * holds the highest ones; its inner disk of radius 2^-J, where φ is, stays empty.
 *
 * <p>Order 1: ψ of scale j and angle θ is a sector between the radii 2^-j-1 and 2^-j, π/L wide, around θ. Order 2
 * divides the sector of (j1, θ1): from outside to inside by j2, with areas in proportion to the support 4^-j2 of the
 * filter in frequency, and by θ2 in [0, π) in equal steps with rising angle.
 *
 * <p>Source: J. Bruna and S. Mallat, Invariant Scattering Convolution Networks, PAMI 2013, figure 4.
 */
public final class ScatteringDisk {
    private final List<Sector> first;
    private final List<Sector> second;

    /**
     * A path and its place.
     *
     * @param path the path
     * @param value the coefficient averaged over space
     * @param inner the smaller radius
     * @param outer the larger radius
     * @param from the smaller angle in radians, against the first axis
     * @param to the larger angle
     */
    public record Sector(Path path, double value, double inner, double outer, double from, double to) {

        /**
         * The direction it stands for.
         *
         * @return radians in [0, π), against the first axis
         */
        public double middle() {
            return BankFigure2D.folded((from + to) / 2);
        }

        /** Its part between two shares of its area, from outside, and two shares of its angle. */
        private Sector part(Path child, double value, double[] areas, double[] angles) {
            return new Sector(child, value, radius(areas[1]), radius(areas[0]), angle(angles[0]), angle(angles[1]));
        }

        private double radius(double areaFromOutside) {
            return Math.sqrt(outer * outer - areaFromOutside * (outer * outer - inner * inner));
        }

        private double angle(double share) {
            return from + share * (to - from);
        }
    }

    /**
     * Lays coefficients out.
     *
     * @param plan of a 2D transform
     * @param coefficients those of one image
     */
    public ScatteringDisk(ScatteringPlan plan, Coefficients coefficients) {
        List<Path> paths = plan.paths().ofOrder(1);
        long angles = paths.stream().filter(p -> p.scales().getFirst() == 0).count();
        double half = Math.PI / (2 * angles);
        List<Sector> rings = new ArrayList<>();
        List<Sector> parts = new ArrayList<>();
        for (Path p : paths) {
            double theta = BankFigure2D.folded(p.angles().getFirst());
            double outer = Math.scalb(1.0, -p.scales().getFirst());
            Sector sector = new Sector(p, mean(coefficients, p), outer / 2, outer, theta - half, theta + half);
            rings.add(sector);
            parts.addAll(divided(sector, plan, coefficients));
        }
        first = List.copyOf(rings);
        second = List.copyOf(parts);
    }

    private static List<Sector> divided(Sector sector, ScatteringPlan plan, Coefficients coefficients) {
        List<Path> children = plan.paths().ofOrder(2).stream()
                .filter(p -> p.parentRow() == sector.path().row())
                .toList();
        List<Integer> scales = new ArrayList<>(
                new TreeSet<>(children.stream().map(p -> p.scales().getLast()).toList()));
        double[] areas = new double[scales.size() + 1];
        for (int i = 0; i < scales.size(); i++) {
            areas[i + 1] = areas[i] + Math.pow(4, -scales.get(i));
        }
        double whole = areas[scales.size()];
        List<Sector> parts = new ArrayList<>();
        for (int i = 0; i < scales.size(); i++) {
            int j = scales.get(i);
            List<Path> around = children.stream()
                    .filter(p -> p.scales().getLast() == j)
                    .sorted(Comparator.comparingDouble(
                            p -> BankFigure2D.folded(p.angles().getLast())))
                    .toList();
            double[] shares = {areas[i] / whole, areas[i + 1] / whole};
            for (int k = 0; k < around.size(); k++) {
                double[] turns = {k / (double) around.size(), (k + 1) / (double) around.size()};
                parts.add(sector.part(around.get(k), mean(coefficients, around.get(k)), shares, turns));
            }
        }
        return parts;
    }

    private static double mean(Coefficients coefficients, Path path) {
        return Arrays.stream(coefficients.row(0, path.row())).average().orElse(0);
    }

    /**
     * The paths of an order.
     *
     * @param order 1 or 2
     * @return their sectors
     */
    public List<Sector> sectors(int order) {
        return order == 1 ? first : second;
    }

    /**
     * The strongest path of order 1.
     *
     * @return its sector
     */
    public Sector strongest() {
        return first.stream().max(Comparator.comparingDouble(Sector::value)).orElseThrow();
    }
}
