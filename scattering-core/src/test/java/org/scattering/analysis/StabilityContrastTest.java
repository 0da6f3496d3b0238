package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.search.Norms;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

/** A small dilation of a high-frequency packet: far in the Fourier modulus, near in scattering. */
class StabilityContrastTest {
    private static final FullCascade LINE =
            FullCascade.of(new MorletBank1D(6, 1, 64, Profile.TIGHT), List.of(512), 2, Paths.FREQUENCY_DECREASING);

    @Test
    void fourierLosesThePacketScatteringKeepsIt() {
        StabilityContrast low = StabilityContrast.of(LINE, 0.05, 40, 0.03);
        StabilityContrast high = StabilityContrast.of(LINE, 0.4, 40, 0.03);
        assertThat(high.fourier()).isGreaterThan(1.2);
        assertThat(low.fourier()).isLessThan(0.4);
        assertThat(high.scattering()).isLessThan(0.05).isLessThanOrEqualTo(high.certificate());
        // A packet that has left its band is lost to |x̂|; scattering is still proportional to ε.
        StabilityContrast tenth = StabilityContrast.of(LINE, 0.2, 40, 0.01);
        StabilityContrast whole = StabilityContrast.of(LINE, 0.2, 40, 0.1);
        assertThat(whole.scattering() / tenth.scattering()).isBetween(8.0, 12.0);
        assertThat(whole.fourier()).isGreaterThan(1.4);
    }

    /** Both are linear in small ε, but the factor of |x̂| is proportional to ξ, and that of scattering is bounded. */
    @Test
    void noConstantServesTheFourierModulus() {
        double dilation = 1e-3;
        double lowest = StabilityContrast.of(LINE, 0.05, 40, dilation).fourier();
        for (double frequency : List.of(0.05, 0.1, 0.2, 0.4)) {
            StabilityContrast c = StabilityContrast.of(LINE, frequency, 40, dilation);
            assertThat(c.fourier() / lowest).isCloseTo(frequency / 0.05, within(0.02 * frequency / 0.05));
            assertThat(c.fourier() / dilation).isBetween(8.0, 75.0);
            assertThat(c.scattering() / dilation).isBetween(0.5, 1.5);
            StabilityContrast tenth = StabilityContrast.of(LINE, frequency, 40, 0.1 * dilation);
            assertThat(c.fourier() / tenth.fourier()).isCloseTo(10, within(0.1));
            assertThat(c.scattering() / tenth.scattering()).isCloseTo(10, within(0.1));
        }
    }

    @Test
    void imagesToo() {
        FullCascade image =
                FullCascade.of(new MorletBank2D(3, 4, Profile.TIGHT), List.of(32, 32), 1, Paths.FREQUENCY_DECREASING);
        StabilityContrast c = StabilityContrast.of(image, 0.35, 4, 0.05);
        assertThat(c.scattering()).isLessThan(c.certificate()).isLessThan(0.4 * c.fourier());
    }

    @Test
    void theFourierModulusKeepsNorms() {
        double[] x = StabilityContrast.packet(List.of(64), 0.1, 5);
        double distance = StabilityContrast.fourierDistance(List.of(64), x, new double[64]);
        assertThat(distance).isCloseTo(Math.sqrt(Norms.energy(x)), within(1e-12));
        assertThatThrownBy(() -> StabilityContrast.fourierDistance(List.of(64), x, new double[65]))
                .hasMessageContaining("y: 65 samples");
        assertThatThrownBy(() -> StabilityContrast.packet(List.of(64), Double.NaN, 5))
                .hasMessageContaining("frequency = NaN");
        assertThatThrownBy(() -> StabilityContrast.packet(List.of(64), 0.1, 0)).hasMessageContaining("width = 0.0");
        assertThatThrownBy(() -> StabilityContrast.packet(List.of(), 0.1, 5)).hasMessageContaining("shape = []");
        assertThatThrownBy(() -> StabilityContrast.of(LINE, 0.6, 4, 0.1)).hasMessageContaining("frequency = 0.6");
        assertThatThrownBy(() -> StabilityContrast.of(LINE, 0.2, 4, 1)).hasMessageContaining("dilation = 1.0");
    }
}
