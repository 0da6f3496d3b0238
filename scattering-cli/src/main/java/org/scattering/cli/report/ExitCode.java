package org.scattering.cli.report;

/** What the process ends with. */
public final class ExitCode {
    /** Everything was done. */
    public static final int SUCCESS = 0;
    /** A fault of the program, or memory that does not suffice. */
    public static final int FAILURE = 1;
    /** A guarantee that {@code scatter verify} found violated. */
    public static final int VIOLATED = 1;
    /** Bad usage, input or output. */
    public static final int REFUSED = 2;

    private ExitCode() {}
}
