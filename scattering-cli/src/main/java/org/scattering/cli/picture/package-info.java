/** Pictures: filter banks, scattergrams and scattering disks, drawn once for PNG and SVG. */
@NullMarked
package org.scattering.cli.picture;

import org.jspecify.annotations.NullMarked;
