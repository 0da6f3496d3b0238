package org.scattering.deform;

import java.util.List;
import org.scattering.settings.InvalidSettingException;

/**
 * A deformation as a linear operator on sampled signals, (L_τ x)(u) = x(u - τ(u)), with its exact adjoint. Immutable and thread-safe.
 *
 * <p>Computed from the positions at each call: nothing is stored but τ.
 */
public final class Warp {
    private final Displacement displacement;
    private final AxisKernel alongRows;
    private final AxisKernel alongColumns;
    private final int rows;
    private final int columns;

    private Warp(Displacement displacement, Interpolation interpolation, Boundary boundary) {
        this.displacement = displacement;
        List<Integer> shape = displacement.shape();
        rows = shape.size() == 1 ? 1 : shape.getFirst();
        columns = shape.getLast();
        // The one row of a signal in time is always read whole.
        alongRows = AxisKernel.of(rows, shape.size() == 1 ? Interpolation.LINEAR : interpolation, boundary);
        alongColumns = AxisKernel.of(columns, interpolation, boundary);
    }

    /**
     * Makes the operator. A displacement that folds is accepted; {@link Displacement#requireUnfolded} refuses it.
     *
     * @param displacement τ
     * @param interpolation how signals are read between samples
     * @param boundary what lies beyond the edges
     * @return L_τ
     */
    public static Warp of(Displacement displacement, Interpolation interpolation, Boundary boundary) {
        return new Warp(displacement, interpolation, boundary);
    }

    /**
     * The displacement.
     *
     * @return τ
     */
    public Displacement displacement() {
        return displacement;
    }

    /**
     * Deforms signals.
     *
     * @param x one or more signals (signal, time) or images (image, row, column) of τ's shape
     * @return x(u - τ(u)) for each, a new array
     * @throws InvalidSettingException where the array is not a whole number of signals
     */
    public double[] apply(double[] x) {
        int count = count(x.length);
        double[] y = new double[x.length];
        Reader reader = new Reader();
        for (int point = 0; point < rows * columns; point++) {
            reader.moveTo(point);
            for (int i = 0; i < count; i++) {
                y[i * rows * columns + point] = reader.gather(x, i * rows * columns);
            }
        }
        return y;
    }

    /**
     * Deforms signals in single precision; sums run in double precision.
     *
     * @param x one or more signals (signal, time) or images (image, row, column) of τ's shape
     * @return x(u - τ(u)) for each, a new array
     * @throws InvalidSettingException where the array is not a whole number of signals
     */
    public float[] apply(float[] x) {
        int count = count(x.length);
        float[] y = new float[x.length];
        Reader reader = new Reader();
        for (int point = 0; point < rows * columns; point++) {
            reader.moveTo(point);
            for (int i = 0; i < count; i++) {
                y[i * rows * columns + point] = (float) reader.gather(x, i * rows * columns);
            }
        }
        return y;
    }

    /**
     * The adjoint: ⟨L_τ x, y⟩ = ⟨x, L_τ* y⟩ for sums over the samples.
     *
     * @param y one or more signals of τ's shape
     * @return L_τ* y for each, a new array
     * @throws InvalidSettingException where the array is not a whole number of signals
     */
    public double[] adjoint(double[] y) {
        int count = count(y.length);
        double[] x = new double[y.length];
        Reader reader = new Reader();
        for (int point = 0; point < rows * columns; point++) {
            reader.moveTo(point);
            for (int i = 0; i < count; i++) {
                reader.scatter(y[i * rows * columns + point], x, i * rows * columns);
            }
        }
        return x;
    }

    private int count(int length) {
        if (length == 0 || length % (rows * columns) != 0) {
            throw new InvalidSettingException("x: " + length + " samples: a whole number of signals of the shape "
                    + displacement.shape() + ", " + rows * columns + " samples each, is needed");
        }
        return length / (rows * columns);
    }

    /** One row of the operator's matrix at a time: the product of the weights of both axes. */
    private final class Reader {
        private final int[] row = new int[alongRows.taps()];
        private final double[] rowWeight = new double[alongRows.taps()];
        private final int[] column = new int[alongColumns.taps()];
        private final double[] columnWeight = new double[alongColumns.taps()];

        void moveTo(int point) {
            int last = displacement.shape().size() - 1;
            double down = last == 0 ? 0 : displacement.at(0, point);
            int r = point / columns;
            int c = point % columns;
            alongRows.at(r - down, row, rowWeight);
            alongColumns.at(c - displacement.at(last, point), column, columnWeight);
        }

        double gather(double[] x, int offset) {
            double sum = 0;
            for (int r = 0; r < row.length; r++) {
                if (rowWeight[r] != 0) {
                    int from = offset + row[r] * columns;
                    double along = 0;
                    for (int c = 0; c < column.length; c++) {
                        along += columnWeight[c] * x[from + column[c]];
                    }
                    sum += rowWeight[r] * along;
                }
            }
            return sum;
        }

        double gather(float[] x, int offset) {
            double sum = 0;
            for (int r = 0; r < row.length; r++) {
                if (rowWeight[r] != 0) {
                    int from = offset + row[r] * columns;
                    double along = 0;
                    for (int c = 0; c < column.length; c++) {
                        along += columnWeight[c] * x[from + column[c]];
                    }
                    sum += rowWeight[r] * along;
                }
            }
            return sum;
        }

        void scatter(double y, double[] x, int offset) {
            for (int r = 0; r < row.length; r++) {
                if (rowWeight[r] != 0) {
                    int to = offset + row[r] * columns;
                    for (int c = 0; c < column.length; c++) {
                        x[to + column[c]] += rowWeight[r] * y * columnWeight[c];
                    }
                }
            }
        }
    }
}
