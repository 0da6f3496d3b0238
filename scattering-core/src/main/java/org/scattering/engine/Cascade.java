package org.scattering.engine;

/** A plan compiled for one engine. Immutable and thread-safe: all that is written is in workspaces. */
public interface Cascade {

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
}
