package org.scattering.cli.input;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Shapes of arrays as Python writes them. */
public final class Shapes {
    private Shapes() {}

    /**
     * A shape in words.
     *
     * @param shape the axes
     * @return {@code ()}, {@code (3,)}, {@code (3, 4)}
     */
    public static String text(List<? extends Number> shape) {
        String axes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "(" + axes + (shape.size() == 1 ? ",)" : ")");
    }

    /**
     * The product of the axes.
     *
     * @param shape the axes
     * @return how many elements; 1 for no axes
     * @throws ArithmeticException beyond 2^63
     */
    public static long size(List<? extends Number> shape) {
        long size = 1;
        for (Number axis : shape) {
            size = Math.multiplyExact(size, axis.longValue());
        }
        return size;
    }

    /**
     * Where an element is.
     *
     * @param shape the axes
     * @param index its number, the last axis running fastest
     * @return its indices as text, {@code [2, 17]}
     */
    static String position(List<Long> shape, long index) {
        long[] position = new long[shape.size()];
        long rest = index;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            position[axis] = rest % shape.get(axis);
            rest /= shape.get(axis);
        }
        return Arrays.toString(position);
    }
}
