package org.scattering.cli;

import picocli.CommandLine.Option;

/** The option {@code --verbose}, which every command has. */
final class Verbosity {
    static final String NAME = "--verbose";

    // Main looks for it among the arguments, for it reports also what fails before options are read.
    @SuppressWarnings("UnusedVariable")
    @Option(names = NAME, description = "show the stack trace of an error")
    private boolean on;
}
