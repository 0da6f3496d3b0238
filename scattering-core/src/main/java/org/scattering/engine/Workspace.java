package org.scattering.engine;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The memory in which one thread computes; the only thing that a transform writes beside its output. Not thread-safe: one
 * a thread. What it holds between calls is garbage that no result depends on.
 */
public abstract class Workspace {
    private final Cascade owner;
    /** Of the transform that lends this one out; nobody's where a caller made it. */
    private @Nullable Crew crew;

    /**
     * For engines.
     *
     * @param owner the cascade it belongs to
     */
    protected Workspace(Cascade owner) {
        this.owner = owner;
    }

    final Cascade owner() {
        return owner;
    }

    /** Lets the threads of a transform help whoever computes in this. */
    final void manWith(Crew helpers) {
        crew = helpers;
    }

    /**
     * Runs tasks 0 … tasks - 1 in any order, on the calling thread and on what threads the transform has beside it; for engines whose
     * call is not cut into parts.
     *
     * @param tasks how many
     * @param task what runs one; may be called by several threads at once
     * @throws java.util.concurrent.CancellationException where the caller is interrupted; some tasks have not run then, and none is
     *     running
     */
    protected final void share(int tasks, IntConsumer task) {
        Crew helpers = crew;
        if (helpers != null && tasks > 1) {
            helpers.share(tasks, task);
            return;
        }
        for (int i = 0; i < tasks; i++) {
            task.accept(i);
        }
    }

    /**
     * The memory it holds.
     *
     * @return bytes, about
     */
    public abstract long bytes();

    /**
     * Computes one part of the paths of some signals.
     *
     * @param in the batch, checked
     * @param first the first signal
     * @param count signals, at most {@link Cascade#lanes()}
     * @param part which part, in [0, parts)
     * @param parts how many parts there are; 1 for all paths
     * @param out where the rows of those signals are written
     */
    protected abstract void run(Signals in, int first, int count, int part, int parts, Coefficients out);
}
