package org.scattering.cli.input;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.frame.SamplePrecision;
import org.scattering.settings.SignalType;

/** The numbers of a file, read once from first to last with the last axis running fastest. Not thread-safe. */
public interface Samples extends Closeable {

    /**
     * The axes.
     *
     * @return at least one, each at least 1
     */
    List<Long> shape();

    /**
     * What the samples are; complex ones are two numbers.
     *
     * @return real or complex
     */
    default SignalType type() {
        return SignalType.REAL;
    }

    /**
     * The sampling rate the file tells.
     *
     * @return samples per second, null where it tells none
     */
    default @Nullable Double samplingRate() {
        return null;
    }

    /**
     * How exactly the file can say a number.
     *
     * @return double precision for whole numbers too, which are exact
     */
    default SamplePrecision precision() {
        return SamplePrecision.DOUBLE;
    }

    /**
     * Reads on.
     *
     * @param target where the numbers go
     * @param from the first index to fill
     * @param to the end, exclusive
     * @throws IOException where the file fails or ends early
     */
    void read(double[] target, int from, int to) throws IOException;

    @Override
    default void close() throws IOException {}
}
