package org.scattering.analysis;

import java.util.List;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.deform.Warp;
import org.scattering.fourier.Dft;
import org.scattering.search.Norms;
import org.scattering.settings.Axes;
import org.scattering.settings.InvalidSettingException;

/**
 * Why not the Fourier modulus: a wave packet and its dilation, τ(u) = εu about the centre of the grid, seen by |x̂| and by S. The
 * dilation moves the packet's frequency ξ by about εξ. For one ξ and ε → 0 both distances are proportional to ε, but no constant
 * serves |x̂| at all frequencies: its distance is about ε times a factor that grows in proportion to ξ times the packet's width, until
 * εξ exceeds the bandwidth and |x̂| and |x̂'| no longer overlap. S moves by about ε at every ξ. All distances are relative to
 * ‖x‖. Source: Andén &amp; Mallat 2014, §II.
 *
 * @param frequency ξ of the packet, cycles per sample (along the last axis)
 * @param dilation ε
 * @param fourier ‖|x̂'| - |x̂|‖/(√N ‖x‖), at most about √2
 * @param scattering ‖S L_τ x - S x‖/‖x‖
 * @param certificate its certificate, divided by ‖x‖
 */
public record StabilityContrast(
        double frequency, double dilation, double fourier, double scattering, double certificate) {

    /**
     * Dilates one packet. Band-limited interpolation costs the square of an axis: a few hundred samples are a good size.
     *
     * @param cascade the transform, with max A ≤ 1
     * @param frequency ξ in (0, ½)
     * @param width standard deviation of the packet's Gaussian envelope in samples, at least 1
     * @param dilation ε, |ε| &lt; 1
     * @return the distances
     * @throws InvalidSettingException for a number out of its range
     */
    public static StabilityContrast of(FullCascade cascade, double frequency, double width, double dilation) {
        if (!(frequency > 0 && frequency < 0.5) || !(width >= 1) || !(Math.abs(dilation) < 1)) {
            throw new InvalidSettingException("frequency = " + frequency + ", width = " + width + ", dilation = "
                    + dilation + ": 0 to ½ cycles per sample, at least 1 sample, and less than 1 are accepted");
        }
        double[] x = packet(cascade.shape(), frequency, width);
        Displacement tau = dilation(cascade.shape(), dilation);
        DeformationCertificate c =
                DeformationCertificate.of(cascade, x, tau, Interpolation.BAND_LIMITED, Boundary.CLAMPED);
        double[] y = Warp.of(tau, Interpolation.BAND_LIMITED, Boundary.CLAMPED).apply(x);
        double norm = c.norm();
        return new StabilityContrast(
                frequency,
                dilation,
                fourierDistance(cascade.shape(), x, y) / norm,
                c.measured() / norm,
                c.certificate() / norm);
    }

    /**
     * The distance of two signals in the Fourier modulus.
     *
     * @param shape (length) or (rows, columns)
     * @param x N samples
     * @param y N samples
     * @return ‖|x̂| - |ŷ|‖/√N, so that the norm of |x̂|/√N is ‖x‖
     */
    public static double fourierDistance(List<Integer> shape, double[] x, double[] y) {
        Axes.requireSize("x", x, shape);
        Axes.requireSize("y", y, shape);
        FullCascade.requireMeasurable(x, y);
        Dft dft = Dft.of(shape.size() == 1 ? 1 : shape.getFirst(), shape.getLast());
        return Math.sqrt(Norms.energyOfDifference(modulus(dft, x), modulus(dft, y)) / x.length);
    }

    private static double[] modulus(Dft dft, double[] x) {
        double[] z = new double[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            z[2 * i] = x[i];
        }
        dft.forward(z);
        double[] modulus = new double[x.length];
        Modulus.COMPLEX.apply(z, modulus);
        return modulus;
    }

    /**
     * A wave packet in the middle of the grid.
     *
     * @param shape (length) or (rows, columns)
     * @param frequency ξ along the last axis, cycles per sample
     * @param width standard deviation of the Gaussian envelope, samples
     * @return cos(2πξu)·exp(-|u|²/2w²), u counted from the centre
     */
    public static double[] packet(List<Integer> shape, double frequency, double width) {
        int size = Axes.size(shape);
        if (!Double.isFinite(frequency) || !(width >= 1)) {
            throw new InvalidSettingException("frequency = " + frequency + ", width = " + width
                    + ": a finite number, and at least 1 sample, are accepted");
        }
        int columns = shape.getLast();
        int rows = shape.size() == 1 ? 1 : shape.getFirst();
        double[] x = new double[size];
        for (int i = 0; i < x.length; i++) {
            int r = i / columns;
            int c = i % columns;
            double down = r - 0.5 * (rows - 1);
            double right = c - 0.5 * (columns - 1);
            double envelope = Math.exp(-(down * down + right * right) / (2 * width * width));
            x[i] = envelope * Math.cos(2 * Math.PI * frequency * right);
        }
        return x;
    }

    private static Displacement dilation(List<Integer> shape, double factor) {
        return Displacement.sampled(shape, position -> {
            double[] tau = position.clone();
            for (int axis = 0; axis < tau.length; axis++) {
                tau[axis] = factor * (position[axis] - 0.5 * (shape.get(axis) - 1));
            }
            return tau;
        });
    }
}
