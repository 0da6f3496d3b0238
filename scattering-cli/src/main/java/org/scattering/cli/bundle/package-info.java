/** The program with a runtime of its own, as one file. */
@NullMarked
package org.scattering.cli.bundle;

import org.jspecify.annotations.NullMarked;
