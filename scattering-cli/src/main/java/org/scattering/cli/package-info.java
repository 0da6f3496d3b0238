/** The command line {@code scatter}. */
@NullMarked
package org.scattering.cli;

import org.jspecify.annotations.NullMarked;
