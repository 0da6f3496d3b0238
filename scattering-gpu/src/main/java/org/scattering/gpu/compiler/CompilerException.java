package org.scattering.gpu.compiler;

/** Why kernels cannot be compiled here. */
public final class CompilerException extends Exception {
    private static final long serialVersionUID = 1L;

    CompilerException(String message) {
        super(message);
    }
}
