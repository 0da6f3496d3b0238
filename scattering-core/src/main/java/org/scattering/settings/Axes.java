package org.scattering.settings;

import java.util.List;

/** The shape of a signal, (time), or of an image, (row, column). */
public final class Axes {
    /** More samples than an array of (re, im) pairs holds. */
    public static final long MOST = 1L << 27;

    private Axes() {}

    /**
     * The number of samples of a shape.
     *
     * @param shape (time) or (row, column)
     * @return the product of its lengths
     * @throws InvalidSettingException unless it has one or two axes of at least one sample each, and 2^27 samples at most
     */
    public static int size(List<Integer> shape) {
        boolean fits =
                (shape.size() == 1 || shape.size() == 2) && shape.stream().allMatch(n -> n >= 1);
        long size = fits ? shape.stream().mapToLong(n -> n).reduce(1, (a, b) -> a * b) : 0;
        if (size < 1 || size > MOST) {
            throw new InvalidSettingException(
                    "shape = " + shape + ": one or two axes with 1 to " + MOST + " samples in all are accepted");
        }
        return (int) size;
    }

    /**
     * Refuses an array that is no signal of a shape.
     *
     * @param name of the parameter
     * @param x the samples
     * @param shape (time) or (row, column)
     * @throws InvalidSettingException for another number of samples
     */
    public static void requireSize(String name, double[] x, List<Integer> shape) {
        int size = size(shape);
        if (x.length != size) {
            throw new InvalidSettingException(name + ": " + x.length + " samples; the shape " + shape + " has " + size);
        }
    }
}
