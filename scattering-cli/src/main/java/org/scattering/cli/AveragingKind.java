package org.scattering.cli;

/** The values of {@code --averaging}. */
enum AveragingKind {
    LOCAL,
    GLOBAL_MEAN,
    GLOBAL_SUM,
    NONE
}
