package org.scattering.network;

import java.util.List;
import org.scattering.fourier.Dft;
import org.scattering.frame.BandPass;
import org.scattering.frame.Frame;
import org.scattering.frame.TransferFunction;

/**
 * What one layer's frame is on one grid. Immutable, thread-safe.
 *
 * @param frame χ and the g_λ
 * @param dft of the grid
 */
record Stage(Frame frame, Dft dft) {
    static Stage of(Frame frame) {
        return new Stage(frame, Dft.of(frame.rows(), frame.columns()));
    }

    double[] spectrum(double[] z) {
        double[] spectrum = z.clone();
        dft.forward(spectrum);
        return spectrum;
    }

    double[] filtered(double[] spectrum, TransferFunction filter) {
        double[] z = new double[spectrum.length];
        filter.apply(spectrum, z);
        dft.inverse(z);
        return z;
    }

    /** Adds to a spectrum the adjoint of the convolution, of what is overwritten. */
    void addAdjoint(double[] z, TransferFunction filter, double[] sum) {
        dft.forward(z);
        filter.addAdjoint(z, sum);
    }

    List<Integer> shape() {
        return frame.shape();
    }

    /** Whether every band-pass filter is real in time, to rounding. */
    boolean real() {
        return frame.bandpass().stream().allMatch(g -> real(g));
    }

    private boolean real(BandPass g) {
        TransferFunction t = g.transfer();
        double peak = 0;
        double difference = 0;
        for (int k = 0; k < t.size(); k++) {
            int m = mirrored(k);
            peak = Math.max(peak, t.squaredModulus(k));
            difference = Math.max(difference, Math.hypot(t.re(k) - t.re(m), t.im(k) + t.im(m)));
        }
        return difference <= 1e-12 * Math.sqrt(peak);
    }

    private int mirrored(int k) {
        int rows = frame.rows();
        int columns = frame.columns();
        return (rows - k / columns) % rows * columns + (columns - k % columns) % columns;
    }

    /** B for real signals, or for complex ones, whose spectra are not even. */
    double upperBound(boolean realInput) {
        if (realInput) {
            return frame.bounds().upper();
        }
        double upper = 0;
        for (int k = 0; k < frame.size(); k++) {
            double sum = frame.lowpass().squaredModulus(k);
            for (BandPass g : frame.bandpass()) {
                sum += g.transfer().squaredModulus(k);
            }
            upper = Math.max(upper, sum);
        }
        return upper;
    }

    /** max |χ̂|². */
    double lowpassBound() {
        double upper = 0;
        for (int k = 0; k < frame.size(); k++) {
            upper = Math.max(upper, frame.lowpass().squaredModulus(k));
        }
        return upper;
    }
}
