package org.scattering.cli;

/** A command that does nothing without one of its sub-commands. */
interface Group {}
