package org.scattering.engine;

/** An engine that was asked for by name does not exist, cannot run here, or cannot compute the plan; the message says why. */
public final class EngineUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * For engines.
     *
     * @param message why not, and what may help
     */
    public EngineUnavailableException(String message) {
        super(message);
    }
}
