package org.scattering.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.scattering.filter.Band;
import org.scattering.filter.Filter;
import org.scattering.filter.FilterBank;
import org.scattering.settings.InvalidSettingException;

/**
 * A semi-discrete frame for real signals on a periodic grid: Wx = (x ⋆ φ, x ⋆ ψ_1, x ⋆ ψ_2, …) at full resolution.
 *
 * <p>Its Littlewood–Paley sum is A(ω) = ½ Σ_g (|ĝ(ω)|² + |ĝ(-ω)|²) over φ and all ψ: |x̂| of a real signal is even, so that
 * {@code ‖Wx‖² = 1/N Σ_ω A(ω) |x̂(ω)|²}, and a wavelet need not be stored together with its mirror. φ is real in time.
 *
 * <p>Immutable and thread-safe. Sources: Mallat, A Wavelet Tour of Signal Processing, chapter on frames; Wiatowski &amp; Bölcskei,
 * A Mathematical Theory of Deep Convolutional Neural Networks for Feature Extraction (IEEE TIT 64(3), 2018), appendix on frames.
 */
public final class Frame {
    /** Squares of smaller samples than its root lose digits. */
    private static final double SMALLEST_BOUND = 1e-290;

    private final List<Integer> shape;
    private final Grid grid;
    private final TransferFunction lowpass;
    private final List<BandPass> bandpass;
    private final SamplePrecision precision;
    private final double[] sum;

    private Frame(List<Integer> shape, TransferFunction lowpass, List<BandPass> bandpass, SamplePrecision precision) {
        this.shape = List.copyOf(shape);
        this.grid = Grid.of(shape);
        this.lowpass = lowpass;
        this.bandpass = List.copyOf(bandpass);
        this.precision = precision;
        requireSize("low-pass filter", lowpass);
        for (int i = 0; i < bandpass.size(); i++) {
            requireSize("band-pass filter " + i, bandpass.get(i).transfer());
        }
        requireRealInTime();
        sum = symmetric(gains());
        for (int k = 0; k < sum.length; k++) {
            if (!Double.isFinite(sum[k])) {
                throw new InvalidSettingException("filters: their squares at the frequency " + grid.frequency(k)
                        + " cycles per sample are beyond the largest double; scale them down");
            }
        }
    }

    /**
     * Makes a frame.
     *
     * @param shape (length) or (rows, columns) of the grid
     * @param lowpass φ̂, real in time: φ̂(-ω) is the conjugate of φ̂(ω)
     * @param bandpass ψ̂_λ, in the order of the paths; none is allowed
     * @return the frame
     * @throws InvalidSettingException for a filter of another size, or a low-pass filter that is not real in time
     */
    public static Frame of(List<Integer> shape, TransferFunction lowpass, List<BandPass> bandpass) {
        return of(shape, lowpass, bandpass, SamplePrecision.DOUBLE);
    }

    /**
     * Makes a frame of samples that are less than doubles.
     *
     * @param shape (length) or (rows, columns) of the grid
     * @param lowpass φ̂, real in time to the precision of its samples
     * @param bandpass ψ̂_λ, in the order of the paths; none is allowed
     * @param precision in which the samples were computed or stored
     * @return the frame
     * @throws InvalidSettingException for a filter of another size, or a low-pass filter that is not real in time
     */
    public static Frame of(
            List<Integer> shape, TransferFunction lowpass, List<BandPass> bandpass, SamplePrecision precision) {
        return new Frame(shape, lowpass, bandpass, precision);
    }

    /**
     * The filters of a plan.
     *
     * @param shape (length) or (rows, columns) of the grid of the bank
     * @param bank its filters
     * @return the frame
     * @throws InvalidSettingException for a bank for complex signals, which stores each wavelet and its mirror
     */
    public static Frame of(List<Integer> shape, FilterBank bank) {
        List<BandPass> bandpass = new ArrayList<>();
        for (Filter w : bank.wavelets()) {
            if (w.frequency() < 0) {
                throw new InvalidSettingException(
                        "bank: it has mirrored wavelets, for complex signals; frames are for real ones");
            }
            bandpass.add(new BandPass(w.scale(), transfer(w.spectrum())));
        }
        return of(shape, transfer(bank.lowpass().spectrum()), bandpass);
    }

    private static TransferFunction transfer(Band band) {
        return TransferFunction.real(band.dense());
    }

    private void requireSize(String what, TransferFunction filter) {
        if (filter.size() != grid.size()) {
            throw new InvalidSettingException(
                    what + ": " + filter.size() + " samples, the grid " + shape + " has " + grid.size());
        }
    }

    private void requireRealInTime() {
        double peak = 0;
        for (int k = 0; k < grid.size(); k++) {
            peak = Math.max(peak, lowpass.squaredModulus(k));
        }
        double allowed = precision.asymmetry() * Math.sqrt(peak);
        for (int k = 0; k < grid.size(); k++) {
            int m = grid.mirrored(k);
            double difference = Math.hypot(lowpass.re(k) - lowpass.re(m), lowpass.im(k) + lowpass.im(m));
            if (difference > allowed) {
                throw new InvalidSettingException("low-pass filter: not real in time, its samples at the frequencies "
                        + grid.frequency(k) + " and " + grid.frequency(m) + " are not conjugate");
            }
        }
    }

