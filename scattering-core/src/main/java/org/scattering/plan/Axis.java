package org.scattering.plan;

/**
 * One axis of the padded grid, and which samples of it are kept at each resolution.
 *
 * @param length samples of the signal
 * @param padded samples of the padded signal
 * @param left samples added before the signal
 * @param keptFrom first kept position at full rate
 * @param keptTo end (exclusive) of the kept positions at full rate
 */
public record Axis(int length, int padded, int left, int keptFrom, int keptTo) {

    /**
     * The first kept sample at a lower rate.
     *
     * @param resolution log2 of the sub-sampling
     * @return ⌈keptFrom / 2^resolution⌉
     */
    public int from(int resolution) {
        return ceilShift(keptFrom, resolution);
    }

    /**
     * The end of the kept samples at a lower rate.
     *
     * @param resolution log2 of the sub-sampling
     * @return ⌈keptTo / 2^resolution⌉, exclusive
     */
    public int to(int resolution) {
        return ceilShift(keptTo, resolution);
    }

    /**
     * How many samples are kept at a lower rate.
     *
     * @param resolution log2 of the sub-sampling
     * @return to - from
     */
    public int kept(int resolution) {
        return to(resolution) - from(resolution);
    }

    /**
     * How many samples are kept of a signal that is shorter than the plan's.
     *
     * @param resolution log2 of the sub-sampling
     * @param actualLength its samples, in [1, length]
     * @return samples kept, the first ones of {@link #kept(int)}
     */
    public int kept(int resolution, int actualLength) {
        return ceilShift(keptTo - (length - actualLength), resolution) - from(resolution);
    }

    /** Whether the ends of the signal are the ends of the grid: convolutions are circular on the signal itself. */
    boolean circular() {
        return padded == length;
    }

    private static int ceilShift(int position, int resolution) {
        return (int) (((long) position + (1L << resolution) - 1) >> resolution);
    }
}
