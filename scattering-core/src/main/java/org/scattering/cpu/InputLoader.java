package org.scattering.cpu;

import org.scattering.engine.Signals;
import org.scattering.plan.ScatteringPlan;

/**
 * Brings the signals of a chunk onto the padded grid: divided by their unit, and with their mean taken out, so that no large
 * constant, which the wavelets do not see, costs them the precision of a float. Order 0 gets it back.
 */
final class InputLoader {
    private final PaddingMap map;
    private final int inputColumns;
    private final int parts;
    private final int[] ownColumns;
    private final double[] units;
    private final double[] means;
    /** One part of a signal as it came in. */
    private final double[] samples;
    /** The same in units, without its mean; and what zeros become by that. */
    private final float[] centred;

    private int first;
    private int count;

    InputLoader(ScatteringPlan plan, PaddingMap map, int items) {
        this.map = map;
        inputColumns = plan.inputShape().getLast();
        parts = plan.complexInput() ? 2 : 1;
        ownColumns = new int[map.columns().length];
        units = new double[items];
        means = new double[2 * items];
        samples = new double[plan.inputSize() / parts];
        centred = new float[samples.length + 1];
    }

    /** The memory it holds for a plan and so many signals at once. */
    static long bytes(ScatteringPlan plan, int items) {
        long number = plan.inputSize() / (plan.complexInput() ? 2 : 1);
        return Double.BYTES * (number + 3L * items)
                + Float.BYTES * (number + 1)
                + (long) Integer.BYTES * plan.columns(0);
    }

    /** From one line to the next where they become lanes: their beginnings must not meet in one set of the cache. */
    static int stride(Sweeps sweeps) {
        return sweeps.points() + Sweeps.BLOCK;
    }

    /** What the coefficients of an item are to be multiplied by. */
    double unit(int item) {
        return units[item];
    }

    /** What was subtracted from the real (part 0) or imaginary (part 1) parts of an item, in units. */
    double mean(int item, int part) {
        return means[2 * item + part];
    }

    /** Finds the units and means of a chunk, and remembers which signals it has. */
    void measure(Signals in, int from, int number) {
        first = from;
        count = number;
        for (int item = 0; item < count; item++) {
            units[item] = in.unit(first + item);
            for (int part = 0; part < parts; part++) {
                in.read(first + item, part, samples);
                means[2 * item + part] = mean(in.length(first + item), 1 / units[item]);
            }
        }
    }

    /** The mean of the samples, as four sums that the processor can work on at once; exactly their value where constant. */
    private double mean(int length, double scale) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        boolean constant = true;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            a += samples[i] * scale;
            b += samples[i + 1] * scale;
            c += samples[i + 2] * scale;
            d += samples[i + 3] * scale;
        }
        for (; i < length; i++) {
            a += samples[i] * scale;
        }
        for (i = 1; i < length && constant; i++) {
            constant = samples[i] == samples[0];
        }
        return constant ? samples[0] * scale : ((a + b) + (c + d)) / length;
    }

    /**
     * Loads one part of the measured signals.
     *
     * @param part 0 for real parts (and real signals), 1 for imaginary parts
     * @param sweeps where they go
     * @param to where they begin in the work's memory
     */
    void load(Signals in, int part, Sweeps sweeps, Work work, int to) {
        load(in, part, sweeps, work, to, to);
    }

    /** Loads the measured real signals with their even columns as real and their odd columns as imaginary parts of a. */
    void loadPacked(Signals in, Sweeps sweeps, Work work) {
        load(in, 0, sweeps, work, work.a.re(), work.a.im());
    }

    /** Even columns to one place, odd columns to another one; or all to one. By lines in b where they become lanes. */
    private void load(Signals in, int part, Sweeps sweeps, Work work, int even, int odd) {
        int points = sweeps.points();
        int half = even == odd ? points : points / 2;
        boolean wide = sweeps.width() == Sweeps.BLOCK;
        for (int item = 0; item < count; item++) {
            centre(in, item, part);
            int line = wide ? work.b.re() + item * stride(sweeps) : even;
            if (even == odd) {
                fill(in, item, work.data, line);
            } else {
                fillPairs(in, item, work.data, line, wide ? line + half : odd);
            }
        }
        if (wide) {
            int stride = stride(sweeps);
            work.clear(work.b.re() + count * stride, (Sweeps.BLOCK - count) * stride);
            work.kernels.linesToRows(work.data, work.b.re(), stride, work.data, even, half);
            if (even != odd) {
                work.kernels.linesToRows(work.data, work.b.re() + half, stride, work.data, odd, half);
            }
        }
    }

    private void centre(Signals in, int item, int part) {
        in.read(first + item, part, samples);
        int length = in.length(first + item);
        double scale = 1 / units[item];
        double mean = means[2 * item + part];
        for (int i = 0; i < length; i++) {
            centred[i] = (float) (samples[i] * scale - mean);
        }
        centred[samples.length] = (float) -mean;
    }

    private int[] columns(Signals in, int item) {
        if (!in.variable()) {
            return map.columns();
        }
        map.fillColumns(ownColumns, in.length(first + item));
        return ownColumns;
    }

    private void fill(Signals in, int item, float[] target, int to) {
        int[] columns = columns(in, item);
        int o = to;
        for (int row : map.rows()) {
            for (int column : columns) {
                target[o++] = centred[index(row, column)];
            }
        }
    }

    private void fillPairs(Signals in, int item, float[] target, int even, int odd) {
        int[] columns = columns(in, item);
        int o = 0;
        for (int row : map.rows()) {
            for (int c = 0; c < columns.length; c += 2, o++) {
                target[even + o] = centred[index(row, columns[c])];
                target[odd + o] = centred[index(row, columns[c + 1])];
            }
        }
    }

    private int index(int row, int column) {
        return (row | column) < 0 ? samples.length : row * inputColumns + column;
    }

    /** One part of a measured 1D signal in double precision, periodic on the padded grid, from a position on. */
    void loadExact(Signals in, int item, int part, int from, double[] target) {
        in.read(first + item, part, samples);
        int[] columns = columns(in, item);
        double scale = 1 / units[item];
        double mean = means[2 * item + part];
        int period = columns.length;
        int begin = Math.floorMod(from, period);
        int whole = Math.min(period, target.length);
        for (int i = 0; i < whole; i++) {
            int position = begin + i;
            int source = columns[position < period ? position : position - period];
            target[i] = (source < 0 ? 0 : samples[source] * scale) - mean;
        }
        for (int i = whole; i < target.length; i += period) {
            System.arraycopy(target, i - period, target, i, Math.min(period, target.length - i));
        }
    }
}
