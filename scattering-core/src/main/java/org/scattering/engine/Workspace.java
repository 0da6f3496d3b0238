package org.scattering.engine;

/**
 * The memory in which one thread computes; the only thing that a transform writes beside its output. Not thread-safe: one
 * a thread. What it holds between calls is garbage that no result depends on.
 */
public abstract class Workspace {
    private final Cascade owner;

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
