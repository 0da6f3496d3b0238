/** The oracle: the scattering cascade in double precision, written to be read beside the paper. */
@NullMarked
package org.scattering.reference;

import org.jspecify.annotations.NullMarked;
