package org.scattering.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.scattering.frame.BandPass;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.GaborBank1D;
import org.scattering.frame.HaarBank;
import org.scattering.frame.MeyerBank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.frame.RandomBank;
import org.scattering.frame.TransferFunction;
import org.scattering.settings.Profile;

/** Frames and signals that the checks are tried on. */
final class Cascades {
    static final List<Integer> LINE = List.of(60);
    static final List<Integer> IMAGE = List.of(12, 10);

    private Cascades() {}

    static Bank line(Profile profile) {
        return new MorletBank1D(3, 1, 8, profile);
    }

    static Bank image(Profile profile) {
        return new MorletBank2D(2, 3, profile);
    }

    static Frame[] frames() {
        return new Frame[] {
            line(Profile.TIGHT).frame(LINE),
            line(Profile.KYMATIO).frame(LINE),
            image(Profile.TIGHT).frame(IMAGE),
            new GaborBank1D(4, 2, 16).frame(LINE),
            new MeyerBank(2).frame(IMAGE),
            new HaarBank(3).frame(LINE),
            new RandomBank(3, 3, 5).frame(IMAGE)
        };
    }

    /** A frame with one band-pass filter replaced by its multiple: 2 doubles it, 0 leaves a band out. */
    static Frame scaled(Frame frame, int filter, double factor) {
        List<BandPass> bandpass = new ArrayList<>(frame.bandpass());
        double[] factors = new double[frame.size()];
        Arrays.fill(factors, factor);
        BandPass g = bandpass.get(filter);
        bandpass.set(filter, new BandPass(g.scale(), g.transfer().times(factors)));
        return Frame.of(frame.shape(), frame.lowpass(), bandpass);
    }

    /** A frame with its band-pass filters shifted by one frequency, so that their means are no longer 0. */
    static Frame shifted(Frame frame) {
        return Frame.of(
                frame.shape(),
                frame.lowpass(),
                frame.bandpass().stream()
                        .map(g -> {
                            double[] z = g.transfer().interleaved();
                            double[] turned = new double[z.length];
                            System.arraycopy(z, 2, turned, 0, z.length - 2);
                            return new BandPass(g.scale(), TransferFunction.complex(turned));
                        })
                        .toList());
    }

    static double[] noise(long seed, int size) {
        Random random = new Random(seed);
        return random.doubles(size, -1, 1).toArray();
    }
}
