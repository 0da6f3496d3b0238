package org.scattering.engine;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scattering.plan.Axis;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Padding;

/**
 * A batch of signals in a flat array, one after another, each row-major; complex samples interleaved. A view: the array
 * is the caller's and may be filled anew between calls.
 */
public final class Signals {
    private final ScatteringPlan plan;
    private final float @Nullable [] floats;
    private final double @Nullable [] doubles;
    private final int[] offsets;
    private final boolean variable;

    private Signals(
            ScatteringPlan plan,
            float @Nullable [] floats,
            double @Nullable [] doubles,
            int[] offsets,
            boolean variable) {
        this.plan = plan;
        this.floats = floats;
        this.doubles = doubles;
        this.offsets = offsets;
        this.variable = variable;
    }

    /**
     * Signals of the plan's size.
     *
     * @param plan the plan they are for
     * @param data as many signals as fit, {@link ScatteringPlan#inputSize()} numbers each
     * @return a view of the array
     * @throws InvalidSettingException where the array is not a whole number of signals
     */
    public static Signals of(ScatteringPlan plan, float[] data) {
        return new Signals(plan, data, null, equal(plan, data.length), false);
    }

    /**
     * Signals of the plan's size.
     *
     * @param plan the plan they are for
     * @param data as many signals as fit, {@link ScatteringPlan#inputSize()} numbers each
     * @return a view of the array
     * @throws InvalidSettingException where the array is not a whole number of signals
     */
    public static Signals of(ScatteringPlan plan, double[] data) {
        return new Signals(plan, null, data, equal(plan, data.length), false);
    }

    /**
     * 1D signals of different lengths, up to the plan's; each is continued beyond its own ends.
     *
     * @param plan a 1D plan
     * @param data the signals one after another
     * @param lengths samples of each
     * @return a view of the array
     * @throws InvalidSettingException for a 2D plan, input that is already padded, a length outside [coarsest step, N], or lengths
     *     that do not add up to the array
     */
    public static Signals ofLengths(ScatteringPlan plan, float[] data, int... lengths) {
        return new Signals(plan, data, null, unequal(plan, data.length, lengths), true);
    }

    /**
     * 1D signals of different lengths, up to the plan's; each is continued beyond its own ends.
     *
     * @param plan a 1D plan
     * @param data the signals one after another
     * @param lengths samples of each
     * @return a view of the array
     * @throws InvalidSettingException for a 2D plan, input that is already padded, a length outside [coarsest step, N], or lengths
     *     that do not add up to the array
     */
    public static Signals ofLengths(ScatteringPlan plan, double[] data, int... lengths) {
        return new Signals(plan, null, data, unequal(plan, data.length, lengths), true);
    }

    private static int[] equal(ScatteringPlan plan, int numbers) {
        int size = plan.inputSize();
        if (numbers == 0 || numbers % size != 0) {
            throw new InvalidSettingException(
                    "signals: an array of " + numbers + " numbers is not one or more signals of "
                            + plan.inputShape() + (plan.complexInput() ? " complex" : "") + " samples (" + size
                            + " numbers each)");
        }
        return IntStream.rangeClosed(0, numbers / size).map(i -> i * size).toArray();
    }

