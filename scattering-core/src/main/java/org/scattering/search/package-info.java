/**
 * What searches for the worst case share, and the package that the module keeps to itself: a generator for each trial, the largest
 * eigenvalue of an operator, sums of squares.
 */
@NullMarked
package org.scattering.search;

import org.jspecify.annotations.NullMarked;
