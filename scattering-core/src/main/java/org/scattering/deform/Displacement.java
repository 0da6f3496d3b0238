package org.scattering.deform;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.scattering.settings.InvalidSettingException;

/**
 * A displacement τ of a grid, in samples or pixels: (L_τ x)(u) = x(u - τ(u)). Immutable and thread-safe.
 *
 * <p>Between the grid points τ is understood as its (bi)linear interpolant. Its gradient at a grid point is then the matrix of the
 * differences to the neighbours, one on either side along each axis (on a {@link Boundary#CLAMPED} grid those that exist), and
 * ‖∇τ‖∞ is the largest spectral norm of these matrices over the grid: exactly the Lipschitz constant of the interpolant for
 * Euclidean distances. So ‖∇τ‖∞ &lt; 1 makes u - τ(u) one-to-one: nothing folds.
 */
public final class Displacement {
    private final int rows;
    private final int columns;
    private final List<Integer> shape;
    /** One array an axis, row-major. */
    private final double[][] components;

    /** τ as a formula, in samples or pixels. */
    @FunctionalInterface
    public interface Formula {
        /**
         * The displacement of a position.
         *
         * @param position one coordinate an axis, in samples or pixels from the first
         * @return τ, one number an axis
         */
        double[] at(double[] position);
    }

    private Displacement(List<Integer> shape, double[][] components) {
        this.shape = List.copyOf(shape);
        this.components = components;
        rows = shape.size() == 1 ? 1 : shape.getFirst();
        columns = shape.getLast();
    }

    /**
     * A displacement given as arrays.
     *
     * @param shape (time) or (row, column)
     * @param components τ along each axis, in samples or pixels, row-major
     * @return the displacement
     * @throws InvalidSettingException where an array does not fit the shape or holds a number that is not finite
     */
    public static Displacement of(List<Integer> shape, double[]... components) {
        int size = sizeOf(shape);
        if (components.length != shape.size()) {
            throw new InvalidSettingException(
                    "tau: " + components.length + " components for the shape " + shape + ": one an axis is needed");
        }
        double[][] copies = new double[components.length][];
        for (int axis = 0; axis < components.length; axis++) {
            if (components[axis].length != size) {
                throw new InvalidSettingException("tau[" + axis + "]: " + components[axis].length
                        + " numbers for the shape " + shape + ": " + size + " are needed");
            }
            copies[axis] = components[axis].clone();
            for (int p = 0; p < size; p++) {
                if (!Double.isFinite(copies[axis][p])) {
                    throw new InvalidSettingException(
                            "tau[" + axis + "][" + p + "] = " + copies[axis][p] + ": finite numbers are needed");
                }
            }
        }
        return new Displacement(shape, copies);
    }

    /**
     * A displacement given as a formula.
     *
     * @param shape (time) or (row, column)
     * @param formula τ at each grid point, in samples or pixels
     * @return the displacement
     * @throws InvalidSettingException where the formula gives another number of components or a number that is not finite
     */
    public static Displacement sampled(List<Integer> shape, Formula formula) {
        int size = sizeOf(shape);
        int columns = shape.getLast();
        double[][] components = new double[shape.size()][size];
        for (int p = 0; p < size; p++) {
            int row = p / columns;
            int column = p % columns;
            double[] position = shape.size() == 1 ? new double[] {column} : new double[] {row, column};
            double[] tau = formula.at(position);
            if (tau.length != shape.size()) {
                throw new InvalidSettingException("tau at " + Arrays.toString(position) + ": " + tau.length
                        + " components for the shape " + shape + ": one an axis is needed");
            }
            for (int axis = 0; axis < tau.length; axis++) {
                components[axis][p] = tau[axis];
            }
        }
        return of(shape, components);
    }

    /**
     * The same displacement everywhere: a translation.
     *
     * @param shape (time) or (row, column)
     * @param shift c, one number an axis, in samples or pixels
     * @return τ = c
     */
    public static Displacement constant(List<Integer> shape, double... shift) {
        return sampled(shape, position -> shift);
    }

    private static int sizeOf(List<Integer> shape) {
        boolean positive =
                shape.size() >= 1 && shape.size() <= 2 && shape.stream().allMatch(n -> n > 0);
        long size = positive ? shape.stream().mapToLong(n -> n).reduce(1, (a, b) -> a * b) : 0;
        if (size < 1 || size > Integer.MAX_VALUE - 8) {
            throw new InvalidSettingException(
                    "shape = " + shape + ": one or two positive lengths are accepted, of less than 2^31 samples");
        }
        return (int) size;
    }

    /**
     * The lengths of the axes.
     *
     * @return (time) or (row, column)
     */
    public List<Integer> shape() {
        return shape;
    }

    /**
     * The number of grid points.
     *
     * @return samples
     */
    public int size() {
        return rows * columns;
    }

    /**
     * One component.
     *
     * @param axis 0 for time or rows, 1 for columns
     * @return τ along the axis, in samples or pixels, row-major, a copy
     */
    public double[] component(int axis) {
        return components[axis].clone();
    }

