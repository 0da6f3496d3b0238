package org.scattering.deform;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.scattering.settings.Axes;
import org.scattering.settings.InvalidSettingException;

/**
 * Augmentation: every signal of a batch deformed by a draw of its own. Draws that fold are used like the others, with the likelihood
 * that {@link MaximumEntropyDeformation#temperatureRange} speaks of; {@link #next} gives their displacement, which tells.
 *
 * @param deformation the distribution of the draws
 * @param shape (time) or (row, column) of a signal
 * @param interpolation how signals are read between samples
 * @param boundary what lies beyond the edges
 */
public record RandomWarps(
        MaximumEntropyDeformation deformation, List<Integer> shape, Interpolation interpolation, Boundary boundary) {
    /** Copies the shape. */
    public RandomWarps {
        shape = List.copyOf(shape);
        Axes.size(shape);
    }

    /**
     * Draws the next warp.
     *
     * @param random the source of randomness
     * @return L_τ
     */
    public Warp next(RandomGenerator random) {
        return Warp.of(deformation.draw(shape, random), interpolation, boundary);
    }

    /**
     * Deforms each signal of a batch.
     *
     * @param batch (signal, time) or (image, row, column)
     * @param random the source of randomness; one draw a signal, in their order
     * @return the deformed batch, a new array
     * @throws InvalidSettingException where the array is not a whole number of signals
     */
    public float[] apply(float[] batch, RandomGenerator random) {
        int size = sizeIn(batch.length);
        float[] deformed = new float[batch.length];
        for (int from = 0; from < batch.length; from += size) {
            float[] one = next(random).apply(Arrays.copyOfRange(batch, from, from + size));
            System.arraycopy(one, 0, deformed, from, size);
        }
        return deformed;
    }

    /**
     * Deforms each signal of a batch.
     *
     * @param batch (signal, time) or (image, row, column)
     * @param random the source of randomness; one draw a signal, in their order
     * @return the deformed batch, a new array
     * @throws InvalidSettingException where the array is not a whole number of signals
     */
    public double[] apply(double[] batch, RandomGenerator random) {
        int size = sizeIn(batch.length);
        double[] deformed = new double[batch.length];
        for (int from = 0; from < batch.length; from += size) {
            double[] one = next(random).apply(Arrays.copyOfRange(batch, from, from + size));
            System.arraycopy(one, 0, deformed, from, size);
        }
        return deformed;
    }

    private int sizeIn(int length) {
        int size = Axes.size(shape);
        if (length % size != 0) {
            throw new InvalidSettingException("batch: " + length + " samples: a whole number of signals of the shape "
                    + shape + ", " + size + " samples each, is needed");
        }
        return size;
    }
}
