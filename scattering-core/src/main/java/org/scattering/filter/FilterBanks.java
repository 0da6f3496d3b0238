package org.scattering.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scattering.filter.PeriodicGaussian.Wave;
import org.scattering.fourier.Dft;
import org.scattering.settings.Profile;

/** Builds filter banks: the field's centres and shapes, then the normalisation of the profile. */
public final class FilterBanks {
    private FilterBanks() {}

    /**
     * The scales j of the wavelets of a 1D bank, known without building it.
     *
     * @param scale J
     * @param quality Q
     * @param profile the normalisation; tight wavelets that have to reach ½ have j = 0
     * @return one j a wavelet, in the order of the bank
     */
    public static int[] scales(int scale, int quality, Profile profile) {
        return CentreFrequencies.of(scale, quality, profile).stream()
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
        List<CentreFrequencies.Centre> centres = CentreFrequencies.of(scale, quality, profile);
        FilterBank bank = linear(morlet, centres, support, morlet::wavelet);
        return profile == Profile.TIGHT ? tight(bank, logsLinear(length, bank)) : scaled(bank, profile);
    }

    private static List<LogSamples> logsLinear(int length, FilterBank bank) {
        return Stream.<LogSamples>concat(
                        bank.wavelets().stream()
                                .map(w -> LogSamples.Wavelet.of(
                                        PeriodicGaussian.linear(length, w.frequency(), w.bandwidth()),
                                        PeriodicGaussian.linear(length, 0, w.bandwidth()))),
                        Stream.of(new LogSamples.LowPass(PeriodicGaussian.linear(
                                length, 0, bank.lowpass().bandwidth()))))
                .toList();
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
        return linear(morlet, CentreFrequencies.of(scale, quality), support, morlet::gabor);
    }

    /** A filter of centre ξ and width σ. */
    @FunctionalInterface
    private interface Shape1D {
        Band at(double xi, double sigma);
    }

    private static FilterBank linear(
            Morlet1D morlet, List<CentreFrequencies.Centre> centres, int support, Shape1D shape) {
        List<Filter> wavelets = centres.parallelStream()
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
        Morlet2D morlet = new Morlet2D(rows, columns, profile);
        FilterBank bank = planar(morlet, scale, angles, morlet::wavelet);
        return profile == Profile.TIGHT ? tight(bank, logsPlanar(rows, columns, scale, angles)) : scaled(bank, profile);
    }

    private static List<LogSamples> logsPlanar(int rows, int columns, int scale, int angles) {
        return Stream.<LogSamples>concat(
                        IntStream.range(0, scale * angles)
                                .mapToObj(i -> wave(i, angles))
                                .map(w -> LogSamples.Wavelet.of(
                                        PeriodicGaussian.planar(rows, columns, w),
                                        PeriodicGaussian.planar(rows, columns, w.still()))),
                        Stream.of(new LogSamples.LowPass(
                                PeriodicGaussian.planar(rows, columns, new Wave(lowpassWidth(scale), 0, 0, 1)))))
                .toList();
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
        Morlet2D morlet = new Morlet2D(rows, columns, Profile.NATIVE);
        return planar(morlet, scale, angles, morlet::gaborFilter);
    }

    /** The shape of a filter in space. */
    @FunctionalInterface
    private interface Shape2D {
        Band at(double sigma, double theta, double xi, double slant);
    }

    /** The i-th wavelet by (j, θ). */
    private static Wave wave(int i, int angles) {
        int j = i / angles;
        double theta = ((int) (angles - angles / 2.0 - 1) - i % angles) * Math.PI / angles;
        return new Wave(0.8 * (1 << j), theta, 0.75 * Math.PI / (1 << j), 4.0 / angles);
    }

    private static double lowpassWidth(int scale) {
        return 0.8 * (1 << (scale - 1));
    }

    private static FilterBank planar(Morlet2D morlet, int scale, int angles, Shape2D shape) {
        List<Filter> wavelets = IntStream.range(0, scale * angles)
                .parallel()
                .mapToObj(i -> {
                    Wave w = wave(i, angles);
                    Band spectrum = shape.at(w.sigma(), w.theta(), w.xi(), w.slant());
                    double width = Math.max(1, w.slant()) / (2 * Math.PI * w.sigma());
                    return new Filter(w.xi() / (2 * Math.PI), width, i / angles, w.theta(), spectrum);
                })
                .toList();
        double sigma = lowpassWidth(scale);
        Filter lowpass = new Filter(0, 1 / (2 * Math.PI * sigma), scale, 0, morlet.lowpass(sigma));
        return new FilterBank(wavelets, lowpass);
    }

    private static FilterBank scaled(FilterBank bank, Profile profile) {
        if (profile == Profile.KYMATIO) {
            return bank;
        }
        double[] factor = bank.littlewoodPaley().sum();
        Arrays.fill(factor, 1 / Math.sqrt(Math.max(1, bank.littlewoodPaley().upperBound())));
        return bank.times(factor);
    }

    private static FilterBank tight(FilterBank bank, List<LogSamples> logs) {
        List<LogSamples> matched = new ArrayList<>();
        for (int i = 0; i < bank.wavelets().size(); i++) {
            matched.add(LogSamples.matched(logs.get(i), bank.wavelets().get(i).spectrum()));
        }
        matched.add(LogSamples.matched(logs.getLast(), bank.lowpass().spectrum()));
        return TightBank.of(bank, matched);
    }
}
