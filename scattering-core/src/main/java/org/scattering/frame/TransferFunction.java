package org.scattering.frame;

import org.jspecify.annotations.Nullable;
import org.scattering.settings.InvalidSettingException;

/**
 * The Fourier samples ĝ(ω) of a filter on a periodic grid, row-major, complex in general. Immutable and thread-safe.
 *
 * <p>Spectra it is applied to are interleaved (re, im), as {@code org.scattering.fourier} leaves them: the forward
 * transform is unscaled, the inverse carries 1/N, so that x ⋆ g is the inverse of x̂·ĝ.
 */
public final class TransferFunction {
    private final double[] re;
    /** Missing where the filter is real in frequency. */
    private final double @Nullable [] im;

    private TransferFunction(double[] re, double @Nullable [] im) {
        this.re = re;
        this.im = im;
    }

    /**
     * A filter with real Fourier samples.
     *
     * @param re ĝ, row-major; copied
     * @return the filter
     * @throws InvalidSettingException for a sample that is not finite
     */
    public static TransferFunction real(double[] re) {
        requireFinite(re);
        return new TransferFunction(re.clone(), null);
    }

    /**
     * A filter with complex Fourier samples.
     *
     * @param interleaved ĝ as (re, im) pairs, row-major; copied
     * @return the filter
     * @throws InvalidSettingException for a sample that is not finite, or an odd number of numbers
     */
    public static TransferFunction complex(double[] interleaved) {
        if (interleaved.length % 2 != 0) {
            throw new InvalidSettingException(
                    "filter: " + interleaved.length + " numbers; complex samples need an even number, (re, im) pairs");
        }
        requireFinite(interleaved);
        double[] re = new double[interleaved.length / 2];
        double[] im = new double[re.length];
        for (int k = 0; k < re.length; k++) {
            re[k] = interleaved[2 * k];
            im[k] = interleaved[2 * k + 1];
        }
        return new TransferFunction(re, im);
    }

    private static void requireFinite(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new InvalidSettingException(
                        "filter: sample " + i + " is " + values[i] + "; only finite numbers are accepted");
            }
        }
    }

    /**
     * The points of the grid.
     *
     * @return samples
     */
    public int size() {
        return re.length;
    }

    /**
     * The real part of a sample.
     *
     * @param k index of the frequency, row-major
     * @return Re ĝ
     */
    public double re(int k) {
        return re[k];
    }

    /**
     * The imaginary part of a sample.
     *
     * @param k index of the frequency, row-major
     * @return Im ĝ
     */
    public double im(int k) {
        return im == null ? 0 : im[k];
    }

    /**
     * The gain of a frequency.
     *
     * @param k index of the frequency, row-major
     * @return |ĝ|²
     */
    public double squaredModulus(int k) {
        return re[k] * re[k] + (im == null ? 0 : im[k] * im[k]);
    }

    /**
     * The filter multiplied by a real function of frequency.
     *
     * @param factor one number a frequency, row-major
     * @return a new filter
     */
    public TransferFunction times(double[] factor) {
        double[] scaledRe = re.clone();
        double[] scaledIm = im == null ? null : im.clone();
        for (int k = 0; k < re.length; k++) {
            scaledRe[k] *= factor[k];
            if (scaledIm != null) {
                scaledIm[k] *= factor[k];
            }
        }
        return new TransferFunction(scaledRe, scaledIm);
    }

    /**
     * Convolves in frequency: result = ĝ·x̂.
     *
     * @param spectrum x̂, interleaved; unchanged
     * @param result interleaved, overwritten; may be the spectrum itself
     */
    public void apply(double[] spectrum, double[] result) {
        for (int k = 0; k < re.length; k++) {
            double a = spectrum[2 * k];
            double b = spectrum[2 * k + 1];
            double i = im == null ? 0 : im[k];
            result[2 * k] = re[k] * a - i * b;
            result[2 * k + 1] = re[k] * b + i * a;
        }
    }

    /**
     * The adjoint of the convolution, summed: sum += conj(ĝ)·ŷ.
     *
     * @param spectrum ŷ, interleaved; unchanged
     * @param sum interleaved, added to
     */
    public void addAdjoint(double[] spectrum, double[] sum) {
        for (int k = 0; k < re.length; k++) {
            double a = spectrum[2 * k];
            double b = spectrum[2 * k + 1];
            double i = im == null ? 0 : im[k];
            sum[2 * k] += re[k] * a + i * b;
            sum[2 * k + 1] += re[k] * b - i * a;
        }
    }

    /**
     * All samples.
     *
     * @return a new interleaved array
     */
    public double[] interleaved() {
        double[] z = new double[2 * re.length];
        for (int k = 0; k < re.length; k++) {
            z[2 * k] = re[k];
            z[2 * k + 1] = im(k);
        }
        return z;
    }
}
