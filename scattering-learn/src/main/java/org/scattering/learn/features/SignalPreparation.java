package org.scattering.learn.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scattering.settings.InvalidSettingException;

/**
 * What is done to a signal before the transform, in training and ever after.
 *
 * @param length samples every 1D signal is cropped or padded with zeros to, centred; null to leave it
 * @param amplitude how loud it becomes
 */
public record SignalPreparation(@Nullable Integer length, Amplitude amplitude) {
    /** Signals as they are. */
    public static final SignalPreparation NONE = new SignalPreparation(null, Amplitude.AS_IS);

    /** How loud a signal becomes. */
    public enum Amplitude {
        /** As loud as it is. */
        AS_IS,
        /** Divided by its largest magnitude; silence stays silence. */
        PEAK_ONE
    }

    /** Checks the length. */
    public SignalPreparation {
        if (length != null && length < 1) {
            throw new InvalidSettingException("length = " + length + ": at least 1 sample is needed");
        }
    }

    /**
     * Prepares a signal. What is prepared already comes out as it is.
     *
     * @param signal real samples; not changed
     * @return the prepared samples
     */
    public float[] apply(float[] signal) {
        Integer wanted = length;
        float[] fitted = wanted == null || wanted == signal.length ? signal : centred(signal, wanted);
        return amplitude == Amplitude.PEAK_ONE ? toPeakOne(fitted) : fitted;
    }

    /** The same number of samples at both ends is lost or added, one more at the right where it is odd. */
    private static float[] centred(float[] signal, int wanted) {
        int have = signal.length;
        float[] centred = new float[wanted];
        int from = Math.max(0, (have - wanted) / 2);
        int to = Math.max(0, (wanted - have) / 2);
        System.arraycopy(signal, from, centred, to, Math.min(have, wanted));
        return centred;
    }

    private static float[] toPeakOne(float[] signal) {
        float peak = 0;
        for (float sample : signal) {
            peak = Math.max(peak, Math.abs(sample));
        }
        if (peak == 0 || peak == 1) {
            return signal;
        }
        float[] scaled = Arrays.copyOf(signal, signal.length);
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= peak;
        }
        return scaled;
    }
}
