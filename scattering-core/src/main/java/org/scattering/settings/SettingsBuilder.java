package org.scattering.settings;

import org.jspecify.annotations.Nullable;

/** What the builders of 1D and 2D settings share. */
abstract sealed class SettingsBuilder<B extends SettingsBuilder<B>> permits Scattering1D.Builder, Scattering2D.Builder {
    int scale;
    int maxOrder = 2;
    Padding padding = Padding.REFLECT;
    Paths paths = Paths.FREQUENCY_DECREASING;
    Profile profile = Profile.KYMATIO;
    private @Nullable Averaging averaging;
    private @Nullable Integer stride;

    SettingsBuilder(int scale) {
        this.scale = scale;
    }

    @SuppressWarnings("unchecked")
    private B self() {
        return (B) this;
    }

    B withScale(int j) {
        scale = j;
        return self();
    }

    /**
     * Sets the averaging; local where it is not said.
     *
     * @param kind global, none, or local with explicit numbers
     * @return this
     */
    public B averaging(Averaging kind) {
        averaging = kind;
        return self();
    }

    /**
     * Sets the stride of the local averaging; the largest power of two within T where it is not said.
     *
     * @param samples input samples between two output samples, a power of two
     * @return this
     */
    public B stride(int samples) {
        stride = samples;
        return self();
    }

    /**
     * Sets M.
     *
     * @param order the length of the longest path; 2 where it is not said
     * @return this
     */
    public B maxOrder(int order) {
        maxOrder = order;
        return self();
    }

    /**
     * Sets the padding; reflection where it is not said.
     *
     * @param kind how the signal continues
     * @return this
     */
    public B padding(Padding kind) {
        padding = kind;
        return self();
    }

    /**
     * Chooses paths; frequency-decreasing where it is not said.
     *
     * @param kind which paths
     * @return this
     */
    public B paths(Paths kind) {
        paths = kind;
        return self();
    }

    /**
     * Sets the normalisation of the bank; Kymatio's where it is not said.
     *
     * @param kind the profile
     * @return this
     */
    public B profile(Profile kind) {
        profile = kind;
        return self();
    }

    Averaging resolvedAveraging(@Nullable Integer support) {
        if (averaging != null) {
            InvalidSettingException.require(
                    support == null, "T", support, "only local averaging has a support; leave it out");
            InvalidSettingException.require(
                    stride == null, "stride", stride, "only local averaging has a stride; leave it out");
            return averaging;
        }
        int t = support == null ? 1 << scale : support;
        InvalidSettingException.require(t >= 1, "T", t, "the support of φ is at least 1 sample");
        return new Averaging.Local(t, stride == null ? Integer.highestOneBit(t) : stride);
    }
}
