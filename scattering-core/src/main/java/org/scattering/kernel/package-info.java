/** The few verbs the CPU engine spends its time in; each has a scalar and a SIMD twin that agree bit for bit. */
@NullMarked
package org.scattering.kernel;

import org.jspecify.annotations.NullMarked;
