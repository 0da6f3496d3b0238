package org.scattering.reference;

import org.scattering.engine.Coefficients;
import org.scattering.engine.Signals;
import org.scattering.plan.Axis;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;

/** Cuts the margins off, pools globally where that is asked for, and stores the rows of one signal. */
final class RowWriter {
    private final ScatteringPlan plan;
    private final int signal;
    private final int actualLength;
    private final double unit;
    private final Coefficients out;

    RowWriter(ScatteringPlan plan, Signals in, int signal, double unit, Coefficients out) {
        this.plan = plan;
        this.signal = signal;
        this.actualLength =
                in.variable() ? in.length(signal) : plan.axes().getLast().length();
        this.unit = unit;
        this.out = out;
    }

    /** Stores S[p] given it, interleaved complex, on the whole grid at its output rate. */
    void write(int node, double[] s) {
        int row = plan.rowOfNode(node);
        write(row, node, s, 0);
        if (node == 0 && plan.complexInput()) {
            write(row + 1, node, s, 1);
        }
    }

    private void write(int row, int node, double[] s, int part) {
        int resolution = plan.outputResolution(node);
        int target = out.offset(signal) + out.layout(signal).offset(row);
        if (plan.settings().averaging() instanceof Averaging.Global(Averaging.Pooling pooling)) {
            boolean sum = pooling == Averaging.Pooling.SUM;
            out.set(target, unit * (sum ? sum(s, part) : mean(s, part, resolution)));
            return;
        }
        int columns = plan.columns(resolution);
        for (int r = rowFrom(resolution); r < rowTo(resolution); r++) {
            for (int c = columnFrom(resolution); c < columnTo(resolution); c++) {
                out.set(target++, unit * s[2 * (r * columns + c) + part]);
            }
        }
    }

    private static double sum(double[] s, int part) {
        double sum = 0;
        for (int i = part; i < s.length; i += 2) {
            sum += s[i];
        }
        return sum;
    }

    private double mean(double[] s, int part, int resolution) {
        int columns = plan.columns(resolution);
        double sum = 0;
        int count = 0;
        for (int r = rowFrom(resolution); r < rowTo(resolution); r++) {
            for (int c = columnFrom(resolution); c < columnTo(resolution); c++, count++) {
                sum += s[2 * (r * columns + c) + part];
            }
        }
        return sum / count;
    }

    private int rowFrom(int resolution) {
        return plan.axes().size() == 1 ? 0 : plan.axes().getFirst().from(resolution);
    }

    private int rowTo(int resolution) {
        return plan.axes().size() == 1 ? 1 : plan.axes().getFirst().to(resolution);
    }

    private int columnFrom(int resolution) {
        return plan.axes().getLast().from(resolution);
    }

    private int columnTo(int resolution) {
        Axis axis = plan.axes().getLast();
        return axis.from(resolution) + axis.kept(resolution, actualLength);
    }
}
