/** Files in: what kind they are, and their samples one signal after another. */
@NullMarked
package org.scattering.cli.input;

import org.jspecify.annotations.NullMarked;
