package org.scattering.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The largest eigenvalue of a symmetric positive operator, and its direction: a power iteration that keeps its vectors, and so never
 * does worse than one with as many steps. Values grow from below; they are exact, to rounding, once the vectors span the space.
 *
 * @param value the largest eigenvalue, from below
 * @param direction the direction that has it, of norm 1
 * @param steps applications of the operator
 * @param lastGain what the last step added, relative to the value
 */
public record Lanczos(double value, double[] direction, int steps, double lastGain) {
    private static final double ENOUGH = 1e-12;
    private static final double DEPENDENT = 1e-13;
    private static final int REFINEMENTS = 2000;

    /** Stops after so many steps, or when two of them add less than 1e-12, or when there is no new direction. */
    public static Lanczos of(UnaryOperator<double[]> operator, double[] start, int mostSteps) {
        List<double[]> basis = new ArrayList<>();
        basis.add(normalised(start));
        List<Double> diagonal = new ArrayList<>();
        List<Double> offDiagonal = new ArrayList<>();
        double value = 0;
        double gain = 1;
        int small = 0;
        while (small < 2 && basis.size() > diagonal.size() && diagonal.size() < mostSteps) {
            double[] v = basis.getLast();
            double[] next = operator.apply(v);
            diagonal.add(Norms.dot(v, next));
            double larger = largestEigenvalue(diagonal, offDiagonal);
            gain = larger <= 0 ? 0 : (larger - value) / larger;
            value = Math.max(value, larger);
            small = gain < ENOUGH ? small + 1 : 0;
            double before = Math.sqrt(Norms.energy(next));
            orthogonalise(next, basis);
            double rest = Math.sqrt(Norms.energy(next));
            if (rest > DEPENDENT * Math.max(before, value) && basis.size() < start.length) {
                offDiagonal.add(rest);
                basis.add(normalised(next));
            }
        }
        return new Lanczos(value, direction(basis, diagonal, offDiagonal), diagonal.size(), gain);
    }

    /** Twice, for one pass leaves what cancels in it. */
    private static void orthogonalise(double[] v, List<double[]> basis) {
        for (int pass = 0; pass < 2; pass++) {
            for (double[] b : basis) {
                double along = Norms.dot(v, b);
                for (int i = 0; i < v.length; i++) {
                    v[i] -= along * b[i];
                }
            }
        }
    }

    private static double[] normalised(double[] v) {
        double norm = Math.sqrt(Norms.energy(v));
        return norm == 0 ? v : Arrays.stream(v).map(c -> c / norm).toArray();
    }

    /** Of a symmetric tridiagonal matrix, by bisection on the sign of its pivots (Sturm). */
    private static double largestEigenvalue(List<Double> diagonal, List<Double> offDiagonal) {
        double low = 0;
        double high = 0;
        for (int i = 0; i < diagonal.size(); i++) {
            double left = i == 0 ? 0 : offDiagonal.get(i - 1);
            double right = i < diagonal.size() - 1 ? offDiagonal.get(i) : 0;
            low = Math.max(low, diagonal.get(i));
            high = Math.max(high, diagonal.get(i) + left + right);
        }
        for (int step = 0; step < 100 && high - low > 1e-15 * high; step++) {
            double middle = 0.5 * (low + high);
            if (exceeds(diagonal, offDiagonal, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether some eigenvalue is larger than a number: whether T - number has a positive pivot. */
    private static boolean exceeds(List<Double> diagonal, List<Double> offDiagonal, double number) {
        double pivot = -1;
        for (int i = 0; i < diagonal.size(); i++) {
            double coupling = i == 0 ? 0 : offDiagonal.get(i - 1);
            pivot = diagonal.get(i) - number - coupling * coupling / pivot;
            if (pivot >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The eigenvector of the small matrix, by powers of it, which cost nothing, carried over to the space. */
    private static double[] direction(List<double[]> basis, List<Double> diagonal, List<Double> offDiagonal) {
        int k = diagonal.size();
        double[] weights = new double[k];
        Arrays.fill(weights, 1);
        for (int step = 0; step < REFINEMENTS; step++) {
            double[] next = new double[k];
            for (int i = 0; i < k; i++) {
                next[i] = diagonal.get(i) * weights[i]
                        + (i > 0 ? offDiagonal.get(i - 1) * weights[i - 1] : 0)
                        + (i < k - 1 ? offDiagonal.get(i) * weights[i + 1] : 0);
            }
            weights = normalised(next);
        }
        double[] direction = new double[basis.getFirst().length];
        for (int i = 0; i < k; i++) {
            for (int n = 0; n < direction.length; n++) {
                direction[n] += weights[i] * basis.get(i)[n];
            }
        }
        return normalised(direction);
    }
}
