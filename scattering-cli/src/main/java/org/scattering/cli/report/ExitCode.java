package org.scattering.cli.report;

/** What the process ends with. */
public final class ExitCode {
    /** Everything was done. */
    public static final int SUCCESS = 0;
    /** A guarantee that {@code scatter verify} found violated, and nothing else. */
    public static final int VIOLATED = 1;
    /** Bad usage, input or output. */
    public static final int REFUSED = 2;
    /** A fault of the program, or memory that does not suffice: {@code EX_SOFTWARE} of sysexits.h. */
    public static final int FAILURE = 70;

    private ExitCode() {}
}
