package org.scattering.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What settings refuse, in which words, and what they are where nothing is said. */
class SettingsTest {
    private record Refusal(Supplier<ScatteringSettings> settings, String message) {
        @Override
        public String toString() {
            return message;
        }
    }

    private static Scattering1D.Builder line() {
        return Scattering1D.builder(1000);
    }

    private static Scattering2D.Builder image() {
        return Scattering2D.builder(32, 20);
    }

    private static Refusal refuses(Supplier<ScatteringSettings> settings, String message) {
        return new Refusal(settings, message);
    }

    static Stream<Refusal> sizes() {
        String pixels = "pixels are accepted";
        return Stream.of(
                refuses(() -> direct(0, 1, 8), "length = 0: 1 to 134217728 samples are accepted"),
                refuses(() -> direct(-3, 1, 8), "length = -3: 1 to 134217728 samples are accepted"),
                refuses(() -> direct((1 << 27) + 1, 1, 8), "length = 134217729: 1 to 134217728 samples are accepted"),
                refuses(() -> Scattering2D.builder(0, 20).build(), "shape = 0x20: both sides have at least one pixel"),
                refuses(() -> Scattering2D.builder(32, 0).build(), "shape = 32x0: both sides have at least one pixel"),
                refuses(() -> Scattering2D.builder(-1, -1).build(), "shape = -1x-1: both sides"),
                refuses(() -> Scattering2D.builder(16385, 20).build(), "rows = 16385: 1 to 16384 " + pixels),
                refuses(() -> Scattering2D.builder(20, 16385).build(), "columns = 16385: 1 to 16384 " + pixels));
    }

    private static Scattering1D direct(int length, int scale, int quality) {
        return new Scattering1D(
                length,
                scale,
                List.of(quality),
                Averaging.NONE,
                2,
                Padding.REFLECT,
                Paths.FREQUENCY_DECREASING,
                Profile.KYMATIO,
                SignalType.REAL,
                null);
    }

    static Stream<Refusal> scales() {
        return Stream.of(
                refuses(
                        () -> line().scale(10).build(),
                        "J = 10: 2^J = 1024 is larger than the 1000 samples of the signal; the largest J is 9"),
                refuses(
                        () -> Scattering1D.builder(63).build(),
                        "J = 6: 2^J = 64 is larger than the 63 samples of the signal; the largest J is 5"),
                refuses(
                        () -> image().scales(5).build(),
                        "J = 5: 2^J = 32 is larger than the 20 pixels of the image's shorter side; the largest J is 4"),
                refuses(() -> direct(1000, 10, 8), "J = 10: 2^J = 1024 is larger than the 1000 samples"),
                refuses(() -> line().scale(0).build(), "J = 0: 1 to 26 are accepted"),
                refuses(() -> line().scale(-2).build(), "J = -2: 1 to 26 are accepted"),
                refuses(() -> line().scale(27).build(), "J = 27: 1 to 26 are accepted"),
                refuses(() -> line().scale(64).build(), "J = 64: 1 to 26 are accepted"),
                refuses(() -> image().scales(0).build(), "J = 0: 1 to 26 are accepted"));
    }

    static Stream<Refusal> averagings() {
        String onlyLocal = "only local averaging has a";
        return Stream.of(
                refuses(() -> line().support(1001).build(), "T = 1001: at most the signal's length, 1000"),
                refuses(() -> line().support(0).build(), "T = 0: the support of φ is at least 1 sample"),
                refuses(() -> line().support(-5).build(), "T = -5: the support of φ is at least 1 sample"),
                refuses(
                        () -> line().averaging(new Averaging.Local(2000, 1)).build(),
                        "T = 2000: at most the signal's length, 1000"),
                refuses(() -> line().stride(3).build(), "stride = 3: a power of two is needed"),
                refuses(() -> line().stride(0).build(), "stride = 0: a power of two is needed"),
                refuses(() -> line().stride(-4).build(), "stride = -4: a power of two is needed"),
                refuses(() -> line().stride(Integer.MIN_VALUE).build(), "a power of two is needed"),
                refuses(() -> line().stride(128).build(), "stride = 128: at most T = 64, or the output would alias"),
                refuses(
                        () -> line().support(100).stride(128).build(),
                        "stride = 128: at most T = 100, or the output would alias"),
                refuses(() -> image().stride(8).build(), "stride = 8: at most T = 4, or the output would alias"),
                refuses(() -> image().stride(3).build(), "stride = 3: a power of two is needed"),
                refuses(
                        () -> image().averaging(new Averaging.Local(8, 4)).build(),
                        "T = 8: in 2D the averaging has support 2^J"),
                refuses(
                        () -> line().averaging(Averaging.GLOBAL_MEAN)
                                .support(64)
                                .build(),
                        "T = 64: " + onlyLocal),
                refuses(() -> line().averaging(Averaging.NONE).support(64).build(), "T = 64: " + onlyLocal),
                refuses(() -> line().averaging(Averaging.NONE).stride(2).build(), "stride = 2: " + onlyLocal),
                refuses(() -> line().averaging(Averaging.GLOBAL_SUM).stride(2).build(), "stride = 2: " + onlyLocal),
                refuses(
                        () -> line().averaging(new Averaging.Local(8, 8))
                                .stride(2)
                                .build(),
                        "stride = 2: " + onlyLocal),
                refuses(() -> image().averaging(Averaging.GLOBAL_MEAN).stride(2).build(), "stride = 2: " + onlyLocal));
    }

