/** Single-precision FFTs over many interleaved signals: recipes, twiddles (computed in double, rounded once), passes. */
@NullMarked
package org.scattering.fft;

import org.jspecify.annotations.NullMarked;
