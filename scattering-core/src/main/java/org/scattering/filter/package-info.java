/** Filter banks: Morlet wavelets and Gaussian low-pass filters in one and two dimensions, their normalisations, and their Littlewood–Paley sums.
 * Functions are those of {@code StrictMath}: every machine builds the same bits. */
@NullMarked
package org.scattering.filter;

import org.jspecify.annotations.NullMarked;
