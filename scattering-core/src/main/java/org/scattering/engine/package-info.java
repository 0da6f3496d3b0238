/** The seam between plans and the code that runs them: signals in, coefficients out, engines, workspaces. */
@NullMarked
package org.scattering.engine;

import org.jspecify.annotations.NullMarked;
