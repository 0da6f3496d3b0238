package org.scattering.engine;

/**
 * A plan compiled for one engine. Immutable and thread-safe: all that is written is in workspaces, and, on devices with
 * memory of their own, there.
 */
public interface Cascade extends AutoCloseable {

    /**
     * Makes the memory one thread needs.
     *
     * @return a new workspace
     */
    Workspace newWorkspace();

    /**
     * How many signals are best handed over at once.
     *
     * @return signals, ≥ 1
     */
    int lanes();

    /**
     * Into how many parts of about equal cost the paths of one signal can be cut, for several threads on few signals.
     *
     * @return parts, ≥ 1
     */
    int parts();

    /** Gives back what it holds outside of Java's heap, when the calls in progress have ended; nothing by default. */
    @Override
    default void close() {}
}
