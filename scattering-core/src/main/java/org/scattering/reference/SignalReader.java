package org.scattering.reference;

import org.scattering.engine.Signals;
import org.scattering.plan.Axis;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Padding;

/** Reads one signal of a batch onto the padded grid. */
final class SignalReader {
    private SignalReader() {}

    /** The padded signal divided by its unit, interleaved complex. */
    static double[] padded(ScatteringPlan plan, Signals in, int signal, double unit) {
        int rows = plan.rows(0);
        int columns = plan.columns(0);
        int[] column = sources(plan, plan.axes().getLast(), in.variable() ? in.length(signal) : -1);
        int[] row =
                plan.axes().size() == 1 ? new int[1] : sources(plan, plan.axes().getFirst(), -1);
        int width = plan.inputShape().getLast();
        boolean complex = plan.complexInput();
        double[] x = new double[2 * rows * columns];
        for (int r = 0, i = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++, i += 2) {
                if (row[r] >= 0 && column[c] >= 0) {
                    int source = row[r] * width + column[c];
                    x[i] = in.get(signal, complex ? 2 * source : source) / unit;
                    x[i + 1] = complex ? in.get(signal, 2 * source + 1) / unit : 0;
                }
            }
        }
        return x;
    }

    private static int[] sources(ScatteringPlan plan, Axis axis, int actualLength) {
        Padding padding = plan.settings().padding();
        boolean padded = padding == Padding.ALREADY_PADDED;
        int length = padded ? axis.padded() : actualLength < 0 ? axis.length() : actualLength;
        int[] source = new int[axis.padded()];
        for (int i = 0; i < source.length; i++) {
            source[i] = padding.source(padded ? i : i - axis.left(), length);
        }
        return source;
    }
}
