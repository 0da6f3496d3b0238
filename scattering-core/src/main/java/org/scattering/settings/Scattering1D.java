package org.scattering.settings;

import static org.scattering.settings.InvalidSettingException.require;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a 1D scattering transform. Immutable; made by {@link #builder(int)}.
 *
 * @param length N, samples a signal (the longest of a batch of variable length)
 * @param scale J ≥ 1 with 2^J ≤ N
 * @param quality Q, wavelets per octave, one number a layer; layers beyond the list have Q = 1
 * @param averaging local with support T ≤ N, global or none
 * @param maxOrder M ≥ 0
 * @param padding how the signal continues beyond its ends
 * @param paths which paths are computed
 * @param profile normalisation of the bank
 * @param signalType real or complex samples
 * @param samplingRate samples per second, used only to give frequencies in Hz; null where unknown
 */
public record Scattering1D(
        int length,
        int scale,
        List<Integer> quality,
        Averaging averaging,
        int maxOrder,
        Padding padding,
        Paths paths,
        Profile profile,
        SignalType signalType,
        @Nullable Double samplingRate)
        implements ScatteringSettings {

    private static final int LONGEST = 1 << 27;

    /** Checks every setting. */
    public Scattering1D {
        quality = List.copyOf(quality);
        require(length >= 1 && length <= LONGEST, "length", length, "1 to " + LONGEST + " samples are accepted");
        Limits.scale(scale, length, "samples of the signal");
        Limits.order(maxOrder);
        require(!quality.isEmpty(), "Q", quality, "at least the number for the first layer is needed");
        require(
                quality.size() <= Math.max(maxOrder, 1) + 1,
                "Q",
                quality,
                "more numbers than layers; order " + maxOrder + " takes at most " + (Math.max(maxOrder, 1) + 1));
        for (int q : quality) {
            require(q >= 1 && q <= 256, "Q", q, "wavelets per octave: 1 to 256");
        }
        if (averaging instanceof Averaging.Local local) {
            require(local.support() <= length, "T", local.support(), "at most the signal's length, " + length);
        }
        if (samplingRate != null) {
            require(samplingRate > 0 && samplingRate < 1e15, "samplingRate", samplingRate, "a positive number of Hz");
        }
    }

    @Override
    public List<Integer> shape() {
        return List.of(length);
    }

    /**
     * Q of a layer.
     *
     * @param layer 1 for the wavelets applied to the signal, 2 for those applied to U[λ1], …
     * @return wavelets per octave
     */
    public int quality(int layer) {
        return layer <= quality.size() ? quality.get(layer - 1) : 1;
    }

    /**
     * Starts a builder; the defaults are J = 6, Q = 8 (first layer), order 2, T = 2^J, reflection, Kymatio's bank.
     *
     * @param length N, samples a signal
     * @return a new builder
     */
    public static Builder builder(int length) {
        return new Builder(length);
    }

    /** Collects settings; what is not said has its default. Not thread-safe. */
    public static final class Builder extends SettingsBuilder<Builder> {
        private final int length;
        private List<Integer> quality = List.of(8);
        private @Nullable Integer support;
        private SignalType signalType = SignalType.REAL;
        private @Nullable Double samplingRate;

        private Builder(int length) {
            super(6);
            this.length = length;
        }

        /**
         * Sets J.
         *
         * @param j the scale, 2^J ≤ N
         * @return this
         */
        public Builder scale(int j) {
            return withScale(j);
        }

        /**
         * Sets Q.
         *
         * @param q wavelets per octave, one number a layer; layers not named have 1
         * @return this
         */
        public Builder quality(Integer... q) {
            quality = List.of(q);
            return this;
        }

        /**
         * Sets T, the support of the local averaging; 2^J where it is not said.
         *
         * @param samples T, at most N; need not be a power of two
         * @return this
         */
        public Builder support(int samples) {
            support = samples;
            return this;
        }

        /**
         * Says what the samples are.
         *
         * @param type real or complex
         * @return this
         */
        public Builder signalType(SignalType type) {
            signalType = type;
            return this;
        }

        /**
         * Sets the sampling rate, so that paths have frequencies in Hz.
         *
         * @param hertz samples per second
         * @return this
         */
        public Builder samplingRate(double hertz) {
            samplingRate = hertz;
            return this;
        }

        /**
         * Checks and makes the settings.
         *
         * @return the settings
         * @throws InvalidSettingException for a value that cannot be used
         */
        public Scattering1D build() {
            require(length >= 1, "length", length, "1 to " + LONGEST + " samples are accepted");
            Limits.scale(scale, length, "samples of the signal");
            return new Scattering1D(
                    length,
                    scale,
                    quality,
                    resolvedAveraging(support),
                    maxOrder,
                    padding,
                    paths,
                    profile,
                    signalType,
                    samplingRate);
        }
    }
}
