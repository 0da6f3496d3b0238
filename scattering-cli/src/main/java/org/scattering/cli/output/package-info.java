/** Files out: written beside the old ones and moved over them when complete. */
@NullMarked
package org.scattering.cli.output;

import org.jspecify.annotations.NullMarked;
