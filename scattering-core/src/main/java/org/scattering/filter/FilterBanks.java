package org.scattering.filter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.scattering.fourier.Dft;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Profile;

/** Builds filter banks: the field's centres and shapes, then the normalisation of the profile. */
public final class FilterBanks {
    /** Kymatio's value of π in the norm of 2D filters, part of its golden outputs. */
    private static final double KYMATIO_PI = 3.1415;

    /** Dividing by √A where A is smaller than this would amplify noise, not complete a frame. */
    private static final double SMALLEST_COVER = 1e-6;

    private FilterBanks() {}

    /**
     * The scales j of the wavelets of a 1D bank, known without building it.
     *
     * @param scale J
     * @param quality Q
     * @return one j a wavelet, in the order of the bank
     */
    public static int[] scales(int scale, int quality) {
        return CentreFrequencies.of(scale, quality).stream()
                .mapToInt(CentreFrequencies.Centre::scale)
                .toArray();
    }

    /**
     * A 1D bank of Morlet wavelets.
     *
     * @param length samples of the padded signal
     * @param scale J
     * @param quality Q
     * @param support T of the low-pass filter
     * @param profile the normalisation
     * @return the bank
     */
    public static FilterBank morlet1D(int length, int scale, int quality, int support, Profile profile) {
        Morlet1D morlet = new Morlet1D(length);
        return normalised(linear(morlet, scale, quality, support, morlet::wavelet), profile);
    }

    /**
     * A 1D bank of Gabor filters: the Morlet bank without the correction that makes a wavelet's mean 0, l1 norm 1 in time.
     *
     * @param length samples of the signal
     * @param scale J
     * @param quality Q
     * @param support T of the low-pass filter
     * @return the bank
     */
    public static FilterBank gabor1D(int length, int scale, int quality, int support) {
        Morlet1D morlet = new Morlet1D(length);
        return linear(morlet, scale, quality, support, morlet::gabor);
    }

    /** A filter of centre ξ and width σ. */
    @FunctionalInterface
    private interface Shape1D {
        Band at(double xi, double sigma);
    }

    private static FilterBank linear(Morlet1D morlet, int scale, int quality, int support, Shape1D shape) {
        List<Filter> wavelets = CentreFrequencies.of(scale, quality).parallelStream()
                .map(c -> new Filter(c.xi(), c.sigma(), c.scale(), 0, shape.at(c.xi(), c.sigma())))
                .toList();
        double sigma = CentreFrequencies.SIGMA0 / support;
        int lowpassScale = 31 - Integer.numberOfLeadingZeros(support);
        return new FilterBank(wavelets, new Filter(0, sigma, lowpassScale, 0, morlet.lowpass(sigma)));
    }

    /**
     * The support of φ in time: the first n from which on its l1 norm over the half axis is at most 1e-3, plus 1.
     *
     * @param length samples of the unpadded signal
     * @param support T of the low-pass filter
     * @return samples, at most length/2
     */
    public static int lowpassReach(int length, int support) {
        double[] phi =
                new Morlet1D(length).lowpass(CentreFrequencies.SIGMA0 / support).dense();
        double[] z = new double[2 * length];
        for (int k = 0; k < length; k++) {
            z[2 * k] = phi[k];
        }
        Dft.of(1, length).inverse(z);
        double tail = 0;
        int n = length / 2;
        while (n > 0) {
            tail += Math.hypot(z[2 * n - 2], z[2 * n - 1]);
            if (tail > 1e-3) {
                break;
            }
            n--;
        }
        return n < length / 2 ? n + 1 : length / 2;
    }

    /**
     * A 2D bank of Morlet wavelets, by (j, θ).
     *
     * @param rows first axis of the padded image
     * @param columns second axis of the padded image
     * @param scale J
     * @param angles L
     * @param profile the normalisation
     * @return the bank
     */
    public static FilterBank morlet2D(int rows, int columns, int scale, int angles, Profile profile) {
        Morlet2D morlet = new Morlet2D(rows, columns, profile == Profile.KYMATIO ? KYMATIO_PI : Math.PI);
        return normalised(planar(morlet, scale, angles, morlet::wavelet), profile);
    }

    /**
     * A 2D bank of Gabor filters, by (j, θ): the Morlet bank without the correction that makes a wavelet's mean 0.
     *
     * @param rows first axis of the image
     * @param columns second axis of the image
     * @param scale J
     * @param angles L
     * @return the bank
     */
    public static FilterBank gabor2D(int rows, int columns, int scale, int angles) {
        Morlet2D morlet = new Morlet2D(rows, columns, Math.PI);
        return planar(morlet, scale, angles, morlet::gaborFilter);
    }

    /** A filter of width σ in space, angle θ, wave number ξ and slant s. */
    @FunctionalInterface
    private interface Shape2D {
        Band at(double sigma, double theta, double xi, double slant);
    }

    private static FilterBank planar(Morlet2D morlet, int scale, int angles, Shape2D shape) {
        double slant = 4.0 / angles;
        List<Filter> wavelets = IntStream.range(0, scale * angles)
                .parallel()
                .mapToObj(i -> {
                    int j = i / angles;
                    double theta = ((int) (angles - angles / 2.0 - 1) - i % angles) * Math.PI / angles;
                    double sigma = 0.8 * (1 << j);
                    double xi = 0.75 * Math.PI / (1 << j);
                    Band spectrum = shape.at(sigma, theta, xi, slant);
                    double width = Math.max(1, slant) / (2 * Math.PI * sigma);
                    return new Filter(xi / (2 * Math.PI), width, j, theta, spectrum);
                })
                .toList();
        double sigma = 0.8 * (1 << (scale - 1));
        Filter lowpass = new Filter(0, 1 / (2 * Math.PI * sigma), scale, 0, morlet.lowpass(sigma));
        return new FilterBank(wavelets, lowpass);
    }

    private static FilterBank normalised(FilterBank bank, Profile profile) {
        if (profile == Profile.KYMATIO) {
            return bank;
        }
        LittlewoodPaley cover = bank.littlewoodPaley();
        double[] factor = cover.sum();
        if (profile == Profile.NATIVE) {
            Arrays.fill(factor, 1 / Math.sqrt(Math.max(1, cover.upperBound())));
        } else {
            if (cover.lowerBound() < SMALLEST_COVER) {
                throw new InvalidSettingException("profile = tight: the bank hardly covers the frequency "
                        + Arrays.toString(cover.lowerBoundFrequency()) + " (Littlewood–Paley sum "
                        + cover.lowerBound() + "); choose T ≤ 2^J, a larger J, a smaller Q, or more angles");
            }
            Arrays.setAll(factor, i -> 1 / Math.sqrt(factor[i]));
        }
        return bank.times(factor);
    }
}
