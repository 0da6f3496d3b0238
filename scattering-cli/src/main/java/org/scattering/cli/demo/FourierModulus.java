package org.scattering.cli.demo;

/** |FFT|, the classical feature that a shift leaves alone: the demo compares against it. */
final class FourierModulus {
    private FourierModulus() {}

    /** The moduli of a signal whose length is a power of two. */
    static double[] of(float[] signal) {
        double[] re = new double[signal.length];
        double[] im = new double[signal.length];
        for (int i = 0; i < signal.length; i++) {
            re[i] = signal[i];
        }
        transform(re, im);
        double[] modulus = new double[signal.length];
        for (int i = 0; i < signal.length; i++) {
            modulus[i] = Math.hypot(re[i], im[i]);
        }
        return modulus;
    }

    /** Decimation in frequency, radix 2; the order of the result is bit-reversed. */
    private static void transform(double[] re, double[] im) {
        for (int half = re.length / 2; half >= 1; half /= 2) {
            for (int start = 0; start < re.length; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    butterfly(re, im, start + k, half, -Math.PI * k / half);
                }
            }
        }
    }

    private static void butterfly(double[] re, double[] im, int i, int half, double angle) {
        double differenceRe = re[i] - re[i + half];
        double differenceIm = im[i] - im[i + half];
        re[i] += re[i + half];
        im[i] += im[i + half];
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        re[i + half] = differenceRe * c - differenceIm * s;
        im[i + half] = differenceRe * s + differenceIm * c;
    }
}
