package org.scattering.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.settings.Profile;

/** A bank that is right passes; each way of breaking it is seen, in one axis and in two. */
class BankReportTest {

    private static Frame frame(int axes, Profile profile) {
        return axes == 1
                ? new MorletBank1D(4, 2, 16, profile).frame(List.of(90))
                : new MorletBank2D(2, 4, profile).frame(List.of(12, 16));
    }

    private static Frame with(Frame frame, int filter, TransferFunction other) {
        List<BandPass> bandpass = new ArrayList<>(frame.bandpass());
        bandpass.set(filter, new BandPass(bandpass.get(filter).scale(), other));
        return Frame.of(frame.shape(), frame.lowpass(), bandpass);
    }

    private static TransferFunction scaled(Frame frame, int filter, double factor) {
        double[] factors = new double[frame.size()];
        Arrays.fill(factors, factor);
        return frame.bandpass().get(filter).transfer().times(factors);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTightBankIsAllThree(int axes) {
        BankReport report = BankReport.of(frame(axes, Profile.TIGHT));
        assertThat(report.tight()).isTrue();
        assertThat(report.nonExpansive()).isTrue();
        assertThat(report.zeroMean()).isTrue();
        assertThat(report.localisation())
                .hasSize(frame(axes, Profile.TIGHT).bandpass().size() + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aDoubledFilterExpands(int axes) {
        Frame tight = frame(axes, Profile.TIGHT);
        BankReport report = BankReport.of(with(tight, 1, scaled(tight, 1, 2)));
        assertThat(report.nonExpansive()).isFalse();
        assertThat(report.tight()).isFalse();
        assertThat(report.bounds().upper()).isGreaterThan(1.5);
        BankReport raw = BankReport.of(with(frame(axes, Profile.NATIVE), 1, scaled(frame(axes, Profile.NATIVE), 1, 2)));
        assertThat(raw.nonExpansive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aMissingBandLeavesAGap(int axes) {
        Frame tight = frame(axes, Profile.TIGHT);
        BankReport report = BankReport.of(with(tight, 1, scaled(tight, 1, 0)));
        assertThat(report.tight()).isFalse();
        assertThat(report.nonExpansive()).isTrue();
        assertThat(report.bounds().lower()).isLessThan(0.9);
    }

    /** κ omitted: the Gabor bank, also after it was made tight. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void withoutKappaTheMeanShows(int axes) {
        Frame gabor =
                axes == 1 ? new GaborBank1D(4, 2, 16).frame(List.of(90)) : new GaborBank2D(2, 4).frame(List.of(12, 16));
        assertThat(BankReport.of(gabor).zeroMean()).isFalse();
        BankReport tight = BankReport.of(gabor.tight());
        assertThat(tight.tight()).isTrue();
        assertThat(tight.zeroMean()).isFalse();
        assertThat(tight.largestMean()).isGreaterThan(1e-6);
    }

    @Test
    void aBankWithoutWaveletsHasNoMean() {
        double[] ones = new double[8];
        Arrays.fill(ones, 1);
        BankReport report = BankReport.of(Frame.of(List.of(8), TransferFunction.real(ones), List.of()));
        assertThat(report.meanFilter()).isEqualTo(-1);
        assertThat(report.tight()).isTrue();
    }
}
