/**
 * Semi-discrete frames on periodic grids: a low-pass filter and band-pass filters given by their transfer functions, of any
 * kind (Morlet, Gabor, Meyer, Haar, given, random). The theory checks and general networks are built on them.
 */
@NullMarked
package org.scattering.frame;

import org.jspecify.annotations.NullMarked;