    private static int[] unequal(ScatteringPlan plan, int numbers, int[] lengths) {
        if (plan.axes().size() != 1) {
            throw new InvalidSettingException("lengths: only 1D signals of one batch may differ in length");
        }
        if (plan.settings().padding() == Padding.ALREADY_PADDED) {
            throw new InvalidSettingException(
                    "lengths: signals that are already padded have one length, the padded one");
        }
        Axis axis = plan.axes().getFirst();
        int longest = axis.length();
        int shortest = plan.coarsestStep();
        int factor = plan.complexInput() ? 2 : 1;
        int[] offsets = new int[lengths.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < shortest || lengths[i] > longest) {
                throw new InvalidSettingException("lengths[" + i + "] = " + lengths[i] + ": " + shortest
                        + " (the coarsest sampling step) to " + longest + " samples are accepted");
            }
            if (lengths[i] < longest && axis.padded() == longest) {
                throw new InvalidSettingException("lengths[" + i + "] = " + lengths[i] + ": the plan is circular on "
                        + longest + " samples, signals of variable length need padding");
            }
            offsets[i + 1] = Math.addExact(offsets[i], Math.multiplyExact(lengths[i], factor));
        }
        if (lengths.length == 0 || offsets[lengths.length] != numbers) {
            throw new InvalidSettingException(
                    "lengths: they add up to " + offsets[lengths.length] + " numbers, the array has " + numbers);
        }
        return offsets;
    }

    /**
     * The size of the batch.
     *
     * @return signals
     */
    public int count() {
        return offsets.length - 1;
    }

    /**
     * Whether signals were given with their own lengths.
     *
     * @return true for a batch of variable length
     */
    public boolean variable() {
        return variable;
    }

    /**
     * The samples of a signal.
     *
     * @param signal its number
     * @return samples (complex ones count once)
     */
    public int length(int signal) {
        return (offsets[signal + 1] - offsets[signal]) / (plan.complexInput() ? 2 : 1);
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
     * One number of one signal.
     *
     * @param signal its number
     * @param index the index of the number within the signal
     * @return the number
     */
    public double get(int signal, int index) {
        int i = offsets[signal] + index;
        return floats != null ? floats[i] : Objects.requireNonNull(doubles)[i];
    }

    /** Throws where the signals were made for a plan with other settings. */
    void requirePlan(ScatteringPlan wanted) {
        if (plan != wanted && !plan.settings().equals(wanted.settings())) {
            throw new InvalidSettingException(
                    "signals: they were made for " + plan.settings() + ", the transform is for " + wanted.settings());
        }
    }

    /**
     * Copies one part of a signal, for engines.
     *
     * @param signal its number
     * @param part 0 for real signals and real parts, 1 for imaginary parts
     * @param target receives its samples, from 0 on
     */
    public void read(int signal, int part, double[] target) {
        int step = plan.complexInput() ? 2 : 1;
        int samples = (offsets[signal + 1] - offsets[signal]) / step;
        int from = offsets[signal] + part;
        if (floats != null) {
            for (int i = 0; i < samples; i++) {
                target[i] = floats[from + i * step];
            }
            return;
        }
        double[] values = Objects.requireNonNull(doubles);
        for (int i = 0; i < samples; i++) {
            target[i] = values[from + i * step];
        }
    }

    /**
     * The numbers of the signals before one, for engines.
     *
     * @param signal its number, or {@link #count()}
     * @return where it begins in the array
     */
    public int offset(int signal) {
        return offsets[signal];
    }

    /**
     * Copies the numbers of whole signals as they are, for engines.
     *
     * @param first the first signal
     * @param number how many
     * @param target receives floats or doubles, as {@link #single()} says, in the byte order of the buffer, from its
     *     position on
     */
    public void copy(int first, int number, ByteBuffer target) {
        int from = offsets[first];
        int size = offsets[first + number] - from;
        if (floats != null) {
            target.asFloatBuffer().put(floats, from, size);
        } else {
            target.asDoubleBuffer().put(Objects.requireNonNull(doubles), from, size);
        }
    }

    /** Throws where a number is NaN or infinite, naming the first one. */
    void requireFinite() {
        for (int s = 0; s < count(); s++) {
            int bad = firstNotFinite(s);
            if (bad >= 0) {
                throw new InvalidSettingException("signal " + s + ", number " + bad + " is " + get(s, bad)
                        + ": only finite samples are accepted; replace it first (for instance by 0)");
            }
        }
    }

    /**
     * Whether all numbers of some signals are finite.
     *
     * @param first the first signal
     * @param number how many
     */
    boolean finite(int first, int number) {
        for (int s = first; s < first + number; s++) {
            if (firstNotFinite(s) >= 0) {
                return false;
            }
        }
        return true;
    }

    private int firstNotFinite(int signal) {
        int from = offsets[signal];
        int to = offsets[signal + 1];
        if (floats != null) {
            for (int i = finite(floats, from, to) ? to : from; i < to; i++) {
                if (!(Math.abs(floats[i]) <= Float.MAX_VALUE)) {
                    return i - from;
                }
            }
            return -1;
        }
        double[] values = Objects.requireNonNull(doubles);
        for (int i = from; i < to; i++) {
            if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) {
                return i - from;
            }
        }
        return -1;
    }

    /**
     * Whether all are finite, twice as fast as by asking each: 0 times a finite number is 0, times any other NaN, which it stays. A caller
     * looks at a small batch alone, while its helpers wait.
     */
    private static boolean finite(float[] x, int from, int to) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = from;
        for (; i < to - 7; i += 8) {
            a *= x[i];
            b *= x[i + 1];
            c *= x[i + 2];
            d *= x[i + 3];
            e *= x[i + 4];
            f *= x[i + 5];
            g *= x[i + 6];
            h *= x[i + 7];
        }
        for (; i < to; i++) {
            a *= x[i];
        }
        return a + b + c + d + e + f + g + h == 0;
    }

    /**
     * A power of two near the largest magnitude of a signal. The transform is homogeneous, S(ax) = a S(x) for a &gt; 0:
     * engines divide by it first and multiply the coefficients by it, both exactly, so that squares neither overflow nor
     * vanish.
     *
     * @param signal its number
     * @return 2^e; 1 for silence
     */
    public double unit(int signal) {
        double peak = 0;
        if (floats != null) {
            float largest = 0;
            for (int i = offsets[signal]; i < offsets[signal + 1]; i++) {
                largest = Math.max(largest, Math.abs(floats[i]));
            }
            peak = largest;
        } else {
            double[] values = Objects.requireNonNull(doubles);
            for (int i = offsets[signal]; i < offsets[signal + 1]; i++) {
                peak = Math.max(peak, Math.abs(values[i]));
            }
        }
        return peak == 0 ? 1 : Math.scalb(1.0, Math.clamp(Math.getExponent(peak), -1000, 1000));
    }

    /** The shape of the batch where none was said: none for one signal, else (count). */
    List<Integer> defaultLeading() {
        return count() == 1 ? List.of() : List.of(count());
    }
}
