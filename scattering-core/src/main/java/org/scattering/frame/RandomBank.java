package org.scattering.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.scattering.fourier.Dft;
import org.scattering.settings.InvalidSettingException;

/**
 * Random filters, as in untrained convolutional networks: real Gaussian taps with their mean taken out, each of norm 1, and
 * as low-pass filter the mean of the same number of taps. The same seed gives the same filters on every grid that holds them.
 *
 * <p>Every band-pass filter has j = 0, so that with frequency-decreasing paths nothing follows it.
 *
 * @param filters band-pass filters, at least 1
 * @param taps taps along each axis, at least 2
 * @param seed of the generator
 */
public record RandomBank(int filters, int taps, long seed) implements Bank {
    /** Checks the numbers. */
    public RandomBank {
        if (filters < 1 || taps < 2) {
            throw new InvalidSettingException(
                    "filters = " + filters + ", taps = " + taps + ": at least 1 and 2 are needed");
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidSettingException for an axis with fewer points than taps
     */
    @Override
    public Frame frame(List<Integer> shape) {
        Grid grid = Grid.of(shape);
        if (shape.stream().anyMatch(n -> n < taps)) {
            throw new InvalidSettingException("taps = " + taps + ": more than the points of an axis of " + shape);
        }
        SplittableRandom random = new SplittableRandom(seed);
        Dft dft = Dft.of(grid.rows(), grid.columns());
        int tapRows = grid.axes() == 1 ? 1 : taps;
        double[] mean = new double[tapRows * taps];
        Arrays.fill(mean, 1.0 / mean.length);
        TransferFunction lowpass = transfer(grid, dft, mean);
        List<BandPass> bandpass = new ArrayList<>();
        for (int i = 0; i < filters; i++) {
            bandpass.add(new BandPass(0, transfer(grid, dft, draw(random, mean.length))));
        }
        return Frame.of(shape, lowpass, bandpass);
    }

    private static double[] draw(SplittableRandom random, int size) {
        double[] taps = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            taps[i] = random.nextGaussian();
            sum += taps[i];
        }
        double norm = 0;
        for (int i = 0; i < size; i++) {
            taps[i] -= sum / size;
            norm += taps[i] * taps[i];
        }
        for (int i = 0; i < size; i++) {
            taps[i] /= Math.sqrt(norm);
        }
        return taps;
    }

    private TransferFunction transfer(Grid grid, Dft dft, double[] response) {
        double[] z = new double[2 * grid.size()];
        for (int i = 0; i < response.length; i++) {
            z[2 * (i / taps * grid.columns() + i % taps)] = response[i];
        }
        dft.forward(z);
        return TransferFunction.complex(z);
    }
}
