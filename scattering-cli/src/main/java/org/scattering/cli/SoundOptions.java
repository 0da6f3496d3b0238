package org.scattering.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.scattering.settings.Scattering1D;
import picocli.CommandLine.Option;

/** What the picture of a sound or signal is asked for. */
final class SoundOptions {
    private static final int SCALE = 8;
    private static final int QUALITY = 8;
    /** Fewer columns than that would show on the page. */
    private static final int COLUMNS = 512;

    @Option(
            names = "--Q",
            paramLabel = "Q",
            converter = Quality.Converter.class,
            description = "wavelets per octave, one number or one a layer (8,2), default 8")
    private @Nullable Quality quality;

    @Option(names = "--T", paramLabel = "T", description = "samples averaged over, default 2^J")
    private @Nullable Integer support;

    @Option(names = "--sampling-rate", paramLabel = "HZ", description = "for Hz and seconds; WAV files know their own")
    private @Nullable Double samplingRate;

    @Option(
            names = "--lambda",
            paramLabel = "N1",
            description = "number of the wavelet whose second order is drawn, 0 for the highest frequency; "
                    + "default the strongest")
    private @Nullable Integer lambda;

    /** The options that were given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        note(given, "--Q", quality);
        note(given, "--T", support);
        note(given, "--sampling-rate", samplingRate);
        note(given, "--lambda", lambda);
        return given;
    }

    static void note(List<String> given, String name, @Nullable Object value) {
        if (value != null) {
            given.add(name);
        }
    }

    @Nullable
    Double samplingRate() {
        return samplingRate;
    }

    OptionalInt lambda() {
        Integer wanted = lambda;
        return wanted == null ? OptionalInt.empty() : OptionalInt.of(wanted);
    }

    /** Sampled finely enough for a picture: that changes where x ⋆ φ is looked at, not what it is. */
    Scattering1D.Builder builder(int length, @Nullable Integer scale, @Nullable Double rate) {
        int j = scale == null ? SCALE : scale;
        Integer asked = support;
        int samples = asked == null ? 1 << Math.clamp(j, 0, 30) : asked;
        Quality layers = quality == null ? new Quality(List.of(QUALITY)) : quality;
        Scattering1D.Builder builder = Scattering1D.builder(length)
                .scale(j)
                .quality(layers.layers().toArray(Integer[]::new))
                .support(samples)
                .stride(Integer.highestOneBit(Math.max(1, Math.min(length / COLUMNS, samples))));
        return rate == null ? builder : builder.samplingRate(rate);
    }
}
