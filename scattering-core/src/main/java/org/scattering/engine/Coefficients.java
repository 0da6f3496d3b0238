package org.scattering.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.plan.OutputLayout;
import org.scattering.plan.PathTable;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.InvalidSettingException;

/**
 * The coefficients of a batch: a flat array with the axes (leading …, path, time) or (leading …, path, row, column), and
 * the table that says what each path is. Without averaging, and in batches of variable length, rows differ in length and
 * follow one another without gaps.
 */
public final class Coefficients {
    private final ScatteringPlan plan;
    private final float @Nullable [] floats;
    private final double @Nullable [] doubles;
    private final OutputLayout[] layouts;
    private final int[] offsets;
    private final boolean variable;
    private final List<Integer> leading;

    private Coefficients(
            ScatteringPlan plan, boolean single, OutputLayout[] layouts, boolean variable, List<Integer> leading) {
        this.plan = plan;
        this.layouts = layouts;
        this.variable = variable;
        this.leading = List.copyOf(leading);
        offsets = new int[layouts.length + 1];
        long end = 0;
        for (int i = 0; i < layouts.length; i++) {
            end += layouts[i].size();
            if (end > Integer.MAX_VALUE - 8) {
                throw new InvalidSettingException("signals: the coefficients of " + layouts.length
                        + " signals do not fit one array of 2^31 numbers; split the batch");
            }
            offsets[i + 1] = (int) end;
        }
        floats = single ? new float[(int) end] : null;
        doubles = single ? null : new double[(int) end];
    }

    /** Room for the coefficients of a batch, of the batch's own number type. */
    static Coefficients of(ScatteringPlan plan, Signals signals, List<Integer> leading) {
        OutputLayout[] layouts = new OutputLayout[signals.count()];
        Arrays.fill(layouts, plan.layout());
        if (signals.variable()) {
            Map<Integer, OutputLayout> byLength = new HashMap<>();
            Arrays.setAll(layouts, i -> byLength.computeIfAbsent(signals.length(i), plan::layout));
        }
        return new Coefficients(plan, signals.single(), layouts, signals.variable(), leading);
    }

    /** Whether a plan with the same settings made it. */
    boolean isFor(ScatteringPlan other) {
        return plan.settings().equals(other.settings());
    }

    /**
     * What each row is.
     *
     * @return the plan's table
     */
    public PathTable paths() {
        return plan.paths();
    }

    /**
     * The size of the batch.
     *
     * @return signals
     */
    public int signals() {
        return layouts.length;
    }

    /**
     * The shape of the array.
     *
     * @return (leading …, path, time) or (leading …, path, row, column)
     * @throws IllegalStateException where rows differ in length
     */
    public List<Integer> shape() {
        if (variable || !layouts[0].uniform()) {
            throw new IllegalStateException("rows differ in length; use layout(signal)");
        }
        List<Integer> shape = new ArrayList<>(leading);
        shape.add(layouts[0].rows());
        shape.addAll(layouts[0].rowShape(0));
        return shape;
    }

    /**
     * The layout of one signal's rows.
     *
     * @param signal its number
     * @return where its rows lie, relative to {@link #offset(int)}
     */
    public OutputLayout layout(int signal) {
        return layouts[signal];
    }

    /**
     * Where a signal's coefficients begin.
     *
     * @param signal its number, or {@link #signals()} for the end
     * @return offset in the array
     */
    public int offset(int signal) {
        return offsets[signal];
    }

    /**
     * Whether the array is a {@code float[]}.
     *
     * @return false for a {@code double[]}
     */
    public boolean single() {
        return floats != null;
    }

    /**
     * The array itself, not a copy.
     *
     * @return all coefficients
     * @throws IllegalStateException where they are {@code double}
     */
    public float[] floats() {
        if (floats == null) {
            throw new IllegalStateException("these coefficients are double; use doubles()");
        }
        return floats;
    }

    /**
     * The array itself, not a copy.
     *
     * @return all coefficients
     * @throws IllegalStateException where they are {@code float}
     */
    public double[] doubles() {
        if (doubles == null) {
            throw new IllegalStateException("these coefficients are float; use floats()");
        }
        return doubles;
    }

    /**
     * One coefficient.
     *
     * @param signal number of the signal
     * @param row output row, see {@link #paths()}
     * @param sample index within the row (2D: row-major)
     * @return the coefficient
     */
    public double get(int signal, int row, int sample) {
        Objects.checkIndex(sample, layouts[signal].length(row));
        int i = offsets[signal] + layouts[signal].offset(row) + sample;
        return floats != null ? floats[i] : Objects.requireNonNull(doubles)[i];
    }

    /**
     * One row.
     *
     * @param signal number of the signal
     * @param row output row, see {@link #paths()}
     * @return a new array
     */
    public double[] row(int signal, int row) {
        double[] values = new double[layouts[signal].length(row)];
        Arrays.setAll(values, i -> get(signal, row, i));
        return values;
    }

    /**
     * Stores one coefficient; for engines.
     *
     * @param index index in the array
     * @param value the coefficient, rounded to the array's type
     */
    public void set(int index, double value) {
        if (floats != null) {
            floats[index] = (float) value;
        } else {
            Objects.requireNonNull(doubles)[index] = value;
        }
    }
}
