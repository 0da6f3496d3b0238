/** Deformations (L_τ x)(u) = x(u - τ(u)) of signals and images: displacements, warps as linear operators, random diffeomorphisms. */
@NullMarked
package org.scattering.deform;

import org.jspecify.annotations.NullMarked;
