package org.scattering.cpu;

import java.util.Arrays;
import org.scattering.engine.Signals;
import org.scattering.kernel.Split;
import org.scattering.plan.ScatteringPlan;

/**
 * Brings the signals of a chunk onto the padded grid, a lane each: divided by their unit, and with their mean taken out,
 * so that no large constant, which the wavelets do not see, costs them the precision of a float. Order 0 gets it back.
 */
final class InputLoader {
    private final PaddingMap map;
    private final int inputColumns;
    private final int numbersPerSample;
    private final int[] ownColumns;
    private final double[] units;
    private final double[] means;
    private int first;
    private int count;

    InputLoader(ScatteringPlan plan, PaddingMap map, int items) {
        this.map = map;
        inputColumns = plan.inputShape().getLast();
        numbersPerSample = plan.complexInput() ? 2 : 1;
        ownColumns = new int[map.columns().length];
        units = new double[items];
        means = new double[2 * items];
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
            for (int part = 0; part < numbersPerSample; part++) {
                means[2 * item + part] = mean(in, first + item, part, 1 / units[item]);
            }
        }
    }

    /** The mean of one part; exactly its value where it is constant. */
    private double mean(Signals in, int signal, int part, double scale) {
        int samples = in.length(signal);
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < samples; i++) {
            double value = in.get(signal, numbersPerSample * i + part) * scale;
            sum += value;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return low == high ? low : sum / samples;
    }

    /**
     * Loads one part of the measured signals.
     *
     * @param part 0 for real parts (and real signals), 1 for imaginary parts
     */
    void load(Signals in, int part, float[] target, int width) {
        load(in, part, target, width, 0, 1);
    }

    /** Loads the measured real signals with their even columns as real and their odd columns as imaginary parts. */
    void loadPacked(Signals in, Split target, int width) {
        load(in, 0, target.re(), width, 0, 2);
        load(in, 0, target.im(), width, 1, 2);
    }

    /** Loads every {@code step}-th column from {@code phase} on, all items. */
    private void load(Signals in, int part, float[] target, int width, int phase, int step) {
        if (count < width) {
            Arrays.fill(target, 0, map.rows().length * map.columns().length / step * width, 0);
        }
        for (int item = 0; item < count; item++) {
            load(in, item, part, target, width, phase, step);
        }
    }

    private void load(Signals in, int item, int part, float[] target, int width, int phase, int step) {
        int[] rows = map.rows();
        int[] columns = map.columns();
        if (in.variable()) {
            columns = ownColumns;
            map.fillColumns(columns, in.length(first + item));
        }
        double scale = 1 / units[item];
        double mean = means[2 * item + part];
        int o = item;
        for (int row : rows) {
            for (int c = phase; c < columns.length; c += step, o += width) {
                boolean inside = row >= 0 && columns[c] >= 0;
                int index = numbersPerSample * (row * inputColumns + columns[c]) + part;
                double value = inside ? in.get(first + item, index) * scale : 0;
                target[o] = (float) (value - mean);
            }
        }
    }

    /** One part of a measured 1D signal in double precision, periodic on the padded grid, from a position on. */
    void loadExact(Signals in, int item, int part, int from, double[] target) {
        int[] columns = map.columns();
        if (in.variable()) {
            columns = ownColumns;
            map.fillColumns(columns, in.length(first + item));
        }
        double scale = 1 / units[item];
        double mean = means[2 * item + part];
        int position = Math.floorMod(from, columns.length);
        for (int i = 0; i < target.length; i++) {
            int source = columns[position];
            target[i] = (source < 0 ? 0 : in.get(first + item, numbersPerSample * source + part) * scale) - mean;
            position = position + 1 == columns.length ? 0 : position + 1;
        }
    }
}
