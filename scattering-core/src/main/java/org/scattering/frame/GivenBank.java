package org.scattering.frame;

import java.util.ArrayList;
import java.util.List;
import org.scattering.fourier.Dft;
import org.scattering.settings.InvalidSettingException;

/** Filters that are given as arrays, on one grid. Immutable and thread-safe. */
public final class GivenBank implements Bank {
    /** The part of a filter's energy that may lie beyond the band its sampling rate keeps. */
    private static final double BEYOND_THE_BAND = 1e-6;

    private final Frame frame;

    private GivenBank(Frame frame) {
        this.frame = frame;
    }

    /**
     * From transfer functions.
     *
     * @param shape (length) or (rows, columns) of the grid
     * @param filters at least two arrays of interleaved complex samples ĝ(ω), row-major over the grid, frequency 0
     *     first: the low-pass filter, then the band-pass filters
     * @return the bank; j of a filter is the largest with all but 1e-6 of its energy below 2^-(j+1) cycles per sample
     * @throws InvalidSettingException for a filter of another size or with a sample that is not finite, for fewer than two
     *     filters, and for a low-pass filter that is not real in time
     */
    public static GivenBank ofSpectra(List<Integer> shape, List<double[]> filters) {
        return ofSpectra(shape, filters, SamplePrecision.DOUBLE);
    }

    /**
     * From transfer functions that are less than doubles, such as those of a file of single precision.
     *
     * @param shape (length) or (rows, columns) of the grid
     * @param filters as for {@link #ofSpectra(List, List)}
     * @param precision in which the samples were computed or stored
     * @return the bank
     * @throws InvalidSettingException as {@link #ofSpectra(List, List)}
     */
    public static GivenBank ofSpectra(List<Integer> shape, List<double[]> filters, SamplePrecision precision) {
        Grid grid = Grid.of(shape);
        if (filters.size() < 2) {
            throw new InvalidSettingException("filters: " + filters.size()
                    + " given; a low-pass filter and at least one band-pass filter are needed");
        }
        List<TransferFunction> transfers = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            transfers.add(checked(grid, shape, i, filters.get(i)));
        }
        List<BandPass> bandpass = transfers.stream()
                .skip(1)
                .map(t -> new BandPass(scale(grid, t), t))
                .toList();
        return new GivenBank(Frame.of(shape, transfers.getFirst(), bandpass, precision));
    }

    /**
     * From impulse responses.
     *
     * @param shape (length) or (rows, columns) of the grid
     * @param filters as for {@link #ofSpectra(List, List)}, but samples g(u) in time or space, u = 0 first
     * @return the bank
     * @throws InvalidSettingException as {@link #ofSpectra(List, List)}
     */
    public static GivenBank ofImpulseResponses(List<Integer> shape, List<double[]> filters) {
        Grid grid = Grid.of(shape);
        Dft dft = Dft.of(grid.rows(), grid.columns());
        List<double[]> spectra = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            checked(grid, shape, i, filters.get(i));
            double[] z = filters.get(i).clone();
            dft.forward(z);
            spectra.add(z);
        }
        return ofSpectra(shape, spectra);
    }

    private static TransferFunction checked(Grid grid, List<Integer> shape, int filter, double[] samples) {
        if (samples.length != 2 * grid.size()) {
            throw new InvalidSettingException("filter " + filter + ": " + samples.length + " numbers, the grid " + shape
                    + " needs " + grid.size() + " complex samples, twice as many numbers");
        }
        for (int i = 0; i < samples.length; i++) {
            if (!Double.isFinite(samples[i])) {
                throw new InvalidSettingException("filter " + filter + ": sample " + i / 2 + " is " + samples[i]
                        + "; only finite numbers are accepted");
            }
        }
        return TransferFunction.complex(samples);
    }

    private static int scale(Grid grid, TransferFunction filter) {
        double total = energyBeyond(grid, filter, -1);
        int scale = 0;
        while (scale < 26
                && total > 0
                && energyBeyond(grid, filter, Math.scalb(0.5, -scale - 1)) <= BEYOND_THE_BAND * total) {
            scale++;
        }
        return scale;
    }

    private static double energyBeyond(Grid grid, TransferFunction filter, double edge) {
        double energy = 0;
        for (int k = 0; k < filter.size(); k++) {
            double largest = 0;
            for (double f : grid.frequency(k)) {
                largest = Math.max(largest, Math.abs(f));
            }
            energy += largest > edge ? filter.squaredModulus(k) : 0;
        }
        return energy;
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidSettingException for another shape than that of the arrays
     */
    @Override
    public Frame frame(List<Integer> shape) {
        if (!shape.equals(frame.shape())) {
            throw new InvalidSettingException("shape = " + shape + ": the filters were given on " + frame.shape());
        }
        return frame;
    }

    @Override
    public String toString() {
        return "GivenBank[" + (frame.bandpass().size() + 1) + " filters on " + frame.shape() + "]";
    }
}
