/** From input files to output files: one file, a folder, a stack. */
@NullMarked
package org.scattering.cli.job;

import org.jspecify.annotations.NullMarked;
