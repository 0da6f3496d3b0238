/** Double-precision DFT of any size on JTransforms: for filter design and the reference engine. The only package that touches JTransforms. */
@NullMarked
package org.scattering.fourier;

import org.jspecify.annotations.NullMarked;