    /** τ along an axis at a grid point. */
    double at(int axis, int point) {
        return components[axis][point];
    }

    /**
     * A multiple.
     *
     * @param factor any finite number
     * @return factor · τ
     */
    public Displacement times(double factor) {
        double[][] scaled = new double[components.length][];
        for (int axis = 0; axis < scaled.length; axis++) {
            scaled[axis] = Arrays.stream(components[axis]).map(t -> factor * t).toArray();
        }
        return of(shape, scaled);
    }

    /**
     * The largest displacement, ‖τ‖∞.
     *
     * @return the largest Euclidean length over the grid, in samples or pixels
     */
    public double largest() {
        double largest = 0;
        for (int p = 0; p < size(); p++) {
            largest = Math.max(largest, squared(p));
        }
        return Math.sqrt(largest);
    }

    /**
     * The root mean square displacement.
     *
     * @return the root of the mean of |τ|² over the grid, in samples or pixels
     */
    public double rootMeanSquare() {
        double sum = 0;
        for (int p = 0; p < size(); p++) {
            sum += squared(p);
        }
        return Math.sqrt(sum / size());
    }

    private double squared(int point) {
        double sum = 0;
        for (double[] component : components) {
            sum += component[point] * component[point];
        }
        return sum;
    }

    /**
     * ‖∇τ‖∞ as the class comment defines it: the Lipschitz constant of τ.
     *
     * @param boundary whether the first and the last samples are neighbours
     * @return a number without unit; below 1 nothing folds
     */
    public double largestGradient(Boundary boundary) {
        // The larger singular value of a matrix of 2 × 2.
        return overGradients(
                boundary,
                0,
                Math::max,
                (rr, rc, cr, cc) -> 0.5 * (Math.hypot(rr + cc, cr - rc) + Math.hypot(rr - cc, cr + rc)));
    }

    /**
     * The smallest determinant of I - ∇τ over the same matrices: where it is not positive, the deformation folds. In a cell the
     * determinant of the bilinear interpolant is linear in the position, so that nothing smaller lies between grid points.
     *
     * @param boundary whether the first and the last samples are neighbours
     * @return a number without unit; 1 for a translation
     */
    public double smallestJacobian(Boundary boundary) {
        return overGradients(
                boundary, Double.POSITIVE_INFINITY, Math::min, (rr, rc, cr, cc) -> (1 - rr) * (1 - cc) - rc * cr);
    }

    /**
     * Refuses a displacement that may fold. A larger gradient need not: τ(u) = -1.5u has 1.5 and only stretches, which
     * {@link #smallestJacobian} tells.
     *
     * @param boundary whether the first and the last samples are neighbours
     * @return this
     * @throws InvalidSettingException where ‖∇τ‖∞ ≥ 1
     */
    public Displacement requireUnfolded(Boundary boundary) {
        double gradient = largestGradient(boundary);
        // Differences of numbers near the largest double may be NaN.
        if (!(gradient < 1)) {
            throw new InvalidSettingException("tau: its largest gradient is " + gradient
                    + "; only below 1 is the deformation certain not to fold: scale tau down or smooth it");
        }
        return this;
    }

    /** A number of a gradient: the change of the row component along rows and columns, then that of the column component. */
    @FunctionalInterface
    private interface Measure {
        double of(double rowByRow, double rowByColumn, double columnByRow, double columnByColumn);
    }

    /** At each point every pair of a difference along the rows and one along the columns, forward or backward. */
    private double overGradients(Boundary boundary, double start, DoubleBinaryOperator fold, Measure measure) {
        double result = start;
        for (int point = 0; point < size(); point++) {
            int r = point / columns;
            int c = point % columns;
            for (int corner = 0; corner < 4; corner++) {
                int down = 2 * (corner / 2) - 1;
                int right = 2 * (corner % 2) - 1;
                int row = neighbour(r, down, rows, boundary);
                int column = neighbour(c, right, columns, boundary);
                if (row >= 0 && column >= 0) {
                    int below = row * columns + c;
                    int beside = r * columns + column;
                    double value = measure.of(
                            down * step(0, point, below),
                            right * step(0, point, beside),
                            down * step(1, point, below),
                            right * step(1, point, beside));
                    result = fold.applyAsDouble(result, value);
                }
            }
        }
        return result;
    }

    /** The index of a neighbour, -1 beyond a clamped edge; an axis of one sample has no gradient and is its own. */
    private static int neighbour(int index, int step, int length, Boundary boundary) {
        if (boundary == Boundary.PERIODIC || length == 1) {
            return Math.floorMod(index + step, length);
        }
        return index + step >= length ? -1 : index + step;
    }

    /** The change of a component; a signal in time has that of its columns alone. */
    private double step(int axis, int from, int to) {
        int component = axis - (2 - components.length);
        return component < 0 ? 0 : components[component][to] - components[component][from];
    }
}
