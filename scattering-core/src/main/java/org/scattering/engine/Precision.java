package org.scattering.engine;

/** The arithmetic an engine computes in. */
public enum Precision {
    /** 32-bit floating point. */
    SINGLE,
    /** 64-bit floating point. */
    DOUBLE
}
