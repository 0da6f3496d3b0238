package org.scattering.settings;

import org.jspecify.annotations.Nullable;

/**
 * A setting, or an input, that cannot be used: the message names the parameter, the value it was given and what would
 * be accepted. It is always the caller's to mend, never a fault of the library.
 */
public final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message parameter, value and what would be accepted, in one or two sentences
     */
    public InvalidSettingException(String message) {
        super(message);
    }

    /** Throws unless {@code valid}; the message is {@code "parameter = value: accepted"}. */
    static void require(boolean valid, String parameter, @Nullable Object value, String accepted) {
        if (!valid) {
            throw new InvalidSettingException(parameter + " = " + value + ": " + accepted);
        }
    }
}
