package org.scattering.cpu;

import java.util.Arrays;
import org.scattering.engine.Signals;
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

    /** Finds the units and means of a chunk. */
    void measure(Signals in, int first, int count) {
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
     * Loads one part of all signals of the measured chunk.
     *
     * @param part 0 for real parts (and real signals), 1 for imaginary parts
     * @param even receives the even columns
     * @param odd receives the odd columns: another array where pairs are packed, else the same one
     * @param width lanes of a row
     */
    void load(Signals in, int first, int count, int part, float[] even, float[] odd, int width) {
        int points = map.rows().length * map.columns().length;
        int perRow = even == odd ? 1 : 2;
        if (count < width) {
            Arrays.fill(even, 0, points / perRow * width, 0);
            Arrays.fill(odd, 0, points / perRow * width, 0);
        }
        for (int item = 0; item < count; item++) {
            loadOne(in, first + item, part, item, even, odd, width);
        }
    }

    private void loadOne(Signals in, int signal, int part, int item, float[] even, float[] odd, int width) {
        int[] rows = map.rows();
        int[] columns = map.columns();
        if (in.variable()) {
            columns = ownColumns;
            map.fillColumns(columns, in.length(signal));
        }
        int perRow = even == odd ? 1 : 2;
        double scale = 1 / units[item];
        double mean = means[2 * item + part];
        for (int r = 0, i = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++, i++) {
                boolean inside = rows[r] >= 0 && columns[c] >= 0;
                int index = numbersPerSample * (rows[r] * inputColumns + columns[c]) + part;
                double value = inside ? in.get(signal, index) * scale : 0;
                float[] target = i % perRow == 0 ? even : odd;
                target[i / perRow * width + item] = (float) (value - mean);
            }
        }
    }
}
