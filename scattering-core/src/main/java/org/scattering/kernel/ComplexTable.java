package org.scattering.kernel;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Constant complex factors, computed in double and rounded once to float.
 *
 * @param re real parts
 * @param im imaginary parts
 */
public record ComplexTable(float[] re, float[] im) {

    /**
     * Factors on the unit circle.
     *
     * @param size how many
     * @param turns the angle of each, in turns (1 = 2π); best reduced to [0, 1) exactly by the caller
     * @return exp(2πi·turns)
     */
    public static ComplexTable unit(int size, IntToDoubleFunction turns) {
        ComplexTable table = new ComplexTable(new float[size], new float[size]);
        for (int i = 0; i < size; i++) {
            double angle = 2 * Math.PI * turns.applyAsDouble(i);
            table.re[i] = (float) Math.cos(angle);
            table.im[i] = (float) Math.sin(angle);
        }
        return table;
    }

    /**
     * A copy of a stretch.
     *
     * @param from where it begins
     * @param size how many numbers
     * @return the numbers from there on
     */
    public ComplexTable slice(int from, int size) {
        return new ComplexTable(Arrays.copyOfRange(re, from, from + size), Arrays.copyOfRange(im, from, from + size));
    }
}
