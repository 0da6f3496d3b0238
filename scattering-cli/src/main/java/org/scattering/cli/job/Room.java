package org.scattering.cli.job;

import java.util.List;
import org.scattering.cli.input.Shapes;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.SignalType;

/** Refuses in words, and before anything is allocated, what memory cannot hold. */
public final class Room {
    private static final long LONGEST = 1L << 27;
    /** Bytes a number needs at the very least: as read, as computed with, padded, and one path of it. */
    private static final long BYTES_PER_NUMBER = 32;

    private Room() {}

    /**
     * Refuses a signal that is too long.
     *
     * @param source the signals
     * @throws Refusal where one of them is more than memory can hold
     */
    public static void require(SignalSource source) {
        List<Long> shape = source.signalShape();
        long samples;
        try {
            samples = Shapes.size(shape);
        } catch (ArithmeticException e) {
            samples = Long.MAX_VALUE;
        }
        if (samples > LONGEST) {
            throw Refusal.of(
                    source.file().path(),
                    "one signal of shape " + Shapes.text(shape) + "; up to " + LONGEST + " samples are accepted");
        }
        long bytes = samples * BYTES_PER_NUMBER * (source.type() == SignalType.COMPLEX ? 2 : 1);
        requireMemory(source, bytes, "one signal of shape " + Shapes.text(shape));
    }

    static void requireOutput(SignalSource source, long bytes) {
        requireMemory(source, bytes, "the coefficients of one signal of shape " + Shapes.text(source.signalShape()));
    }

    private static void requireMemory(SignalSource source, long bytes, String what) {
        long limit = Runtime.getRuntime().maxMemory();
        if (bytes > limit) {
            throw Refusal.of(
                    source.file().path(),
                    "more than memory can hold: " + what + " needs at least " + (bytes >> 20) + " MiB, the limit is "
                            + (limit >> 20) + " MiB (SCATTER_OPTS=-Xmx… raises it)");
        }
    }
}
