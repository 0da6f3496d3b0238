package org.scattering.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.scattering.kernel.Split;

/** Complex numbers in double precision. */
record Expected(double[] re, double[] im) {

    static Expected zeros(int numbers) {
        return new Expected(new double[numbers], new double[numbers]);
    }

    static Expected copyOf(Split x, int numbers) {
        Expected copy = zeros(numbers);
        for (int i = 0; i < numbers; i++) {
            copy.re[i] = x.data()[x.re() + i];
            copy.im[i] = x.data()[x.im() + i];
        }
        return copy;
    }

    void set(int i, double real, double imaginary) {
        re[i] = real;
        im[i] = imaginary;
    }

    /** Adds a product. */
    void add(int i, double ar, double ai, double br, double bi) {
        re[i] += ar * br - ai * bi;
        im[i] += ar * bi + ai * br;
    }

    /** The error of each number, against the largest. */
    void assertNear(Split actual, double bound) {
        double largest = 0;
        double error = 0;
        for (int i = 0; i < re.length; i++) {
            double r = actual.data()[actual.re() + i];
            double m = actual.data()[actual.im() + i];
            largest = Math.max(largest, Math.hypot(re[i], im[i]));
            // Math.max keeps NaN.
            error = Math.max(error, Math.hypot(r - re[i], m - im[i]));
        }
        assertThat(error).isLessThanOrEqualTo(bound * largest);
    }

    static void assertNear(double[] expected, float[] actual, int from, double bound) {
        double largest = 0;
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            error = Math.max(error, Math.abs(actual[from + i] - expected[i]));
        }
        assertThat(error).isLessThanOrEqualTo(bound * largest);
    }
}
