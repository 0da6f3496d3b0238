/** Tables on devices, and the launches that carry batches through them. */
@NullMarked
package org.scattering.gpu.run;

import org.jspecify.annotations.NullMarked;
