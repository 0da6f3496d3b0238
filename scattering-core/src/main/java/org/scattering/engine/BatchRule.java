package org.scattering.engine;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.scattering.settings.ScatteringSettings;

/**
 * From how many signals in one call on a preferred engine is faster than the spare one: the least n for which
 *
 * <pre>{@code a + (n - 1) e < n s}</pre>
 *
 * where a is the time of the preferred engine for one signal alone (launches and copies), e its time for each of many, and s
 * the spare engine's for each. All three are the best times seen in this process, of calls and of trials ({@link Trials}). The
 * engine's own assumption holds until both are known: the preferred one alone and among many, the spare one once it has stopped
 * getting faster and Java has stopped compiling. From then on n is only changed where it was wrong by a factor of two, so that
 * the engine does not change from one call to the next. Thread-safe.
 */
final class BatchRule {
    /** No batch is large enough. */
    static final int NEVER = Integer.MAX_VALUE;

    /** Of the time that one engine has worked for the caller, what may be spent on trials of the other; while its times are not known. */
    private static final double SHARE_UNKNOWN = 0.1;
    /** The same when they are: who was slow once may have been disturbed. */
    private static final double SHARE_KNOWN = 0.01;
    /** What the first trial may take, in seconds: of the preferred engine with its preparation. */
    private static final double FIRST_TRIAL = 0.05;
    /** Of the batch assumed to be large enough, what is large enough for it to be worth a trial. */
    private static final int WORTH_A_TRIAL = 32;
    /** Only a rule that is wrong by that is changed. */
    private static final int HYSTERESIS = 2;

    private static final int REMEMBERED = 64;
    private static final Map<Key, BatchRule> KNOWN = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, BatchRule> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * What the times are of.
     *
     * @param preferred name of an engine
     * @param spare name of the other one
     * @param settings what they compute
     * @param threads threads a call may use
     */
    record Key(String preferred, String spare, ScatteringSettings settings, int threads) {}

    private final Key key;
    private final int assumed;
    private final CallTimes preferred = new CallTimes();
    private final CallTimes spare = new CallTimes();
    private volatile int least;
    private volatile boolean measured;

    BatchRule(Key key, int assumed) {
        this.key = key;
        this.assumed = assumed;
        least = assumed;
    }

    /** The rule of this process: transforms of the same settings learn from each other. */
    static BatchRule shared(Key key, int assumed) {
        synchronized (KNOWN) {
            return KNOWN.computeIfAbsent(key, k -> new BatchRule(k, assumed));
        }
    }

    /** Which of the two engines. */
    enum Side {
        PREFERRED,
        SPARE;

        Side other() {
            return this == PREFERRED ? SPARE : PREFERRED;
        }
    }

    private CallTimes times(Side side) {
        return side == Side.PREFERRED ? preferred : spare;
    }

    /** From how many signals on the preferred engine computes; {@link #NEVER} where it is slower at any number. */
    int least() {
        return least;
    }

    /** The batch that the preferred engine assumes to be large enough. */
    int assumed() {
        return assumed;
    }

    /** Whether times decide, and not the assumption. */
    boolean measured() {
        return measured;
    }

    /** What a call of the caller's took, and who knows how long Java had compiled by its end. */
    synchronized void called(Side side, int signals, double seconds, DoubleSupplier compiled) {
        times(side).called(signals, seconds, compiled);
        decide();
    }

    /** What a trial took, likewise. */
    synchronized void tried(Side side, int signals, double seconds, DoubleSupplier compiled) {
        times(side).tried(signals, seconds, compiled);
        decide();
    }

    /** What went before a trial: preparations. */
    synchronized void prepared(Side side, double seconds) {
        times(side).spent(seconds);
    }

    /** Whether the preferred engine, at work already, has never had one signal alone. */
    synchronized boolean lacksAlone() {
        return preferred.alone() == Double.POSITIVE_INFINITY;
    }

    /** Seconds a signal of an engine; infinite while it has none. */
    synchronized double each(Side side) {
        return times(side).each();
    }

    /**
     * Whether an engine is worth a trial now.
     *
     * @param side the engine that did not compute
     * @param signals of the call that the other one computed
     */
    synchronized boolean isDue(Side side, int signals) {
        CallTimes mine = times(side);
        boolean known = side == Side.PREFERRED ? !lacksAlone() : mine.steady();
        double next = Double.isInfinite(mine.each()) ? FIRST_TRIAL : mine.each();
        double share = known ? SHARE_KNOWN : SHARE_UNKNOWN;
        return (long) signals * WORTH_A_TRIAL >= assumed
                && mine.tried() + next <= share * times(side.other()).used();
    }

    private void decide() {
        if (lacksAlone() || !spare.steady()) {
            return;
        }
        long now = least(preferred.alone(), preferred.each(), spare.each());
        if (!measured || now > (long) HYSTERESIS * least || (long) HYSTERESIS * now < least) {
            least = (int) now;
            measured = true;
        }
    }

    private static int least(double alone, double each, double other) {
        if (alone < other) {
            return 1;
        }
        double extra = (alone - other) / (other - each);
        return each < other && extra < NEVER - 2 ? (int) extra + 2 : NEVER;
    }

    /** The rule in a sentence, with the times that decide. */
    synchronized String text() {
        String small = least == 1 ? "" : ", " + key.spare + " smaller ones";
        String which = least == NEVER
                ? "%s computes every batch, and %s none".formatted(key.spare, key.preferred)
                : "%s computes batches of %d or more%s".formatted(key.preferred, least, small);
        if (!measured) {
            return which + " (assumed, until both have been timed)";
        }
        return "%s (measured: %s %s for one alone, %s each of many; %s %s each)"
                .formatted(
                        which,
                        key.preferred,
                        time(preferred.alone()),
                        time(preferred.each()),
                        key.spare,
                        time(spare.each()));
    }

    private static String time(double seconds) {
        return seconds < 1e-3
                ? String.format(Locale.ROOT, "%.3g µs", seconds * 1e6)
                : String.format(Locale.ROOT, "%.3g ms", seconds * 1e3);
    }
}
