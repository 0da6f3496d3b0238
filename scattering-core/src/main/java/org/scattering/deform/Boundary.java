package org.scattering.deform;

/** What lies beyond the edges of a grid that is deformed. */
public enum Boundary {
    /** The signal again: the grid is a circle or a torus, and positions count modulo its lengths. */
    PERIODIC,
    /** Nothing: positions beyond an edge are moved onto it. */
    CLAMPED
}