    static Stream<Refusal> numbers() {
        return Stream.of(
                refuses(() -> line().quality(0).build(), "Q = 0: wavelets per octave: 1 to 256"),
                refuses(() -> line().quality(-1).build(), "Q = -1: wavelets per octave: 1 to 256"),
                refuses(() -> line().quality(8, 0).build(), "Q = 0: wavelets per octave: 1 to 256"),
                refuses(() -> line().quality(257).build(), "Q = 257: wavelets per octave: 1 to 256"),
                refuses(() -> line().quality().build(), "Q = []: at least the number for the first layer is needed"),
                refuses(
                        () -> line().quality(8, 4, 2, 1).build(),
                        "Q = [8, 4, 2, 1]: more numbers than layers; order 2 takes at most 3"),
                refuses(() -> image().angles(0).build(), "L = 0: 1 to 64 angles are accepted"),
                refuses(() -> image().angles(-8).build(), "L = -8: 1 to 64 angles are accepted"),
                refuses(() -> image().angles(65).build(), "L = 65: 1 to 64 angles are accepted"),
                refuses(() -> line().maxOrder(-1).build(), "max-order = -1: 0 to 8 are accepted"),
                refuses(() -> line().maxOrder(9).build(), "max-order = 9: 0 to 8 are accepted"),
                refuses(() -> image().maxOrder(-1).build(), "max-order = -1: 0 to 8 are accepted"),
                refuses(() -> line().samplingRate(0).build(), "samplingRate = 0.0: a positive number of Hz"),
                refuses(() -> line().samplingRate(-1).build(), "samplingRate = -1.0: a positive number of Hz"),
                refuses(() -> line().samplingRate(Double.NaN).build(), "samplingRate = NaN: a positive number of Hz"),
                refuses(
                        () -> line().samplingRate(Double.POSITIVE_INFINITY).build(),
                        "samplingRate = Infinity: a positive number of Hz"));
    }

    @ParameterizedTest
    @MethodSource({"sizes", "scales", "averagings", "numbers"})
    void refusalsNameParameterValueAndWhatIsAccepted(Refusal refusal) {
        assertThatThrownBy(refusal.settings::get)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(refusal.message);
    }

    /** An empty signal has no J that would do; what is wrong with it is its length. */
    @Test
    void anEmptySignalIsRefusedByItsLength() {
        assertThatThrownBy(() -> Scattering1D.builder(0).build()).hasMessageStartingWith("length = 0: ");
        assertThatThrownBy(() -> Scattering1D.builder(-7).scale(1).build()).hasMessageStartingWith("length = -7: ");
    }

    @Test
    void defaultsOfASignal() {
        Scattering1D s = line().build();
        assertThat(s)
                .isEqualTo(new Scattering1D(
                        1000,
                        6,
                        List.of(8),
                        new Averaging.Local(64, 64),
                        2,
                        Padding.REFLECT,
                        Paths.FREQUENCY_DECREASING,
                        Profile.KYMATIO,
                        SignalType.REAL,
                        null));
        assertThat(s.shape()).containsExactly(1000);
        assertThat(s.quality(1)).isEqualTo(8);
        assertThat(s.quality(2)).isOne();
        assertThat(s.quality(5)).isOne();
    }

    @Test
    void defaultsOfAnImage() {
        Scattering2D s = image().build();
        assertThat(s)
                .isEqualTo(new Scattering2D(
                        32,
                        20,
                        2,
                        8,
                        new Averaging.Local(4, 4),
                        2,
                        Padding.REFLECT,
                        Paths.FREQUENCY_DECREASING,
                        Profile.KYMATIO));
        assertThat(s.shape()).containsExactly(32, 20);
        assertThat(s.signalType()).isEqualTo(SignalType.REAL);
    }

    @Test
    void supportAndStrideFollowWhatIsSaid() {
        assertThat(line().scale(3).build().averaging()).isEqualTo(new Averaging.Local(8, 8));
        assertThat(line().support(100).build().averaging()).isEqualTo(new Averaging.Local(100, 64));
        assertThat(line().support(1).build().averaging()).isEqualTo(new Averaging.Local(1, 1));
        assertThat(line().support(1000).build().averaging()).isEqualTo(new Averaging.Local(1000, 512));
        assertThat(line().support(100).stride(4).build().averaging()).isEqualTo(new Averaging.Local(100, 4));
        assertThat(image().scales(4).stride(2).build().averaging()).isEqualTo(new Averaging.Local(16, 2));
        assertThat(new Averaging.Local(100, 32).resolution()).isEqualTo(5);
    }

    @Test
    void theLastAcceptedValuesAreAccepted() {
        assertThat(line().scale(9).build().scale()).isEqualTo(9);
        assertThat(Scattering1D.builder(64).build().scale()).isEqualTo(6);
        assertThat(line().maxOrder(0).quality(8, 1).build().maxOrder()).isZero();
        assertThat(line().maxOrder(8).build().maxOrder()).isEqualTo(8);
        assertThat(line().quality(256, 2, 1).build().quality(2)).isEqualTo(2);
        assertThat(image().scales(4).angles(64).build().angles()).isEqualTo(64);
        assertThat(line().samplingRate(0.5).build().samplingRate()).isEqualTo(0.5);
    }

    @Test
    void settingsDoNotSeeLaterChangesOfTheListTheyWereGiven() {
        Integer[] quality = {8, 2};
        Scattering1D s = line().quality(quality).build();
        quality[0] = 1;
        assertThat(s.quality()).containsExactly(8, 2);
    }
}
