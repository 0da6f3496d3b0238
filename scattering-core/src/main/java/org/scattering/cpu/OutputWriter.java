package org.scattering.cpu;

import org.scattering.engine.Coefficients;
import org.scattering.engine.Signals;
import org.scattering.plan.Axis;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;

/**
 * Cuts the margins off, pools globally where that is asked for, and stores one row of one signal at a time: first say
 * which ({@link #place}) and in what units ({@link #scale}), then {@link #write}. Not thread-safe.
 */
class OutputWriter extends PaddingBefore {
    private enum Mode {
        SAMPLES,
        MEAN,
        SUM
    }

    private final ScatteringPlan plan;
    private final Mode mode;
    private final boolean planar;
    private final double constantGain;

    private int signal;
    private int row;
    private int resolution;
    private double unit;
    private double constant;

    private OutputWriter(ScatteringPlan plan) {
        this.plan = plan;
        planar = plan.axes().size() == 2;
        mode = switch (plan.settings().averaging()) {
            case Averaging.Global g -> g.pooling() == Averaging.Pooling.SUM ? Mode.SUM : Mode.MEAN;
            case Averaging.Local l -> Mode.SAMPLES;
            case Averaging.None n -> Mode.SAMPLES;
        };
        constantGain = switch (plan.settings().averaging()) {
            case Averaging.Local l -> plan.lowpass(0).spectrum().at(0, 0);
            case Averaging.None n -> 1;
            case Averaging.Global g -> mode == Mode.SUM ? (double) plan.rows(0) * plan.columns(0) : 1;
        };
    }

    static OutputWriter of(ScatteringPlan plan) {
        return new Padded(plan);
    }

    /** What a constant in the input adds to each number of order 0. */
    double constantGain() {
        return constantGain;
    }

    void place(int ofSignal, int ofRow, int atResolution) {
        signal = ofSignal;
        row = ofRow;
        resolution = atResolution;
    }

    /** What is stored for s is {@code unit·(s + constant)}. */
    void scale(double inUnit, double plusConstant) {
        unit = inUnit;
        constant = plusConstant;
    }

    /** Stores the row whose samples lie in one lane of a grid, which begins at {@code base}. */
    void write(float[] s, int base, int width, int lane, Signals in, Coefficients out) {
        int target = out.offset(signal) + out.layout(signal).offset(row);
        int columns = plan.columns(resolution);
        if (mode == Mode.SUM) {
            double sum = sum(s, base + lane, width, plan.rows(resolution) * columns);
            out.set(target, unit * (sum + constant));
            return;
        }
        Axis last = plan.axes().getLast();
        int kept = in.variable() ? last.kept(resolution, in.length(signal)) : last.kept(resolution);
        int firstRow = planar ? plan.axes().getFirst().from(resolution) : 0;
        int endRow = planar ? plan.axes().getFirst().to(resolution) : 1;
        double sum = 0;
        for (int r = firstRow; r < endRow; r++) {
            int start = base + (r * columns + last.from(resolution)) * width + lane;
            if (mode == Mode.MEAN) {
                sum += sum(s, start, width, kept);
            } else {
                samples(s, start, width, kept, out, target);
                target += kept;
            }
        }
        if (mode == Mode.MEAN) {
            out.set(target, unit * (sum / ((double) kept * (endRow - firstRow)) + constant));
        }
    }

    private static double sum(float[] s, int start, int width, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += s[start + i * width];
        }
        return sum;
    }

    private void samples(float[] s, int start, int width, int count, Coefficients out, int target) {
        for (int i = 0; i < count; i++) {
            out.set(target + i, unit * (s[start + i * width] + constant));
        }
    }

    /** With two lines of the cache behind the fields. */
    @SuppressWarnings("unused")
    private static final class Padded extends OutputWriter {
        long behind0;
        long behind1;
        long behind2;
        long behind3;
        long behind4;
        long behind5;
        long behind6;
        long behind7;
        long behind8;
        long behind9;
        long behind10;
        long behind11;
        long behind12;
        long behind13;
        long behind14;
        long behind15;

        Padded(ScatteringPlan plan) {
            super(plan);
        }
    }
}
