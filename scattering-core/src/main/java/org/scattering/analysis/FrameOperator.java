package org.scattering.analysis;

import org.scattering.fourier.Dft;
import org.scattering.frame.Frame;
import org.scattering.frame.TransferFunction;
import org.scattering.settings.InvalidSettingException;

/**
 * The linear operator of a frame, x → Wx = (x ⋆ φ, x ⋆ ψ_1, x ⋆ ψ_2, …), circular and at full resolution, and its adjoint.
 *
 * <p>Wx is one array of {@link #rows()} rows of N numbers: x ⋆ φ, then for each wavelet the real part and the imaginary
 * part of x ⋆ ψ_λ. Images are row-major. Computed through the discrete Fourier transform in double precision, with a
 * relative error of about 1e-16·log N. Immutable and thread-safe.
 */
public final class FrameOperator {
    private final Frame frame;
    private final Dft dft;
    private final int size;

    /**
     * Makes the operator.
     *
     * @param frame its filters
     */
    public FrameOperator(Frame frame) {
        this.frame = frame;
        dft = Dft.of(frame.rows(), frame.columns());
        size = frame.size();
    }

    /**
     * The filters.
     *
     * @return the frame
     */
    public Frame frame() {
        return frame;
    }

    /**
     * The rows of Wx.
     *
     * @return 1 + 2·(number of wavelets)
     */
    public int rows() {
        return 1 + 2 * frame.bandpass().size();
    }

    /**
     * Applies the operator.
     *
     * @param x a real signal of N samples
     * @return Wx, {@link #rows()}·N numbers
     * @throws InvalidSettingException for another size
     */
    public double[] apply(double[] x) {
        double[] spectrum = spectrum(x);
        double[] y = new double[rows() * size];
        System.arraycopy(averaged(spectrum), 0, y, 0, size);
        for (int g = 0; g < frame.bandpass().size(); g++) {
            double[] z = filtered(spectrum, g);
            for (int i = 0, re = (1 + 2 * g) * size; i < size; i++, re++) {
                y[re] = z[2 * i];
                y[re + size] = z[2 * i + 1];
            }
        }
        return y;
    }

    /**
     * Applies the adjoint: ⟨Wx, y⟩ = ⟨x, W*y⟩ for all real x and y.
     *
     * @param y {@link #rows()}·N numbers, laid out as Wx is
     * @return W*y, N numbers
     * @throws InvalidSettingException for another size
     */
    public double[] adjoint(double[] y) {
        requireSize("y", y, rows() * size);
        double[] sum = new double[2 * size];
        double[] z = new double[2 * size];
        for (int i = 0; i < size; i++) {
            z[2 * i] = y[i];
        }
        dft.forward(z);
        frame.lowpass().addAdjoint(z, sum);
        for (int g = 0; g < frame.bandpass().size(); g++) {
            for (int i = 0, re = (1 + 2 * g) * size; i < size; i++, re++) {
                z[2 * i] = y[re];
                z[2 * i + 1] = y[re + size];
            }
            dft.forward(z);
            frame.bandpass().get(g).transfer().addAdjoint(z, sum);
        }
        dft.inverse(sum);
        return realPart(sum);
    }

    /** x̂, interleaved. */
    double[] spectrum(double[] x) {
        requireSize("x", x, size);
        double[] z = new double[2 * size];
        for (int i = 0; i < size; i++) {
            z[2 * i] = x[i];
        }
        dft.forward(z);
        return z;
    }

    /** x ⋆ φ from x̂. */
    double[] averaged(double[] spectrum) {
        return realPart(convolved(spectrum, frame.lowpass()));
    }

    /** x ⋆ ψ_λ from x̂, interleaved. */
    double[] filtered(double[] spectrum, int wavelet) {
        return convolved(spectrum, frame.bandpass().get(wavelet).transfer());
    }

    private double[] convolved(double[] spectrum, TransferFunction filter) {
        double[] z = new double[spectrum.length];
        filter.apply(spectrum, z);
        dft.inverse(z);
        return z;
    }

    private static double[] realPart(double[] z) {
        double[] re = new double[z.length / 2];
        for (int i = 0; i < re.length; i++) {
            re[i] = z[2 * i];
        }
        return re;
    }

    private void requireSize(String what, double[] values, int expected) {
        if (values.length != expected) {
            throw new InvalidSettingException(
                    what + ": " + values.length + " numbers, the frame on " + frame.shape() + " needs " + expected);
        }
    }
}
