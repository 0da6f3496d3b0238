/** {@code scatter verify}: every guarantee of the theory, checked on given filters and signals, with a report. */
@NullMarked
package org.scattering.cli.verify;

import org.jspecify.annotations.NullMarked;
