/** What the user is told: refusals, exit codes, progress. */
@NullMarked
package org.scattering.cli.report;

import org.jspecify.annotations.NullMarked;
