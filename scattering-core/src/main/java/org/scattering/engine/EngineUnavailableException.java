package org.scattering.engine;

/** An engine that was asked for by name does not exist or cannot run here; the message says why. */
public final class EngineUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineUnavailableException(String message) {
        super(message);
    }
}
