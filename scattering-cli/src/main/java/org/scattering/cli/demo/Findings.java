package org.scattering.cli.demo;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.scattering.engine.Coefficients;
import org.scattering.plan.Path;

/** What coefficients tell about how their signals were made. */
final class Findings {
    /** The share of paths that, at half the strength of the strongest, make a noise of a tone. */
    private static final double MANY = 0.25;
    /** The strength, against the first order, from which a second-order path tells a beat. */
    private static final double CLEAR = 0.05;

    private final Coefficients coefficients;

    Findings(Coefficients coefficients) {
        this.coefficients = coefficients;
    }

    /**
     * The frequency of the first-order path that is strongest in a stretch of time, in Hz; none where many are about as
     * strong.
     */
    OptionalDouble strongestFrequency(int signal, double from, double to) {
        List<Path> first = coefficients.paths().ofOrder(1);
        Path strongest = strongest(first, p -> mean(signal, p, from, to));
        double half = mean(signal, strongest, from, to) / 2;
        long strong =
                first.stream().filter(p -> mean(signal, p, from, to) > half).count();
        return strong > MANY * first.size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(strongest.hertz().getFirst());
    }

    /**
     * The rate at which the strongest first-order path rises and falls: that of its strongest second-order path, in Hz.
     *
     * @param slowest rates below are left aside: changes slower than the averaging show along the axis of time
     * @return none where no rate is clear
     */
    OptionalDouble strongestBeat(int signal, double slowest) {
        Path first = strongest(coefficients.paths().ofOrder(1), p -> mean(signal, p, 0, 1));
        return coefficients.paths().ofOrder(2).stream()
                .filter(p -> p.parentRow() == first.row() && p.hertz().getLast() >= slowest)
                .filter(p -> mean(signal, p, 0, 1) > CLEAR * mean(signal, first, 0, 1))
                .max(Comparator.comparingDouble(p -> mean(signal, p, 0, 1)))
                .map(p -> OptionalDouble.of(p.hertz().getLast()))
                .orElse(OptionalDouble.empty());
    }

    /** The angle of the strongest first-order path, in degrees against the first axis. */
    double strongestAngle(int image) {
        double angle = Math.toDegrees(strongest(coefficients.paths().ofOrder(1), p -> mean(image, p, 0, 1))
                .angles()
                .getFirst());
        return (angle + 180) % 180;
    }

    private static Path strongest(List<Path> paths, ToDoubleFunction<Path> strength) {
        return paths.stream().max(Comparator.comparingDouble(strength)).orElseThrow();
    }

    private double mean(int signal, Path path, double from, double to) {
        double[] row = coefficients.row(signal, path.row());
        int first = (int) (from * row.length);
        int end = Math.max(first + 1, (int) (to * row.length));
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += row[i];
        }
        return sum / (end - first);
    }

    /** How far b is from a: ‖a - b‖ / ‖a‖. */
    static double distance(double[] a, double[] b) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < a.length; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            norm += a[i] * a[i];
        }
        return Math.sqrt(difference / norm);
    }
}
