package org.scattering.learn.model;

/** A model file that cannot be used: truncated, of another kind, or of an incompatible version; the message says which. */
public final class ModelFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelFileException(String message) {
        super(message);
    }
}
