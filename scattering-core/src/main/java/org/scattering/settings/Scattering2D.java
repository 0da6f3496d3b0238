package org.scattering.settings;

import static org.scattering.settings.InvalidSettingException.require;

import java.util.List;

/**
 * Settings of a 2D scattering transform. Immutable; made by {@link #builder(int, int)}.
 *
 * @param rows M, the first axis of an image
 * @param columns N, the second axis of an image
 * @param scale J ≥ 1 scales, one an octave, with 2^J ≤ min(M, N)
 * @param angles L ≥ 1 orientations in [0, π)
 * @param averaging local (support 2^J), global or none
 * @param maxOrder m ≥ 0
 * @param padding how the image continues beyond its edges
 * @param paths which paths are computed
 * @param profile normalisation of the bank
 */
public record Scattering2D(
        int rows,
        int columns,
        int scale,
        int angles,
        Averaging averaging,
        int maxOrder,
        Padding padding,
        Paths paths,
        Profile profile)
        implements ScatteringSettings {

    private static final int LARGEST = 1 << 14;

    /** Checks every setting. */
    public Scattering2D {
        require(rows >= 1 && rows <= LARGEST, "rows", rows, "1 to " + LARGEST + " pixels are accepted");
        require(columns >= 1 && columns <= LARGEST, "columns", columns, "1 to " + LARGEST + " pixels are accepted");
        Limits.scale(scale, Math.min(rows, columns), "pixels of the image's shorter side");
        require(angles >= 1 && angles <= 64, "L", angles, "1 to 64 angles are accepted");
        Limits.order(maxOrder);
        if (averaging instanceof Averaging.Local local) {
            require(local.support() == 1 << scale, "T", local.support(), "in 2D the averaging has support 2^J");
        }
    }

    @Override
    public List<Integer> shape() {
        return List.of(rows, columns);
    }

    @Override
    public SignalType signalType() {
        return SignalType.REAL;
    }

    /**
     * Starts a builder; the defaults are J = 2, L = 8, order 2, reflection, Kymatio's bank.
     *
     * @param rows M, the first axis of an image
     * @param columns N, the second axis of an image
     * @return a new builder
     */
    public static Builder builder(int rows, int columns) {
        return new Builder(rows, columns);
    }

    /** Collects settings; what is not said has its default. Not thread-safe. */
    public static final class Builder extends SettingsBuilder<Builder> {
        private final int rows;
        private final int columns;
        private int angles = 8;

        private Builder(int rows, int columns) {
            super(2);
            this.rows = rows;
            this.columns = columns;
        }

        /**
         * Sets J.
         *
         * @param j the number of scales, 2^J ≤ min(M, N)
         * @return this
         */
        public Builder scales(int j) {
            return withScale(j);
        }

        /**
         * Sets L.
         *
         * @param l the number of orientations
         * @return this
         */
        public Builder angles(int l) {
            angles = l;
            return this;
        }

        /**
         * Checks and makes the settings.
         *
         * @return the settings
         * @throws InvalidSettingException for a value that cannot be used
         */
        public Scattering2D build() {
            require(rows >= 1 && columns >= 1, "shape", rows + "x" + columns, "both sides have at least one pixel");
            Limits.scale(scale, Math.min(rows, columns), "pixels of the image's shorter side");
            return new Scattering2D(
                    rows, columns, scale, angles, resolvedAveraging(null), maxOrder, padding, paths, profile);
        }
    }
}
