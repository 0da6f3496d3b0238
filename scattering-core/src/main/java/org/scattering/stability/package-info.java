/**
 * How much a representation of signals changes under deformations, relative to noise of the same size and to the distance between
 * signals. Source: L. Petrini, A. Favero, M. Geiger, M. Wyart, Relative stability toward diffeomorphisms indicates performance in
 * deep nets, NeurIPS 2021.
 */
@NullMarked
package org.scattering.stability;

import org.jspecify.annotations.NullMarked;
