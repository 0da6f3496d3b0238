package org.scattering.engine;

/**
 * An engine that was available failed: its device was lost, or has too little memory. What was being computed is
 * incomplete and must not be used.
 */
public final class EngineFailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * For engines.
     *
     * @param message what failed, and what may help
     */
    public EngineFailureException(String message) {
        super(message);
    }
}
