package org.scattering.cli.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;

/** A file that takes the coefficients of one signal after another. Closed before it is finished it leaves no trace. */
public interface CoefficientSink extends Closeable {

    /**
     * Begins an output file of the kind that the averaging asks for.
     *
     * @param target where it will appear
     * @param plan what is computed
     * @param precision the numbers
     * @param leading the axes of the batch, at their largest
     * @param opener how files are opened
     * @return the sink
     * @throws org.scattering.cli.report.Refusal where nothing can be written there
     */
    static CoefficientSink open(
            Path target, ScatteringPlan plan, Precision precision, List<Long> leading, AtomicFile.Opener opener) {
        return plan.settings().averaging() instanceof Averaging.None
                ? new NpzSink(target, plan, precision, opener)
                : new NpySink(AtomicFile.create(target, opener), plan, precision, leading);
    }

    /**
     * Appends signals.
     *
     * @param chunk their coefficients
     * @throws IOException where they cannot be written
     */
    void append(Coefficients chunk) throws IOException;

    /**
     * The end of what has been appended.
     *
     * @return a position for {@link #rollback(long)}
     */
    long mark();

    /**
     * Forgets what was appended after a position.
     *
     * @param mark the position
     * @throws IOException where the file cannot be cut off
     */
    void rollback(long mark) throws IOException;

    /**
     * Completes the file and moves it to its place.
     *
     * @param leading the axes of the batch as they became
     * @throws IOException where it cannot be written
     */
    void finish(List<Long> leading) throws IOException;
}