    private double[] gains() {
        double[] gains = new double[grid.size()];
        for (int k = 0; k < gains.length; k++) {
            gains[k] = lowpass.squaredModulus(k);
        }
        for (BandPass g : bandpass) {
            for (int k = 0; k < gains.length; k++) {
                gains[k] += g.transfer().squaredModulus(k);
            }
        }
        return gains;
    }

    private double[] symmetric(double[] gains) {
        double[] symmetric = new double[gains.length];
        for (int k = 0; k < gains.length; k++) {
            symmetric[k] = 0.5 * (gains[k] + gains[grid.mirrored(k)]);
        }
        return symmetric;
    }

    /**
     * The grid.
     *
     * @return (length) or (rows, columns)
     */
    public List<Integer> shape() {
        return shape;
    }

    /**
     * The points of the grid.
     *
     * @return samples of a signal
     */
    public int size() {
        return grid.size();
    }

    /**
     * The first axis.
     *
     * @return rows of the grid, 1 in 1D
     */
    public int rows() {
        return grid.rows();
    }

    /**
     * The second axis.
     *
     * @return columns of the grid, N in 1D
     */
    public int columns() {
        return grid.columns();
    }

    /**
     * The low-pass filter.
     *
     * @return φ̂
     */
    public TransferFunction lowpass() {
        return lowpass;
    }

    /**
     * The band-pass filters.
     *
     * @return ψ̂_λ, in the order of the paths
     */
    public List<BandPass> bandpass() {
        return bandpass;
    }

    /**
     * What its samples are right to.
     *
     * @return the precision in which they were computed or stored
     */
    public SamplePrecision precision() {
        return precision;
    }

    /**
     * The Littlewood–Paley sum.
     *
     * @return a copy of A(ω), row-major over the grid of frequencies
     */
    public double[] littlewoodPaley() {
        return sum.clone();
    }

    /**
     * The frame bounds.
     *
     * @return minimum and maximum of A, and where they are
     */
    public FrameBounds bounds() {
        int low = 0;
        int high = 0;
        for (int k = 1; k < sum.length; k++) {
            low = sum[k] < sum[low] ? k : low;
            high = sum[k] > sum[high] ? k : high;
        }
        return new FrameBounds(sum[low], sum[high], grid.frequency(low), grid.frequency(high));
    }

    /**
     * The frame with every filter divided by √A(ω): Parseval, ‖Wx‖ = ‖x‖. A filter that vanishes at a frequency still does.
     * Morlet banks have profile {@code TIGHT}, which knows their formula and covers what their samples leave out.
     *
     * @return the tight frame, A = 1 to rounding
     * @throws InvalidSettingException where A is 0, or so small a part of its maximum that samples of this precision are rounding, at
     *     some frequency; see {@link SamplePrecision#smallestCover}
     */
    public Frame tight() {
        FrameBounds bounds = bounds();
        if (!(bounds.lower() > precision.smallestCover() * bounds.upper())) {
            throw new InvalidSettingException("bank: no frame, its filters leave out the frequency "
                    + bounds.lowerFrequency() + " cycles per sample (Littlewood–Paley sum " + bounds.lower()
                    + ", elsewhere up to " + bounds.upper() + ", and samples of "
                    + precision.name().toLowerCase(Locale.ROOT)
                    + " precision); a tight bank needs filters that cover it");
        }
        double[] factor = new double[sum.length];
        Arrays.setAll(factor, k -> 1 / Math.sqrt(sum[k]));
        return times(factor);
    }

    /**
     * The frame multiplied by one number, so that its upper bound is as given.
     *
     * @param bound max A of the result, to rounding
     * @return the frame
     * @throws InvalidSettingException for a bound that is not positive or whose root is no double, or a frame of zeros
     */
    public Frame normalised(double bound) {
        double upper = bounds().upper();
        boolean fits = bound >= SMALLEST_BOUND && bound <= 1 / SMALLEST_BOUND;
        if (!fits || !(upper >= SMALLEST_BOUND)) {
            throw new InvalidSettingException("bound = " + bound + ": " + SMALLEST_BOUND + " to " + 1 / SMALLEST_BOUND
                    + " is accepted, and a filter that is not zero (max A = " + upper + ")");
        }
        double[] factor = new double[sum.length];
        Arrays.fill(factor, Math.sqrt(bound / upper));
        return times(factor);
    }

    private Frame times(double[] factor) {
        return new Frame(
                shape,
                lowpass.times(factor),
                bandpass.stream()
                        .map(g -> new BandPass(g.scale(), g.transfer().times(factor)))
                        .toList(),
                precision);
    }

    /**
     * How well each filter is localised.
     *
     * @return φ first, then each ψ_λ
     */
    public List<Localisation> localisation() {
        List<Localisation> all = new ArrayList<>();
        all.add(Localisation.of(grid, lowpass));
        bandpass.forEach(g -> all.add(Localisation.of(grid, g.transfer())));
        return all;
    }
}
